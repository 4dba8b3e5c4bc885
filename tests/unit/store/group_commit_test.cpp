#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

// What happened, in order, on the write lane.
struct Events {
  std::mutex mutex;
  std::vector<std::string> list;
  void add(const std::string& event) {
    const std::lock_guard lock(mutex);
    list.push_back(event);
  }
  std::size_t place(const std::string& event) {
    const std::lock_guard lock(mutex);
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), event) - list.begin());
  }
};

Outcome add_change(Transaction& transaction, const std::string& kind) {
  ChangeRow change;
  change.kind = kind;
  transaction.change_writer().add(change);
  return {};
}

std::vector<std::string> kinds(Database& database) {
  std::vector<std::string> out;
  database.read([&](Snapshot& snapshot) {
    for (const ChangeRow& change : snapshot.changes().after(0, 10'000)) {
      out.push_back(change.kind);
    }
  });
  return out;
}

}  // namespace

TEST_CASE("works that wait together are answered together, after the last of them has run") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  Events events;
  std::promise<void> go;
  std::shared_future<void> gone = go.get_future().share();
  for (int i = 0; i < 5; ++i) {
    const std::string name = std::to_string(i);
    REQUIRE(database->write(
        [&events, name, gone](Transaction& transaction) {
          gone.wait();
          events.add("work " + name);
          return add_change(transaction, name);
        },
        [&events, name](Outcome outcome) { events.add((outcome ? "done " : "failed ") + name); }));
  }
  go.set_value();
  database->close();
  CHECK(events.list == std::vector<std::string>{"work 0", "work 1", "work 2", "work 3", "work 4", "done 0",
                                                "done 1", "done 2", "done 3", "done 4"});
}

TEST_CASE("a commit does not wait for works that take long") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  Events events;
  for (int i = 0; i < 8; ++i) {
    const std::string name = std::to_string(i);
    REQUIRE(database->write(
        [&events, name](Transaction& transaction) {
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          events.add("work " + name);
          return add_change(transaction, name);
        },
        [&events, name](Outcome) { events.add("done " + name); }));
  }
  database->close();
  CHECK(events.list.size() == 16);
  CHECK(events.place("done 0") < events.place("work 7"));
}

TEST_CASE("a work that fails is undone alone, wherever in its group it stands") {
  const std::string order = GENERATE(as<std::string>{}, "wrtw", "rwtw", "trww", "wwrt", "rtrt", "t");
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  std::promise<void> go;
  std::shared_future<void> gone = go.get_future().share();
  std::vector<Outcome> outcomes(order.size());
  std::vector<std::string> written;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::string name = order[place] + std::to_string(place);
    if (order[place] == 'w') {
      written.push_back(name);
    }
    REQUIRE(database->write(
        [gone, name](Transaction& transaction) -> Outcome {
          gone.wait();
          static_cast<void>(add_change(transaction, name));
          if (name[0] == 't') {
            throw std::runtime_error("a broken world");
          }
          return name[0] == 'r' ? Outcome(fail(Code::conflict, "not like this")) : Outcome();
        },
        [&outcomes, place](Outcome outcome) { outcomes[place] = std::move(outcome); }));
  }
  go.set_value();
  REQUIRE(database->write_and_wait([](Transaction& t) { return add_change(t, "after"); }));
  for (std::size_t place = 0; place < order.size(); ++place) {
    INFO(order << " " << place);
    REQUIRE(outcomes[place].has_value() == (order[place] == 'w'));
    if (order[place] != 'w') {
      CHECK(outcomes[place].error().code == (order[place] == 'r' ? Code::conflict : Code::internal));
      CHECK(outcomes[place].error().detail.find("broken") == std::string::npos);
    }
  }
  written.push_back("after");
  CHECK(kinds(*database) == written);
}

TEST_CASE("counts of a work that is undone are undone with it") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  CHECK_FALSE(database->write_and_wait([](Transaction& t) -> Outcome {
    t.record_writer().take(content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
    CHECK(t.records().counts("housing").current == 1);
    return fail(Code::conflict, "no");
  }));
  CHECK(look<std::size_t>(*database, [](Snapshot& s) { return s.records().counts("housing").current; }) == 0);
  take(*database, content(person("uh-2", "Bo", "Lee"), at_day(1))->receipt);
  CHECK(look<std::size_t>(*database, [](Snapshot& s) { return s.records().counts("housing").current; }) == 1);
}

TEST_CASE("a full lane says so and goes on") {
  TemporaryDirectory directory;
  auto opened = open_sqlite({.directory = directory.path(), .write_capacity = 2});
  REQUIRE(opened);
  Database& database = **opened;
  std::promise<void> started, go;
  std::atomic<int> done = 0;
  REQUIRE(database.write(
      [&](Transaction&) {
        started.set_value();
        go.get_future().wait();
        return Outcome{};
      },
      [&](Outcome) { ++done; }));
  started.get_future().wait();
  const auto nothing = [](Transaction&) { return Outcome{}; };
  const auto count = [&](Outcome) { ++done; };
  CHECK(database.write(nothing, count));
  CHECK(database.write(nothing, count));
  CHECK_FALSE(database.write(nothing, count));
  CHECK(database.write_and_wait(nothing).error().code == Code::busy);
  go.set_value();
  database.close();
  CHECK(done == 3);
}

TEST_CASE("closing finishes what waits, and nothing is taken afterwards") {
  TemporaryDirectory directory;
  {
    const auto database = open_store(directory.path());
    std::atomic<int> done = 0;
    for (int i = 0; i < 1500; ++i) {
      REQUIRE(database->write([](Transaction& t) { return add_change(t, "x"); },
                              [&](Outcome outcome) { done += outcome ? 1 : 0; }));
    }
    database->close();
    CHECK(done == 1500);
    CHECK_FALSE(database->write([](Transaction&) { return Outcome{}; }, [](Outcome) {}));
    CHECK(std::filesystem::file_size(directory.path() / "store.sqlite-wal") == 0);
    database->close();
  }
  CHECK(kinds(*open_store(directory.path())).size() == 1500);
}

TEST_CASE("an answer that throws keeps no other from being given") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  REQUIRE(database->write([](Transaction& t) { return add_change(t, "a"); },
                          [](Outcome) { throw std::runtime_error("no"); }));
  CHECK(database->write_and_wait([](Transaction& t) { return add_change(t, "b"); }));
}

TEST_CASE("the WAL is checkpointed while the store works") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const std::string detail(3000, 'x');
  for (int round = 0; round < 60; ++round) {
    write(*database, [&](Transaction& transaction) {
      for (int i = 0; i < 100; ++i) {
        ChangeRow change;
        change.kind = "x";
        change.detail = detail;
        transaction.change_writer().add(change);
      }
    });
  }
  // 6,000 rows of a page each: without checkpoints the WAL would hold them all.
  CHECK(std::filesystem::file_size(directory.path() / "store.sqlite-wal") < 4000U * 4120U);
  CHECK(std::filesystem::file_size(directory.path() / "store.sqlite") > 3000U * 4096U);
}
