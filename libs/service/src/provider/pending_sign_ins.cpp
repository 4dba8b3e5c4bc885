#include "pending_sign_ins.hpp"

namespace concord::service {

void PendingSignIns::add(PendingSignIn pending) {
  const std::lock_guard lock(mutex_);
  const Instant now = pending.ends - kLifetime;
  while (!in_order_.empty()) {
    const auto oldest = by_state_.find(in_order_.front());
    const bool stays = oldest != by_state_.end() && oldest->second.ends > now;
    if (stays && by_state_.size() < kMost) {
      break;
    }
    drop_oldest();
  }
  const std::string state = pending.secrets.state;
  in_order_.push_back(state);
  by_state_.emplace(state, std::move(pending));
}

void PendingSignIns::drop_oldest() {
  by_state_.erase(in_order_.front());
  in_order_.pop_front();
}

std::optional<PendingSignIn> PendingSignIns::take(const std::string& state, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_state_.find(state);
  if (found == by_state_.end()) {
    return std::nullopt;
  }
  PendingSignIn pending = std::move(found->second);
  by_state_.erase(found);
  return pending.ends > now ? std::optional(std::move(pending)) : std::nullopt;
}

}  // namespace concord::service
