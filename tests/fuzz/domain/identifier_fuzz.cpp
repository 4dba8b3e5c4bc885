#include <cstdint>
#include <cstdlib>

#include <concord/domain/identifiers.hpp>
#include <concord/domain/keys.hpp>

using namespace concord::domain;

// What is taken is in its canonical form already, so taking it again changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const std::string_view type : {"nino", "nhs-number", "upn", "tenancy"}) {
    const auto identifier = parse_identifier(type, text);
    if (!identifier) continue;
    const auto again = parse_identifier(type, identifier->value);
    if (!again || *again != *identifier) std::abort();
    (void)masked(identifier->value);
  }
  if (const auto uprn = parse_uprn(text); uprn && parse_uprn(*uprn).value() != *uprn) std::abort();
  if (const auto code = parse_postcode(text); code && parse_postcode(*code).value() != *code) std::abort();
  (void)parse_source(text);
  (void)parse_record_id(text);
  return 0;
}
