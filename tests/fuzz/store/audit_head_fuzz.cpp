// Lines of a file of heads: any bytes are refused, or a head that is written and read again the same.
#include <cstdlib>

#include "audit/heads.hpp"

using namespace concord::store;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto head = parse_head({reinterpret_cast<const char*>(data), size});
  if (!head) {
    return 0;
  }
  const auto again = parse_head(to_line(*head));
  if (!again || !(*again == *head) || signed_text(*again) != signed_text(*head)) {
    std::abort();
  }
  return 0;
}
