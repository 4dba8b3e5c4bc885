// Bearer keys. The secret is shown once; only its hash is stored.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <concord/store/database.hpp>

namespace concord::service {

// How long a key holds where nothing else is said. Every key ends; those of older versions may not.
inline constexpr std::chrono::hours kKeyHolds{24 * 365};

struct KeyRequest {
  domain::PrincipalKind kind = domain::PrincipalKind::staff;
  std::string role;    // of staff
  std::string source;  // of adapters
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::string label;
  std::chrono::seconds holds = kKeyHolds;
};

struct MadeKey {
  store::KeyRow key;
  std::string secret;  // "concord_" and 64 hex digits
};

Result<MadeKey> make_key(store::Transaction& transaction, const KeyRequest& request, Instant now);
// A new secret for a key; the one before holds for `overlap` yet, and one before that no more. It ends
// when `holds` says from now on, else when it did; one of an older version that had no end gets one.
Result<MadeKey> rotate_key(store::Transaction& transaction, const std::string& id,
                           std::chrono::seconds overlap, std::optional<std::chrono::seconds> holds,
                           Instant now);
// The principal of a bearer token that is neither revoked nor expired; `unauthenticated` otherwise.
Result<domain::Principal> authenticate(store::Snapshot& snapshot, std::string_view token, Instant now);

// The keys, at hand, so that a request costs no look into the store for who asks. Any thread.
class KeyRing {
 public:
  explicit KeyRing(store::Database& database);
  // Reads them anew: whoever changes or revokes one calls it after the commit and before the answer, so that
  // the next request knows.
  void load();
  // As above. A secret that is not at hand is looked up in the store.
  Result<domain::Principal> authenticate(std::string_view token, Instant now) const;

 private:
  using BySecret = std::map<Digest, store::KeyRow>;

  store::Database& database_;
  std::mutex loading_;
  std::atomic<std::shared_ptr<const BySecret>> keys_;
};
// How long a key holds that is asked for so many days; 0: nothing was said. A fault of /days where it is more
// than the configuration allows.
Result<std::chrono::seconds> key_holds(std::int64_t days, std::uint64_t days_most);
// Keys that neither end nor were revoked: made by versions of Concord that let them be.
std::vector<std::string> endless_keys(store::Snapshot& snapshot);
// Logs how many there are, if any.
void warn_of_endless_keys(store::Database& database);

}  // namespace concord::service
