#include <atomic>
#include <thread>

#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

// In one snapshot every count agrees with every other: each taking adds a record, a version and a change.
bool consistent(Snapshot& snapshot) {
  const auto counts = snapshot.records().counts("housing");
  std::size_t visited = 0;
  snapshot.records().for_each([&](const RecordRow&, const std::vector<domain::Record>&) { ++visited; });
  return counts.current == visited && counts.versions == visited &&
         snapshot.records().waiting_count() == visited &&
         static_cast<std::size_t>(snapshot.changes().last()) == visited;
}

}  // namespace

TEST_CASE("readers see whole transactions while many threads write") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  constexpr int kWriters = 3;
  constexpr int kEach = 60;
  std::atomic<bool> writing = true;
  std::atomic<int> torn = 0, failed = 0, reads = 0;
  std::vector<std::thread> threads;
  for (int reader = 0; reader < 3; ++reader) {
    threads.emplace_back([&] {
      while (writing) {
        database->read([&](Snapshot& snapshot) { torn += consistent(snapshot) ? 0 : 1; });
        ++reads;
      }
    });
  }
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        const auto sent = content(
            person("uh-" + std::to_string(writer) + "-" + std::to_string(i), "Ann", "Lee"), at_day(1));
        const Outcome outcome = database->write_and_wait([&](Transaction& transaction) {
          transaction.record_writer().take(sent->receipt);
          return Outcome{};
        });
        failed += outcome ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : writers) {
    thread.join();
  }
  writing = false;
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(torn == 0);
  CHECK(failed == 0);
  CHECK(reads > 0);
  CHECK(look<std::size_t>(*database, [](Snapshot& s) { return s.records().counts("housing").current; }) ==
        kWriters * kEach);
}

TEST_CASE("a read may hold another read inside it") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  std::int64_t inner = -1;
  database->read(
      [&](Snapshot&) { database->read([&](Snapshot& snapshot) { inner = snapshot.changes().last(); }); });
  CHECK(inner == 0);
}

TEST_CASE("a snapshot stands still while the store goes on") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
  database->read([&](Snapshot& snapshot) {
    CHECK(snapshot.records().counts("housing").current == 1);
    take(*database, content(person("uh-2", "Bo", "Lee"), at_day(1))->receipt);
    CHECK(snapshot.records().counts("housing").current == 1);
  });
  CHECK(look<std::size_t>(*database, [](Snapshot& s) { return s.records().counts("housing").current; }) == 2);
}

TEST_CASE("what a reader throws comes out, and the store reads on") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  CHECK_THROWS_AS(database->read([](Snapshot&) { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(look<std::int64_t>(*database, [](Snapshot& s) { return s.changes().last(); }) == 0);
}
