#include <catch2/catch.hpp>

#include <concord/service/extracts.hpp>
#include <concord/service/take_in.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

const Instant kNow = *parse_rfc3339("2026-11-01T04:00:00Z");

std::string line(std::string_view id, std::string_view family, std::string_view birth = "1970-01-02") {
  return R"({"record_id":")" + std::string(id) + R"(","part":"housing","names":[{"given":"Ada","family":")" +
         std::string(family) + R"("}],"birth_date":")" + std::string(birth) + "\"}\n";
}

struct Store {
  ScratchFolder folder;
  std::unique_ptr<store::Database> database = std::move(*store::open_sqlite({.directory = folder.path()}));

  Uuid open(const std::string& as_of) {
    Uuid id;
    wire::Manifest manifest;
    manifest.source = "housing";
    manifest.layout = "universal-housing";
    manifest.full = true;
    manifest.current_as_of = *parse_rfc3339(as_of);
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      id = open_extract(transaction, {manifest, as_of, kNow})->extract.id;
      return {};
    }));
    return id;
  }

  Result<StoredBatch> send(const Uuid& extract, std::uint64_t number, std::string body) {
    auto parsed = parse_batch(std::move(body));
    REQUIRE(parsed);
    Result<StoredBatch> stored = Error{};
    (void)database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      stored = store_batch(transaction, {"housing", extract, number, kNow}, *parsed);
      return stored ? Outcome() : Outcome(stored.error());
    });
    return stored;
  }

  store::ExtractRow complete(const Uuid& extract, HoldRule rule = {0.2, 20}) {
    store::ExtractRow row;
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      auto completed = complete_extract(transaction, extract, {}, rule, kNow);
      if (!completed) {
        return completed.error();
      }
      row = *completed;
      return {};
    }));
    return row;
  }

  store::RecordState state(std::string_view id) {
    store::RecordState state{};
    database->read([&](store::Snapshot& snapshot) {
      state = snapshot.records().find({"housing", std::string(id)})->state;
    });
    return state;
  }
};

std::string many(int first, int last) {
  std::string body;
  for (int i = first; i < last; ++i) {
    body += line("uh-" + std::to_string(i), "Byron");
  }
  return body;
}

}  // namespace

TEST_CASE("received is stored and unchanged and rejected, and a bad line never stops a good one") {
  Store store;
  const Uuid extract = store.open("2026-11-01T03:00:00Z");
  const auto stored = store.send(extract, 1,
                                 line("uh-1", "Byron") + "{\"record_id\":\n" +
                                     line("uh-2", "Lovelace", "1970-13-40") + line("uh-3", "King"));
  REQUIRE(stored);
  CHECK(stored->batch.tally.received == 4);
  CHECK(stored->batch.tally.stored == 2);
  CHECK(stored->batch.tally.rejected == 2);
  store.database->read([&](store::Snapshot& snapshot) {
    const auto rejections = snapshot.extracts().rejections(stored->batch.number, 0, 10);
    REQUIRE(rejections.size() == 2);
    CHECK(rejections[0].line == 2);
    CHECK(rejections[1].record_id == "uh-2");
    CHECK(rejections[1].faults[0].pointer == "/birth_date");
  });
}

TEST_CASE("a cut upload loses nothing but the broken line") {
  Store store;
  std::string body = line("uh-1", "Byron") + line("uh-2", "King");
  body.resize(body.size() - 20);
  const auto stored = store.send(store.open("2026-11-01T03:00:00Z"), 1, body);
  REQUIRE(stored);
  CHECK(stored->batch.tally.stored == 1);
  CHECK(stored->batch.tally.rejected == 1);
}

TEST_CASE("the same number and bytes get the first answer and count once; other bytes are a conflict") {
  Store store;
  const Uuid extract = store.open("2026-11-01T03:00:00Z");
  const auto first = store.send(extract, 1, many(0, 3));
  const auto again = store.send(extract, 1, many(0, 3));
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->batch.id == first->batch.id);
  CHECK(store.complete(extract).tally.received == 3);
  CHECK(store.send(extract, 1, many(0, 4)).error().code == Code::conflict);
}

TEST_CASE("what a full extract lacks ceases, and comes back when it is seen again") {
  Store store;
  const Uuid first = store.open("2026-11-01T03:00:00Z");
  REQUIRE(store.send(first, 1, many(0, 10)));
  store.complete(first);
  const Uuid second = store.open("2026-11-02T03:00:00Z");
  REQUIRE(store.send(second, 1, many(0, 9)));
  CHECK(store.complete(second).ceased == 1);
  CHECK(store.state("uh-9") == store::RecordState::ceased);
  const Uuid third = store.open("2026-11-03T03:00:00Z");
  REQUIRE(store.send(third, 1, many(0, 10)));
  store.complete(third);
  CHECK(store.state("uh-9") == store::RecordState::current);
}

TEST_CASE("a record whose line could not be used was still there: it does not cease") {
  Store store;
  const Uuid first = store.open("2026-11-01T03:00:00Z");
  REQUIRE(store.send(first, 1, many(0, 3)));
  store.complete(first);
  const Uuid second = store.open("2026-11-02T03:00:00Z");
  REQUIRE(store.send(second, 1, many(0, 2) + line("uh-2", "Byron", "not a date")));
  CHECK(store.complete(second).ceased == 0);
  CHECK(store.state("uh-2") == store::RecordState::current);
}

TEST_CASE("an extract that would cease too many is held, ceases nothing, and goes on when approved") {
  Store store;
  const Uuid first = store.open("2026-11-01T03:00:00Z");
  REQUIRE(store.send(first, 1, many(0, 100)));
  store.complete(first);
  const Uuid cut = store.open("2026-11-02T03:00:00Z");
  REQUIRE(store.send(cut, 1, many(0, 50)));
  const store::ExtractRow held = store.complete(cut);
  CHECK(held.state == store::ExtractState::held);
  CHECK(held.would_cease == 50);
  CHECK(store.state("uh-99") == store::RecordState::current);
  REQUIRE(store.database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    const auto approved = approve_extract(transaction, cut, "key_1", kNow);
    CHECK(approved->ceased == 50);
    return {};
  }));
  CHECK(store.state("uh-99") == store::RecordState::ceased);
}

TEST_CASE("a completion that counts otherwise than the service leaves the extract open") {
  Store store;
  const Uuid extract = store.open("2026-11-01T03:00:00Z");
  REQUIRE(store.send(extract, 1, many(0, 3)));
  const Outcome completed = store.database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    auto result = complete_extract(transaction, extract, {4, {}}, {}, kNow);
    return result ? Outcome() : Outcome(result.error());
  });
  REQUIRE_FALSE(completed);
  CHECK(completed.error().faults[0].pointer == "/records");
}

TEST_CASE("a single record needs its own time, and the id of its path") {
  CHECK(parse_single(line("uh-1", "Byron"), {"housing", "uh-1"}).error().faults[0].pointer == "/as_of");
  CHECK(parse_single(line("uh-1", "Byron"), {"housing", "uh-2"}).error().faults[0].pointer == "/record_id");
}
