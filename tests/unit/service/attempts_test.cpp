#include <catch2/catch.hpp>

#include <concord/service/attempts.hpp>
#include <concord/service/last_use.hpp>

using namespace concord;
using namespace concord::service;
using namespace std::chrono_literals;

namespace {

const Instant kStart{std::chrono::hours(24 * 20000)};

// Attempts that are let through when one is made each second for so long.
int let_through(Attempts& attempts, const AttemptKey& key, std::chrono::seconds for_so_long) {
  int count = 0;
  for (auto second = 0s; second < for_so_long; ++second) {
    count += attempts.enter({key}, kStart + second).count() == 0 ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("the first attempts are free, then the wait doubles up to a quarter of an hour") {
  CHECK(Attempts::wait_after(4, 5) == 0s);
  CHECK(Attempts::wait_after(5, 5) == 1s);
  CHECK(Attempts::wait_after(6, 5) == 2s);
  CHECK(Attempts::wait_after(9, 5) == 16s);
  CHECK(Attempts::wait_after(14, 5) == 512s);
  CHECK(Attempts::wait_after(15, 5) == 900s);
  CHECK(Attempts::wait_after(1'000'000'000, 5) == 900s);
}

TEST_CASE("whoever guesses every second for a day gets about a hundred tries") {
  Attempts attempts;
  const int tries = let_through(attempts, {"guesser"}, 86400s);
  CHECK(tries > 50);
  CHECK(tries < 120);
}

TEST_CASE("a wait is told, and an attempt that is held back does not lengthen it") {
  Attempts attempts;
  for (int i = 0; i < 5; ++i) {
    REQUIRE(attempts.enter({{"guesser"}}, kStart) == 0s);
  }
  CHECK(attempts.enter({{"guesser"}}, kStart) == 1s);
  CHECK(attempts.enter({{"guesser"}}, kStart + 1ms) == 1s);
  CHECK(attempts.enter({{"guesser"}}, kStart + 1s) == 0s);
  CHECK(attempts.enter({{"guesser"}}, kStart + 1s) == 2s);
}

TEST_CASE("nobody waits for what another key did") {
  Attempts attempts;
  let_through(attempts, {"name here"}, 3600s);
  CHECK(attempts.enter({{"name there"}}, kStart + 3600s) == 0s);
}

TEST_CASE("any one key that must wait holds the attempt back, and then none is counted") {
  Attempts attempts;
  for (int i = 0; i < 5; ++i) {
    attempts.enter({{"peer"}}, kStart);
  }
  for (int i = 0; i < 20; ++i) {
    CHECK(attempts.enter({{"name"}, {"peer"}}, kStart) > 0s);
  }
  CHECK(attempts.enter({{"name"}}, kStart) == 0s);
}

TEST_CASE("the right password starts its key afresh, and an hour without attempts forgets") {
  Attempts attempts;
  for (int i = 0; i < 5; ++i) {
    attempts.enter({{"a"}}, kStart);
    attempts.enter({{"b"}}, kStart);
  }
  attempts.succeeded({"a"});
  CHECK(attempts.enter({{"a"}}, kStart) == 0s);
  CHECK(attempts.enter({{"b"}}, kStart) > 0s);
  for (int i = 0; i < 5; ++i) {
    CHECK(attempts.enter({{"b"}}, kStart + 1h) == 0s);
  }
}

TEST_CASE("many other keys don't wash out one that waits, until there are as many as are kept") {
  Attempts attempts(1000);
  for (int i = 0; i < 9; ++i) {
    attempts.enter({{"guesser"}}, kStart + std::chrono::seconds(100 * i));
  }
  const Instant now = kStart + 801s;
  for (int i = 0; i < 490; ++i) {
    attempts.enter({{"other " + std::to_string(i)}}, now);
  }
  CHECK(attempts.enter({{"guesser"}}, now) > 0s);
}

TEST_CASE("a use is written at most once in so long") {
  LastUse use;
  CHECK(use.due("a", kStart, 60s));
  CHECK_FALSE(use.due("a", kStart + 59s, 60s));
  CHECK(use.due("b", kStart + 59s, 60s));
  CHECK(use.due("a", kStart + 60s, 60s));
  CHECK_FALSE(use.due("a", kStart + 61s, 60s));
}
