// Token buckets: each fills at a steady rate up to a burst, and whoever asks takes out what the asking costs.
// Pure but for the time, which is given in; all arithmetic is in whole nanoseconds, so that nothing drifts.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace concord {

// Of one bucket. A rate of 0 lifts the limit.
struct BucketLimit {
  std::uint64_t per_minute = 0;  // at most 60,000,000,000
  std::uint64_t burst = 0;       // what a full bucket holds; at most 1,000,000
};

struct Taken {
  bool allowed = true;
  std::uint64_t left = 0;            // whole tokens left in the bucket
  std::chrono::nanoseconds wait{0};  // refused: until as much is there again; never more than until full
};

// Remembers one instant: when it will be full. What is full needs no memory at all.
class TokenBucket {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // A cost past the burst counts as the whole burst: it can be had, from a full bucket. Refused, nothing is
  // taken. Time that runs backwards fills nothing.
  Taken take(const BucketLimit& limit, std::uint64_t cost, Time now);
  bool is_full(Time now) const { return full_at_ <= now; }

 private:
  Time full_at_ = Time::min();
};

// Buckets by key, each as if it had always been there. Those that are full again go, so that memory is
// bounded by what has been busy lately; past `most` of them, keys that have none share one. Thread-safe.
class TokenBuckets {
 public:
  explicit TokenBuckets(BucketLimit limit, std::size_t most = 65'536) : limit_(limit), most_(most) {}
  Taken take(std::string_view key, std::uint64_t cost, TokenBucket::Time now);
  const BucketLimit& limit() const { return limit_; }
  std::size_t size() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  TokenBucket& bucket_of(std::string_view key, TokenBucket::Time now);
  const BucketLimit limit_;
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, TokenBucket, Hash, std::equal_to<>> buckets_;
  TokenBucket::Time swept_ = TokenBucket::Time::min();
  TokenBucket shared_;
};

}  // namespace concord
