#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/base/token_bucket.hpp>

using namespace concord;
using namespace std::chrono_literals;

namespace {

struct Asked {
  std::chrono::milliseconds later;
  std::uint64_t cost;
};

std::vector<Asked> any_asking() {
  return *rc::gen::container<std::vector<Asked>>(
      rc::gen::construct<Asked>(rc::gen::map(rc::gen::inRange(0, 3'000), [](int ms) { return ms * 1ms; }),
                                rc::gen::inRange<std::uint64_t>(1, 30)));
}

BucketLimit any_limit() {
  return {*rc::gen::inRange<std::uint64_t>(1, 100'000), *rc::gen::inRange<std::uint64_t>(1, 50)};
}

}  // namespace

TEST_CASE("no stretch of time lets through more than a burst and what the rate gives in it") {
  CHECK(rc::check([] {
    const BucketLimit limit = any_limit();
    TokenBucket bucket;
    TokenBucket::Time now{1h};
    std::vector<std::pair<TokenBucket::Time, std::uint64_t>> let_through;
    for (const Asked& asked : any_asking()) {
      now += asked.later;
      const std::uint64_t cost = std::min(asked.cost, limit.burst);
      if (bucket.take(limit, cost, now).allowed) let_through.emplace_back(now, cost);
    }
    for (std::size_t from = 0; from < let_through.size(); ++from) {
      std::uint64_t sum = 0;
      for (std::size_t to = from; to < let_through.size(); ++to) {
        sum += let_through[to].second;
        const std::chrono::duration<double, std::ratio<60>> minutes =
            let_through[to].first - let_through[from].first;
        const double most = static_cast<double>(limit.burst) +
                            static_cast<double>(limit.per_minute) * minutes.count() * 1.000001;
        RC_ASSERT(static_cast<double>(sum) <= most + 1e-6);
      }
    }
  }));
}

TEST_CASE("who waits as long as they are told is let through, and a moment less is too early") {
  CHECK(rc::check([] {
    const BucketLimit limit = any_limit();
    TokenBucket bucket;
    TokenBucket::Time now{1h};
    for (const Asked& asked : any_asking()) {
      now += asked.later;
      TokenBucket before = bucket;
      const Taken taken = bucket.take(limit, asked.cost, now);
      if (taken.allowed) continue;
      RC_ASSERT(taken.wait > 0ns);
      TokenBucket early = before;
      RC_ASSERT(!early.take(limit, asked.cost, now + taken.wait - 1ns).allowed);
      RC_ASSERT(before.take(limit, asked.cost, now + taken.wait).allowed);
    }
  }));
}

TEST_CASE("a table of buckets answers as if each key had one of its own for ever") {
  CHECK(rc::check([] {
    const BucketLimit limit = any_limit();
    TokenBuckets table(limit);
    std::map<std::string, TokenBucket> own;
    TokenBucket::Time now{1h};
    for (int i = 0; i < 1'100; ++i) table.take("filler " + std::to_string(i), 1, now);  // so that it sweeps
    for (const Asked& asked : any_asking()) {
      now += asked.later;
      const std::string key(1, static_cast<char>('a' + *rc::gen::inRange(0, 4)));
      RC_ASSERT(table.take(key, asked.cost, now).allowed == own[key].take(limit, asked.cost, now).allowed);
    }
  }));
}
