#include <concord/service/sessions.hpp>
#include <concord/service/stepped_up.hpp>

namespace concord::service {

bool has_stepped_up(const Asker& asker, Instant now) {
  return asker.principal.kind == domain::PrincipalKind::staff && asker.stepped_up &&
         *asker.stepped_up <= now && now - *asker.stepped_up < kStepUpHolds;
}

Outcome check_stepped_up(const Asker& asker, Instant now) {
  if (!has_stepped_up(asker, now)) {
    return fail(Code::forbidden, "to do this, sign in and prove once more that it is you; a key can't");
  }
  return {};
}

}  // namespace concord::service
