#include <cstdint>
#include <cstdlib>
#include <string>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord::domain;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  std::vector<std::string> lines;
  for (const auto line : concord::split(text, '\n')) lines.emplace_back(line);
  const auto parts = parse_address_parts(lines);
  if (parts != parse_address_parts(lines)) std::abort();
  for (const auto* part : {&parts.flat, &parts.house, &parts.street, &parts.town}) {
    if (concord::collapse_blanks(*part) != *part) std::abort();
  }
  (void)is_no_address(lines);
  return 0;
}
