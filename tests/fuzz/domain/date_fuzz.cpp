#include <cstdint>
#include <cstdlib>

#include <concord/domain/partial_date.hpp>
#include <concord/domain/record.hpp>
#include <concord/domain/worded_date.hpp>

using namespace concord::domain;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (const auto date = parse_partial_date(text)) {
    if (to_string(*date) != text || !first_day(*date).ok() || last_day(*date) < first_day(*date))
      std::abort();
  }
  for (const auto* pattern : {"%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%d/%m/%y", "%Y%m%d"}) {
    const auto date = parse_date(text, pattern, 2026);
    if (date && !first_day(*date).ok()) std::abort();
  }
  if (const auto date = parse_worded_date(text, 2026); date && !first_day(*date).ok()) std::abort();
  // The first bytes up to a NUL as the pattern, the rest as the text.
  const auto nul = text.find('\0');
  if (nul != std::string_view::npos) (void)parse_date(text.substr(nul + 1), text.substr(0, nul), 2026);
  if (const auto version = parse_source_version(text)) {
    const auto again = parse_source_version(to_string(*version));
    if (!again || *again != *version) std::abort();
  }
  return 0;
}
