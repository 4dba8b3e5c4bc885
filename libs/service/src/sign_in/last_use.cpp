#include <concord/service/last_use.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMost = 65536;  // forgetting all of it costs one write each, no more

}  // namespace

bool LastUse::due(const std::string& id, Instant now, std::chrono::microseconds every) {
  const std::lock_guard lock(mutex_);
  if (written_.size() >= kMost) {
    written_.clear();
  }
  const auto [entry, first] = written_.try_emplace(id, now);
  if (!first && now - entry->second < every) {
    return false;
  }
  entry->second = now;
  return true;
}

}  // namespace concord::service
