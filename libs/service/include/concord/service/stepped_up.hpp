// What asks for a proof of who it is, beyond being signed in.
#pragma once

#include <concord/base/result.hpp>
#include <concord/service/asker.hpp>

namespace concord::service {

// Somebody of staff, in a session, whose last step-up still holds (kStepUpHolds); a bearer key never has one.
bool has_stepped_up(const Asker& asker, Instant now);
// `forbidden` to whoever hasn't.
Outcome check_stepped_up(const Asker& asker, Instant now);

}  // namespace concord::service
