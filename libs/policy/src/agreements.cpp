#include <algorithm>

#include <concord/policy/agreements.hpp>

namespace concord::policy {
namespace {

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool is_special(domain::Category category) {
  return category == domain::Category::health || category == domain::Category::equality ||
         category == domain::Category::protected_;
}

bool in_force(const Agreement& agreement, CivilDate day) {
  return agreement.from <= day && (!agreement.to || day <= *agreement.to);
}

bool concerns(const Agreement& agreement, std::string_view role, domain::Purpose purpose) {
  return holds(agreement.roles, role) && holds(agreement.purposes, purpose);
}

Mask shared_by(const Agreement& agreement) {
  Mask mask;
  for (const domain::Part part : agreement.parts) {
    for (const domain::Category category : agreement.categories) {
      mask.allow(part, category);
    }
  }
  return mask;
}

DayMasks::DayMasks(const Roles& roles, std::span<const Agreement> agreements, CivilDate day) {
  for (const auto& [name, role] : roles.all()) {
    auto& [kind, of_role] = masks_[name];
    kind = role.kind;
    for (const domain::Purpose purpose : role.purposes) {
      Mask& mask = of_role[static_cast<std::size_t>(purpose)];
      mask = role.mask;
      for (const Agreement& agreement : agreements) {
        if (in_force(agreement, day) && concerns(agreement, name, purpose)) {
          mask |= shared_by(agreement);
        }
      }
    }
  }
}

Mask DayMasks::of_role(std::string_view role, domain::Purpose purpose) const {
  const auto found = masks_.find(role);
  return found == masks_.end() ? Mask{} : found->second.of[static_cast<std::size_t>(purpose)];
}

Mask DayMasks::of(const domain::Principal& principal, domain::Purpose purpose) const {
  const auto found = masks_.find(principal.role);
  const bool theirs = found != masks_.end() && found->second.kind == principal.kind &&
                      principal.kind != domain::PrincipalKind::adapter;
  return theirs ? found->second.of[static_cast<std::size_t>(purpose)] : Mask{};
}

}  // namespace concord::policy
