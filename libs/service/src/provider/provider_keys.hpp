// The provider's description and keys: fetched when first needed, kept, fetched anew when they have aged or
// a token names a key that they lack.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <concord/base/clock.hpp>
#include <concord/outbound/http_client.hpp>
#include <concord/sign_on/keys.hpp>
#include <concord/sign_on/provider.hpp>
#include <concord/sign_on/settings.hpp>

namespace concord::service {

struct KnownProvider {
  sign_on::ProviderDescription description;
  sign_on::KeySet keys;
  Instant fetched{};
};
using Known = std::shared_ptr<const KnownProvider>;

class ProviderKeys {
 public:
  // A key that the provider withdrew stops counting within the hour; one hour's outage of the provider
  // stops nobody, a day's does.
  static constexpr std::chrono::hours kFresh{1};
  static constexpr std::chrono::hours kUsable{24};
  static constexpr std::chrono::seconds kPauseForKey{10};       // between fetches for unknown keys
  static constexpr std::chrono::seconds kPauseAfterFailure{2};  // so that an outage is told fast

  ProviderKeys(const sign_on::Settings& settings, outbound::HttpClient& http, const Clock& clock)
      : settings_(settings), http_(http), clock_(clock) {}

  // What is kept and may still be used, or null. Never asks.
  Known kept() const;
  // Whether `get` would ask.
  bool would_fetch(std::string_view key_id) const;
  // Asks where nothing is kept, where it has aged, or where it lacks the key (empty: any will do). The
  // answer may still lack it.
  sign_on::Accepted<Known> get(std::string_view key_id);

 private:
  bool is_due(std::string_view key_id) const;  // under the mutex
  sign_on::Accepted<Known> fetch() const;
  sign_on::Accepted<std::string> read(const std::string& url) const;

  const sign_on::Settings& settings_;
  outbound::HttpClient& http_;
  const Clock& clock_;
  std::mutex fetching_;  // one fetch at a time; taken before the other
  mutable std::mutex mutex_;
  Known known_;
  std::optional<Instant> failed_, fetched_for_key_;
};

}  // namespace concord::service
