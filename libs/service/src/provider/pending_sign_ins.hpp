// Sign-ins that were begun and not finished, in memory: after a restart people begin again.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/service/provider.hpp>
#include <concord/sign_on/provider.hpp>

namespace concord::service {

struct PendingSignIn {
  sign_on::SignInSecrets secrets;
  Digest browser{};  // SHA-256 of what its cookie holds
  Instant ends{};
  std::optional<Provider::Again> again{};  // of somebody who is here already
};

// Thread-safe.
class PendingSignIns {
 public:
  static constexpr std::chrono::minutes kLifetime{10};
  // About 8 MB. Past it the oldest goes: somebody who begins thousands stops no one who is quick.
  static constexpr std::size_t kMost = 16'384;

  void add(PendingSignIn pending);
  // Taken out, so that nothing finishes twice; nothing where it is not known or too old.
  std::optional<PendingSignIn> take(const std::string& state, Instant now);

 private:
  void drop_oldest();
  std::mutex mutex_;
  std::unordered_map<std::string, PendingSignIn> by_state_;
  std::deque<std::string> in_order_;
};

}  // namespace concord::service
