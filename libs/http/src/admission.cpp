#include "admission.hpp"

namespace concord::http {

bool Admission::connection_enters(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  if (connections_ >= limits_.connections) return false;
  auto& of_peer = by_peer_[peer];
  if (of_peer >= limits_.connections_per_peer) return false;
  ++of_peer;
  ++connections_;
  return true;
}

void Admission::connection_leaves(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  --connections_;
  const auto found = by_peer_.find(peer);
  if (found != by_peer_.end() && --found->second == 0) by_peer_.erase(found);
}

bool Admission::enter(std::atomic<std::size_t>& count, std::size_t by, std::size_t most) {
  if (count.fetch_add(by, std::memory_order_relaxed) + by <= most) return true;
  count.fetch_sub(by, std::memory_order_relaxed);
  return false;
}

}  // namespace concord::http
