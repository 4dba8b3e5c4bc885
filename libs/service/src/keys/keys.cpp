#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/service/keys.hpp>

namespace concord::service {

Result<MadeKey> make_key(store::Transaction& transaction, const KeyRequest& request, Instant now) {
  MadeKey made;
  made.secret = "concord_" + random_hex(32);
  made.key.id = "key_" + random_hex(6);
  made.key.secret = sha256(made.secret);
  made.key.principal = {made.key.id, request.kind, request.role, request.source, request.purpose};
  made.key.created = now;
  made.key.expires = request.expires;
  made.key.label = request.label;
  transaction.key_writer().add(made.key);
  return made;
}

Result<domain::Principal> authenticate(store::Snapshot& snapshot, std::string_view token, Instant now) {
  const auto key = snapshot.keys().by_secret(sha256(token));
  if (!key || key->revoked || (key->expires && *key->expires <= now)) {
    return fail(Code::unauthenticated, "the key is not known, was revoked or has expired");
  }
  return key->principal;
}

}  // namespace concord::service
