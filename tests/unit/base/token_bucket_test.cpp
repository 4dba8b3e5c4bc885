#include <catch2/catch.hpp>

#include <concord/base/token_bucket.hpp>

using namespace concord;
using namespace std::chrono_literals;

namespace {

const TokenBucket::Time kStart{1h};
constexpr BucketLimit kTwoASecond{120, 10};

}  // namespace

TEST_CASE("a bucket gives its burst at once, then says how long to wait") {
  TokenBucket bucket;
  CHECK(bucket.take(kTwoASecond, 4, kStart).left == 6);
  CHECK(bucket.take(kTwoASecond, 6, kStart).allowed);
  const Taken refused = bucket.take(kTwoASecond, 3, kStart);
  CHECK_FALSE(refused.allowed);
  CHECK(refused.left == 0);
  CHECK(refused.wait == 1500ms);
  CHECK_FALSE(bucket.take(kTwoASecond, 3, kStart + 1499ms).allowed);
  CHECK(bucket.take(kTwoASecond, 3, kStart + 1500ms).allowed);
}

TEST_CASE("what is refused takes nothing out") {
  TokenBucket bucket;
  CHECK(bucket.take(kTwoASecond, 9, kStart).allowed);
  CHECK_FALSE(bucket.take(kTwoASecond, 2, kStart).allowed);
  CHECK(bucket.take(kTwoASecond, 1, kStart).allowed);
}

TEST_CASE("a cost past the burst can be had from a full bucket, and from no other") {
  TokenBucket bucket;
  CHECK(bucket.take(kTwoASecond, 500, kStart).allowed);
  CHECK(bucket.take(kTwoASecond, 500, kStart).wait == 5s);
  CHECK(bucket.take(kTwoASecond, 500, kStart + 5s).allowed);
}

TEST_CASE("a clock that is set back fills nothing, and locks out for no longer than an empty bucket") {
  TokenBucket bucket;
  CHECK(bucket.take(kTwoASecond, 10, kStart).allowed);
  const Taken back = bucket.take(kTwoASecond, 1, kStart - 30min);
  CHECK_FALSE(back.allowed);
  CHECK(back.wait <= 5s);
}

TEST_CASE("a rate of 0 limits nobody and remembers nothing") {
  TokenBuckets buckets({0, 1});
  for (int i = 0; i < 100; ++i) {
    CHECK(buckets.take("a", 1'000, kStart).allowed);
  }
  CHECK(buckets.size() == 0);
}

TEST_CASE("one key's spending is not another's") {
  TokenBuckets buckets(kTwoASecond);
  CHECK(buckets.take("a", 10, kStart).allowed);
  CHECK_FALSE(buckets.take("a", 1, kStart).allowed);
  CHECK(buckets.take("b", 10, kStart).allowed);
}

TEST_CASE("buckets of those who have been idle go, and those of the busy stay") {
  TokenBuckets buckets(kTwoASecond);
  for (int i = 0; i < 5'000; ++i) {
    buckets.take("idle " + std::to_string(i), 1, kStart);
  }
  buckets.take("busy", 10, kStart + 4s);
  CHECK(buckets.size() < 100);
  CHECK_FALSE(buckets.take("busy", 1, kStart + 4s).allowed);
}

TEST_CASE("past the most keys the newcomers share one bucket, and memory stays bounded") {
  TokenBuckets buckets(kTwoASecond, 100);
  for (int i = 0; i < 100; ++i) {
    CHECK(buckets.take("held " + std::to_string(i), 10, kStart).allowed);
  }
  int allowed = 0;
  for (int i = 0; i < 1'000; ++i) {
    allowed += buckets.take("new " + std::to_string(i), 1, kStart).allowed ? 1 : 0;
  }
  CHECK(allowed == 10);
  CHECK(buckets.size() == 100);
  CHECK(buckets.take("new 7", 1, kStart + 5s).allowed);
}
