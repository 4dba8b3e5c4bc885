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

// The session has stepped up: its person showed the provider anew who they are. It has a new token and the
// role that it had. `unauthenticated` when it has ended.
Result<NewSession> step_up_by_provider(store::Transaction& transaction, const Digest& token, Instant now);

// Ends what the provider signed out of, but not what began after it did.
void end_signed_out(store::Transaction& transaction, const sign_on::SignedOut& out);

}  // namespace concord::service
