#include <mutex>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include <concord/base/ids.hpp>

using namespace concord;

namespace {

const Instant kNoon = parse_rfc3339("2026-07-14T12:00:00.123456Z").value();

}  // namespace

TEST_CASE("an id is a UUID of version 7 and the variant of RFC 9562") {
  const Uuid id = make_uuid(kNoon);
  CHECK(id.bytes[6] >> 4 == 7);
  CHECK(id.bytes[8] >> 6 == 2);
  std::uint64_t millis = 0;
  for (std::size_t i = 0; i < 6; ++i) millis = millis << 8 | id.bytes[i];
  CHECK(millis == static_cast<std::uint64_t>(kNoon.time_since_epoch().count() / 1000));
}

TEST_CASE("ids of one instant stand in the order in which they were made") {
  Uuid last = make_uuid(kNoon);
  for (int i = 0; i < 10000; ++i) {
    const Uuid next = make_uuid(kNoon);
    REQUIRE(last < next);
    last = next;
  }
}

TEST_CASE("ids are ordered by their instant, whenever they were made") {
  const Uuid later = make_uuid(kNoon + std::chrono::microseconds{1});
  const Uuid earlier = make_uuid(kNoon);
  CHECK(earlier < later);
  CHECK(later < make_uuid(kNoon + std::chrono::milliseconds{1}));
}

TEST_CASE("threads never make the same id") {
  std::mutex mutex;
  std::set<Uuid> seen;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      std::vector<Uuid> mine;
      for (int i = 0; i < 2000; ++i) mine.push_back(make_uuid(kNoon));
      const std::lock_guard lock(mutex);
      seen.insert(mine.begin(), mine.end());
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(seen.size() == 8000);
}

TEST_CASE("an id reads back from its text, in either case") {
  const Uuid id = make_uuid(kNoon);
  const std::string text = to_string(id);
  CHECK(text.size() == 36);
  CHECK(parse_uuid(text).value() == id);
  CHECK(to_string(parse_uuid("0190B4F6-1C40-7ABC-8DEF-0123456789AB").value()) ==
        "0190b4f6-1c40-7abc-8def-0123456789ab");
  for (const auto* bad : {"", "0190b4f61c407abc8def0123456789ab", "0190b4f6-1c40-7abc-8def-0123456789a",
                          "0190b4f6-1c40-7abc-8def-0123456789ag", "0190b4f6-1c40-7abc-8def0-123456789ab",
                          "{190b4f6-1c40-7abc-8def-0123456789a}"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_uuid(bad).has_value());
  }
}

TEST_CASE("random hex has the size asked for and differs each time") {
  CHECK(random_hex(1000).size() == 2000);
  CHECK(random_hex(16) != random_hex(16));
  CHECK(random_hex(0).empty());
}
