// What parse_json takes must be UTF-8 and read again after it is written.
#include <cstdint>
#include <cstdlib>

#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = parse_json(text);
  if (!read) return 0;
  if (!is_utf8(text)) std::abort();
  JsonWriter out;
  out.value(*read);
  const auto again = parse_json(out.take());
  if (!again || again->GetType() != read->GetType()) std::abort();
  return 0;
}
