// The one place where somebody whom an identity provider vouches for gets a session.
#pragma once

#include <string>

#include <concord/policy/mask.hpp>
#include <concord/sign_on/settings.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct BegunSession {
  std::string token;      // for the cookie; only its hash is stored
  std::string principal;  // "idp_…", the same for a person at every sign-in; tells nothing of them
  Instant ends{};
};

// The session's role is the first of the person's. Call it in the transaction that the sign-in is kept by.
Result<BegunSession> begin_provider_session(store::Transaction& transaction,
                                            const sign_on::SignedInPerson& person, const policy::Roles& roles,
                                            Instant now);

}  // namespace concord::service
