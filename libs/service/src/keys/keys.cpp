#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/service/keys.hpp>

namespace concord::service {
namespace {

std::string new_secret() { return "concord_" + random_hex(32); }

}  // namespace

Result<MadeKey> make_key(store::Transaction& transaction, const KeyRequest& request, Instant now) {
  MadeKey made;
  made.secret = new_secret();
  made.key.id = "key_" + random_hex(6);
  made.key.secret = sha256(made.secret);
  made.key.principal = {made.key.id, request.kind, request.role, request.source, request.purpose};
  made.key.created = now;
  made.key.expires = request.expires;
  made.key.label = request.label;
  transaction.key_writer().add(made.key);
  return made;
}

Result<MadeKey> rotate_key(store::Transaction& transaction, const std::string& id,
                           std::chrono::seconds overlap, std::optional<Instant> expires, Instant now) {
  auto key = transaction.keys().by_id(id);
  if (!key || key->revoked) {
    return fail(Code::not_found, "there is no such key, or it was revoked");
  }
  MadeKey made;
  made.secret = new_secret();
  key->old_secret = key->secret;
  key->old_until = now + overlap;
  key->secret = sha256(made.secret);
  key->expires = expires ? expires : key->expires;
  transaction.key_writer().change(*key);
  made.key = std::move(*key);
  return made;
}

Result<domain::Principal> authenticate(store::Snapshot& snapshot, std::string_view token, Instant now) {
  const Digest secret = sha256(token);
  const auto key = snapshot.keys().by_secret(secret);
  const bool holds = key && !key->revoked && (!key->expires || *key->expires > now) &&
                     (key->secret == secret || (key->old_until && *key->old_until > now));
  if (!holds) {
    return fail(Code::unauthenticated, "the key is not known, was revoked or has expired");
  }
  return key->principal;
}

}  // namespace concord::service
