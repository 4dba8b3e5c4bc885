#include <cstdint>
#include <cstdlib>

#include <concord/domain/contact.hpp>
#include <concord/domain/office_mailbox.hpp>

using namespace concord::domain;

// What is taken is in its canonical form already, so taking it again changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto phone = parse_phone(text)) {
    if (phone->value.size() < 9 || phone->value.size() > 16 || phone->value[0] != '+') std::abort();
    const auto again = parse_phone(phone->value);
    if (!again || again->value != phone->value) std::abort();
  }
  (void)is_office_mailbox(text);
  if (const auto email = parse_email(text)) {
    const auto again = parse_email(email->value);
    if (!again || again->value != email->value) std::abort();
  }
  return 0;
}
