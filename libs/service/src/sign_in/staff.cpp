#include "staff.hpp"

namespace concord::service {

bool is_staff(store::Snapshot& snapshot, const std::string& id) {
  constexpr std::string_view kOfProvider = "idp_";
  constexpr std::size_t kLength = 28;
  if (id.starts_with(kOfProvider)) {
    return id.size() == kLength && id.find_first_not_of("0123456789abcdef", kOfProvider.size()) == id.npos;
  }
  const auto key = snapshot.keys().by_id(id);
  return (key && key->principal.kind == domain::PrincipalKind::staff) ||
         snapshot.accounts().by_id(id).has_value();
}

}  // namespace concord::service
