#include <algorithm>

#include <concord/base/token_bucket.hpp>

namespace concord {
namespace {

using std::chrono::nanoseconds;
constexpr std::size_t kFew = 1024;              // not worth a sweep
constexpr std::chrono::seconds kSweepEvery{1};  // a sweep looks at every bucket

// How long the bucket takes to fill by one token.
nanoseconds interval(const BucketLimit& limit) {
  constexpr nanoseconds minute = std::chrono::minutes(1);
  return std::max(nanoseconds(1), minute / static_cast<std::int64_t>(limit.per_minute));
}

}  // namespace

Taken TokenBucket::take(const BucketLimit& limit, std::uint64_t cost, Time now) {
  if (limit.per_minute == 0) return {true, limit.burst, nanoseconds(0)};
  const nanoseconds one = interval(limit);
  const std::uint64_t burst = std::max<std::uint64_t>(1, limit.burst);
  const nanoseconds whole = one * static_cast<std::int64_t>(burst);
  // A clock that was set back must lock nobody out for longer than an empty bucket would.
  const nanoseconds lacking = full_at_ <= now ? nanoseconds(0) : std::min(whole, full_at_ - now);
  const nanoseconds wanted = one * static_cast<std::int64_t>(std::min(cost, burst));
  if (lacking + wanted > whole) {
    return {false, static_cast<std::uint64_t>((whole - lacking) / one), lacking + wanted - whole};
  }
  full_at_ = now + lacking + wanted;
  return {true, static_cast<std::uint64_t>((whole - lacking - wanted) / one), nanoseconds(0)};
}

Taken TokenBuckets::take(std::string_view key, std::uint64_t cost, TokenBucket::Time now) {
  if (limit_.per_minute == 0) return {true, limit_.burst, nanoseconds(0)};
  const std::lock_guard lock(mutex_);
  return bucket_of(key, now).take(limit_, cost, now);
}

TokenBucket& TokenBuckets::bucket_of(std::string_view key, TokenBucket::Time now) {
  if (const auto found = buckets_.find(key); found != buckets_.end()) return found->second;
  if (buckets_.size() >= std::min(kFew, most_) && swept_ <= now - kSweepEvery) {
    std::erase_if(buckets_, [now](const auto& one) { return one.second.is_full(now); });
    swept_ = now;
  }
  if (buckets_.size() >= most_) return shared_;
  return buckets_.try_emplace(std::string(key)).first->second;
}

std::size_t TokenBuckets::size() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace concord
