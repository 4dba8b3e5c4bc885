#include <algorithm>

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/log.hpp>
#include <concord/service/keys.hpp>

namespace concord::service {
namespace {

std::string new_secret() { return "concord_" + random_hex(32); }

Error refused() { return fail(Code::unauthenticated, "the key is not known, was revoked or has expired"); }

// Of a key that has this secret, or had it.
Result<domain::Principal> principal_of(const store::KeyRow& key, const Digest& secret, Instant now) {
  const bool holds = !key.revoked && (!key.expires || *key.expires > now) &&
                     (key.secret == secret || (key.old_until && *key.old_until > now));
  if (!holds) {
    return refused();
  }
  return key.principal;
}

}  // namespace

Result<MadeKey> make_key(store::Transaction& transaction, const KeyRequest& request, Instant now) {
  MadeKey made;
  made.secret = new_secret();
  made.key.id = "key_" + random_hex(6);
  made.key.secret = sha256(made.secret);
  made.key.principal = {made.key.id, request.kind, request.role, request.source, request.purpose};
  made.key.created = now;
  made.key.expires = now + request.holds;
  made.key.label = request.label;
  transaction.key_writer().add(made.key);
  return made;
}

Result<MadeKey> rotate_key(store::Transaction& transaction, const std::string& id,
                           std::chrono::seconds overlap, std::optional<std::chrono::seconds> holds,
                           Instant now) {
  auto key = transaction.keys().by_id(id);
  if (!key || key->revoked) {
    return fail(Code::not_found, "there is no such key, or it was revoked");
  }
  MadeKey made;
  made.secret = new_secret();
  key->old_secret = key->secret;
  key->old_until = now + overlap;
  key->secret = sha256(made.secret);
  if (holds || !key->expires) {
    key->expires = now + holds.value_or(kKeyHolds);
  }
  transaction.key_writer().change(*key);
  made.key = std::move(*key);
  return made;
}

Result<std::chrono::seconds> key_holds(std::int64_t days, std::uint64_t days_most) {
  const auto most = static_cast<std::int64_t>(days_most);
  if (days > most) {
    return error_at("/days", Code::invalid_value,
                    fmt::format("may be at most {}: key_days_most of the configuration", most));
  }
  const std::chrono::hours said{24 * days};
  return days > 0 ? said : std::min(kKeyHolds, std::chrono::hours{24 * most});
}

std::vector<std::string> endless_keys(store::Snapshot& snapshot) {
  std::vector<std::string> ids;
  for (const store::KeyRow& key : snapshot.keys().all()) {
    if (!key.expires && !key.revoked) {
      ids.push_back(key.id);
    }
  }
  return ids;
}

void warn_of_endless_keys(store::Database& database) {
  std::vector<std::string> ids;
  database.read([&](store::Snapshot& snapshot) { ids = endless_keys(snapshot); });
  if (!ids.empty()) {
    log::warning("keys.without_end",
                 {{"keys", static_cast<std::int64_t>(ids.size())}, {"first", std::string_view(ids.front())}});
  }
}

Result<domain::Principal> authenticate(store::Snapshot& snapshot, std::string_view token, Instant now) {
  const Digest secret = sha256(token);
  const auto key = snapshot.keys().by_secret(secret);
  return key ? principal_of(*key, secret, now) : Result<domain::Principal>(refused());
}

KeyRing::KeyRing(store::Database& database) : database_(database) { load(); }

void KeyRing::load() {
  // The snapshot is taken under the lock, so that of two at once the later one publishes the later keys.
  const std::lock_guard lock(loading_);
  auto keys = std::make_shared<BySecret>();
  database_.read([&](store::Snapshot& snapshot) {
    for (const store::KeyRow& key : snapshot.keys().all()) {
      keys->emplace(key.secret, key);
      if (key.old_secret) {
        keys->emplace(*key.old_secret, key);
      }
    }
  });
  keys_ = std::move(keys);
}

Result<domain::Principal> KeyRing::authenticate(std::string_view token, Instant now) const {
  const Digest secret = sha256(token);
  const std::shared_ptr<const BySecret> keys = keys_.load();
  if (const auto key = keys->find(secret); key != keys->end()) {
    return principal_of(key->second, secret, now);
  }
  Result<domain::Principal> principal = Error{};
  database_.read([&](store::Snapshot& snapshot) { principal = service::authenticate(snapshot, token, now); });
  return principal;
}

}  // namespace concord::service
