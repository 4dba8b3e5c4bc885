// The one place where somebody whom an identity provider vouches for gets a session.
#pragma once

#include <concord/policy/mask.hpp>
#include <concord/service/sessions.hpp>
#include <concord/sign_on/settings.hpp>

namespace concord::service {

// The session's role is the first of the person's; its purpose the role's first. `forbidden` where the role
// has no purpose.
Result<NewSession> begin_provider_session(store::Transaction& transaction,
                                          const sign_on::SignedInPerson& person, const policy::Roles& roles,
                                          const SessionLimits& limits, Instant now);

}  // namespace concord::service
