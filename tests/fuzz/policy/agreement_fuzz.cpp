// Terms of an agreement: any JSON is refused by its place, or shares nothing special without its condition in
// law, and is written and read again the same.
#include <algorithm>
#include <cstdlib>

#include <concord/policy/agreements.hpp>

using namespace concord;
using namespace concord::policy;

namespace {

const Roles& roles() {
  static const Roles known = *Roles::read(*parse_json(
      R"({"roles":{"adviser":{"about":"a","permissions":["search"],"purposes":["service-delivery"],"mask":[]}}})"));
  return known;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = parse_json({reinterpret_cast<const char*>(data), size});
  if (!json) {
    return 0;
  }
  const auto agreement = read_agreement(*json, "", roles());
  if (!agreement) {
    if (agreement.error().detail.empty() && agreement.error().faults.empty()) std::abort();
    return 0;
  }
  const bool special = std::any_of(agreement->categories.begin(), agreement->categories.end(), is_special);
  if (special && agreement->special_basis.empty()) std::abort();
  JsonWriter out;
  out.begin_object();
  write_agreement(out, *agreement);
  const auto again = read_agreement(*parse_json(out.end_object().take()), "", roles());
  if (!again || !(*again == *agreement)) std::abort();
  return 0;
}
