#include <cstdint>
#include <cstdlib>

#include <concord/base/text.hpp>
#include <concord/domain/person_name.hpp>

using namespace concord::domain;

namespace {

// Whatever comes in, the kind and the people agree, and everybody has a name in valid UTF-8.
void check(const NamedParty& party) {
  const auto people = party.people.size();
  const bool person = party.kind == NamedKind::person && people == 1;
  const bool couple = party.kind == NamedKind::couple && people >= 2;
  const bool estate = party.kind == NamedKind::estate && people <= 1;
  const bool nobody = people == 0 && party.kind != NamedKind::person && party.kind != NamedKind::couple;
  if (!person && !couple && !estate && !nobody) std::abort();
  for (const auto& name : party.people) {
    if (name.given.empty() && name.family.empty()) std::abort();
    if (!concord::is_utf8(display(name))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check(parse_account_name(text));
  (void)is_placeholder_name(text);
  return 0;
}
