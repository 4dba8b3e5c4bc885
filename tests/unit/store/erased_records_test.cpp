#include "raw_sqlite.hpp"
#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

TEST_CASE("an erased record keeps nothing but its key, and is refused from then on") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto sent = content(person("uh-1", "Ann", "Lee"), at_day(1));
  const RecordNumber number = take(*database, sent->receipt).number;
  write(*database, [&](Transaction& t) { t.record_writer().mark_resolved({number}); });
  write(*database, [&](Transaction& t) { t.record_writer().erase(number, day(2), "key_1"); });
  CHECK(row_of(*database, "uh-1").state == RecordState::erased);
  CHECK(take(*database, content(person("uh-1", "Ann", "Lee"), at_day(9))->receipt).taken == Taken::refused);
  database->read([&](Snapshot& snapshot) {
    CHECK(snapshot.records().versions(number).empty());
    CHECK_FALSE(snapshot.records().content(number));
    CHECK(snapshot.records().is_waiting(number));
    CHECK(snapshot.records().counts("housing").current == 0);
    CHECK(snapshot.records().counts("housing").versions == 0);
    CHECK(snapshot.changes().after(0, 10).back().kind == "record.erased");
    CHECK(snapshot.changes().after(0, 10).back().by == "key_1");
    std::size_t visited = 0;
    snapshot.records().for_each([&](const RecordRow&, const std::vector<domain::Record>&) { ++visited; });
    CHECK(visited == 0);
  });
}

TEST_CASE("an erased record's withdrawal is taken; lifted, it comes in again by its next content") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber number =
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  write(*database, [&](Transaction& t) { t.record_writer().erase(number, day(2), "key_1"); });
  CHECK(take(*database, withdrawal("uh-1", at_day(3))).taken == Taken::unchanged);
  CHECK(row_of(*database, "uh-1").state == RecordState::erased);
  write(*database, [&](Transaction& t) { t.record_writer().lift(number, day(4), "key_1"); });
  CHECK(row_of(*database, "uh-1").state == RecordState::withdrawn);
  CHECK(take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).taken == Taken::stored);
  CHECK(row_of(*database, "uh-1").state == RecordState::current);
  database->read([&](Snapshot& snapshot) {
    CHECK(snapshot.records().counts("housing").current == 1);
    CHECK(snapshot.records().counts("housing").withdrawn == 0);
    CHECK(snapshot.records().versions(number).size() == 1);
  });
}

TEST_CASE("an erased record leaves no kept subject behind") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber number =
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  const std::int64_t changed = row_of(*database, "uh-1").changed;
  write(*database, [&](Transaction& t) {
    t.record_writer().keep_subject({number, changed, 7, "lee"});
    t.record_writer().erase(number, day(2), "key_1");
    t.record_writer().keep_subject({number, changed, 7, "lee"});  // by whoever read it before
  });
  database->close();
  CHECK(RawSqlite(directory.path() / "store.sqlite").run("SELECT * FROM subject").empty());
}
