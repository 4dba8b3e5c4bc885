#include <concord/service/settle_asker.hpp>

namespace concord::service {
namespace {

policy::Mask involvement_by_age(const policy::Parts& parts, std::string_view role) {
  policy::Mask by_age;
  for (const domain::Part part : domain::kParts) {
    if (!parts.involvement_told(part, role, policy::AgeGroup::unknown)) {
      by_age.allow(part, domain::Category::involvement);
    }
  }
  return by_age;
}

}  // namespace

void settle(const Core& core, Asker& asker) {
  const Instant now = core.clock.now();
  asker.mask = core.sharing.mask_for(asker.principal, asker.purpose, now);
  asker.openings = core.sharing.openings_of(asker.principal, asker.purpose, now);
  asker.by_age = involvement_by_age(core.parts, asker.principal.role);
  asker.limited = core.limits.limited_for(asker.purpose, now);
  asker.hidden = core.protections.hidden_from(asker.principal, now);
  if (!core.roles.may(asker.principal, policy::Permission::protect)) {
    asker.untold = core.protections.untold();
  }
}

}  // namespace concord::service
