#include <concord/service/sessions.hpp>
#include <concord/service/stepped_up.hpp>

namespace concord::service {

bool has_stepped_up(const Asker& asker, Instant now) {
  return asker.principal.kind == domain::PrincipalKind::staff && asker.stepped_up &&
         *asker.stepped_up <= now && now - *asker.stepped_up < kStepUpHolds;
}

}  // namespace concord::service
