#include <algorithm>

#include <concord/service/attempts.hpp>

namespace concord::service {
namespace {

constexpr std::chrono::hours kForgotten{1};
constexpr std::chrono::seconds kLongest{15 * 60};
constexpr std::size_t kDoublings = 10;  // 1,024 s is past the longest

}  // namespace

std::chrono::seconds Attempts::wait_after(std::size_t count, unsigned free) {
  if (count < free) {
    return std::chrono::seconds{0};
  }
  const std::size_t doublings = std::min<std::size_t>(count - free, kDoublings);
  return std::min(kLongest, std::chrono::seconds(std::int64_t{1} << doublings));
}

Attempts::Count Attempts::known(const std::string& key, Instant now) const {
  for (const Counts* counts : {&younger_, &older_}) {
    if (const auto found = counts->find(key); found != counts->end()) {
      return now - found->second.last < kForgotten ? found->second : Count{};
    }
  }
  return {};
}

std::chrono::seconds Attempts::enter(const std::vector<AttemptKey>& keys, Instant now) {
  const std::lock_guard lock(mutex_);
  std::chrono::microseconds wait{0};
  for (const AttemptKey& key : keys) {
    const Count count = known(key.of, now);
    wait = std::max<std::chrono::microseconds>(wait, count.last + wait_after(count.count, key.free) - now);
  }
  if (wait.count() > 0) {
    return std::chrono::ceil<std::chrono::seconds>(wait);
  }
  for (const AttemptKey& key : keys) {
    Count count = known(key.of, now);
    if (younger_.size() >= most_ / 2) {
      older_ = std::move(younger_);
      younger_.clear();
    }
    younger_[key.of] = {count.count + 1, now};
  }
  return std::chrono::seconds{0};
}

void Attempts::succeeded(const AttemptKey& key) {
  const std::lock_guard lock(mutex_);
  younger_.erase(key.of);
  older_.erase(key.of);
}

}  // namespace concord::service
