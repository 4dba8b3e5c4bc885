// Bearer keys. The secret is shown once; only its hash is stored.
#pragma once

#include <string>
#include <string_view>

#include <concord/store/database.hpp>

namespace concord::service {

struct KeyRequest {
  domain::PrincipalKind kind = domain::PrincipalKind::staff;
  std::string role;    // of staff
  std::string source;  // of adapters
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::string label;
  std::optional<Instant> expires;
};

struct MadeKey {
  store::KeyRow key;
  std::string secret;  // "concord_" and 64 hex digits
};

Result<MadeKey> make_key(store::Transaction& transaction, const KeyRequest& request, Instant now);
// A new secret for a key; the one before holds for `overlap` yet, and one before that no more. A key that
// ends keeps its end unless `expires` says another.
Result<MadeKey> rotate_key(store::Transaction& transaction, const std::string& id,
                           std::chrono::seconds overlap, std::optional<Instant> expires, Instant now);
// The principal of a bearer token that is neither revoked nor expired; `unauthenticated` otherwise.
Result<domain::Principal> authenticate(store::Snapshot& snapshot, std::string_view token, Instant now);

}  // namespace concord::service
