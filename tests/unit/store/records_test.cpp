#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

TEST_CASE("a first sighting stores a record, its version and a wait to be resolved") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto sent = content(person("uh-1", "Amina", "Okafor"), at_day(1));
  const TakenRecord taken = take(*database, sent->receipt);
  CHECK(taken.taken == Taken::stored);
  CHECK(taken.matters);
  const RecordRow row = row_of(*database, "uh-1");
  CHECK(row.number == taken.number);
  CHECK(row.state == RecordState::current);
  CHECK(row.layout == "universal-housing");
  CHECK(row.part == domain::Part::housing);
  CHECK(row.version == at_day(1));
  CHECK(row.changed > 0);
  database->read([&](Snapshot& snapshot) {
    const RecordReader& records = snapshot.records();
    CHECK(records.is_waiting(taken.number));
    CHECK(records.waiting(10) == std::vector<RecordNumber>{taken.number});
    REQUIRE(records.versions(taken.number).size() == 1);
    const VersionRow version = records.versions(taken.number).front();
    CHECK(version.current);
    CHECK(version.canonical == sent->canonical);
    CHECK(version.content == sent->receipt.content);
    CHECK(records.content(taken.number) == sent->record);
    CHECK(records.counts("housing").current == 1);
    CHECK(records.counts("housing").versions == 1);
    CHECK(records.sources() == std::vector<std::string>{"housing"});
    CHECK_FALSE(records.find(domain::RecordKey{"benefits", "uh-1"}));
    CHECK(records.current_of("housing", "universal-housing") == 1);
    CHECK(records.current_of("housing", "academy") == 0);
    REQUIRE(snapshot.changes().last() == row.changed);
    CHECK(snapshot.changes().after(0, 10).at(0).kind == "record.stored");
  });
}

TEST_CASE("the same content again is a sighting and nothing else") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto first = content(person("uh-1", "Amina", "Okafor"), at_day(1));
  take(*database, first->receipt);
  const RecordRow before = row_of(*database, "uh-1");
  const TakenRecord again = take(*database, first->receipt);
  CHECK(again.taken == Taken::unchanged);
  CHECK_FALSE(again.matters);
  const auto later = content(person("uh-1", "Amina", "Okafor"), at_day(5));
  CHECK(take(*database, later->receipt).taken == Taken::unchanged);
  const RecordRow after = row_of(*database, "uh-1");
  CHECK(after.version == at_day(5));
  CHECK(after.changed == before.changed);
  CHECK(look<std::size_t>(*database,
                          [&](Snapshot& s) { return s.records().versions(after.number).size(); }) == 1);
}

TEST_CASE("the latest by the source's clock counts, not the latest to arrive") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto newer = content(person("uh-1", "Amina", "Bello"), at_day(7));
  const auto older = content(person("uh-1", "Amy", "Okafor"), at_day(2));
  const RecordNumber number = take(*database, newer->receipt).number;
  const TakenRecord taken = take(*database, older->receipt);
  CHECK(taken.taken == Taken::stored);
  CHECK(taken.matters);
  CHECK(given_name(*database, number) == "Amina");
  database->read([&](Snapshot& snapshot) {
    const auto versions = snapshot.records().versions(number);
    REQUIRE(versions.size() == 2);
    CHECK_FALSE(versions[0].current);
    CHECK(versions[0].version == at_day(2));
    CHECK(versions[1].current);
    CHECK(snapshot.records().contents(number).size() == 2);
    CHECK(snapshot.records().counts("housing").versions == 2);
  });
}

TEST_CASE("counters order sightings of one time, and a time comes after none") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const domain::SourceVersion nine{std::nullopt, 9, true};
  const domain::SourceVersion ten{std::nullopt, 10, true};
  const domain::SourceVersion huge{std::nullopt, 0xFFFFFFFFFFFFFFFFULL, true};
  const RecordNumber number = take(*database, content(person("r", "Ten", "X"), ten)->receipt).number;
  take(*database, content(person("r", "Nine", "X"), nine)->receipt);
  CHECK(given_name(*database, number) == "Ten");
  take(*database, content(person("r", "Huge", "X"), huge)->receipt);
  CHECK(given_name(*database, number) == "Huge");
  CHECK(row_of(*database, "r").version == huge);
  take(*database, content(person("r", "Timed", "X"), at_day(1))->receipt);
  CHECK(given_name(*database, number) == "Timed");
}

TEST_CASE("a content that comes back counts again without a second version") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber number =
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  take(*database, content(person("uh-1", "Anna", "Lee"), at_day(2))->receipt);
  const TakenRecord back = take(*database, content(person("uh-1", "Ann", "Lee"), at_day(3))->receipt);
  CHECK(back.matters);
  CHECK(given_name(*database, number) == "Ann");
  database->read([&](Snapshot& snapshot) {
    CHECK(snapshot.records().versions(number).size() == 2);
    CHECK(snapshot.records().versions(number).front().current);
    CHECK(snapshot.records().contents(number).back().names.at(0).given == "Ann");
  });
}

TEST_CASE("waiting records come out oldest first, each once, until they are resolved") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber a = take(*database, content(person("a", "Ann", "Lee"), at_day(1))->receipt).number;
  const RecordNumber b = take(*database, content(person("b", "Bo", "Lee"), at_day(1))->receipt).number;
  take(*database, content(person("a", "Anna", "Lee"), at_day(2))->receipt);
  const auto waiting = [&](std::size_t most) {
    return look<std::vector<RecordNumber>>(*database, [&](Snapshot& s) { return s.records().waiting(most); });
  };
  CHECK(waiting(10) == std::vector<RecordNumber>{a, b});
  CHECK(waiting(1) == std::vector<RecordNumber>{a});
  write(*database, [&](Transaction& t) { t.record_writer().mark_resolved({a}); });
  CHECK(waiting(10) == std::vector<RecordNumber>{b});
  write(*database, [&](Transaction& t) {
    t.record_writer().mark_waiting(a);
    t.record_writer().mark_waiting(a);
    CHECK(t.records().waiting_count() == 2);
  });
  CHECK(waiting(10) == std::vector<RecordNumber>{b, a});
}

TEST_CASE("every record is visited with its contents, the one that counts last") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  take(*database, content(person("a", "Ann", "Lee"), at_day(5))->receipt);
  take(*database, content(person("b", "Bo", "Lee"), at_day(1))->receipt);
  take(*database, content(person("a", "Anna", "Lee"), at_day(2))->receipt);
  take(*database, withdrawal("c", at_day(1)));
  std::vector<std::string> seen;
  database->read([&](Snapshot& snapshot) {
    snapshot.records().for_each([&](const RecordRow& row, const std::vector<domain::Record>& contents) {
      std::string line = row.key.record_id;
      for (const domain::Record& record : contents) {
        line += " " + record.names.at(0).given;
      }
      CHECK(snapshot.records().contents(row.number) == contents);  // asking while visiting is allowed
      seen.push_back(line);
    });
  });
  CHECK(seen == std::vector<std::string>{"a Anna Ann", "b Bo", "c"});
}

TEST_CASE("bytes that came in are kept as they came") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  auto sent = content(person("uh-1", "Zo\xC3\xAB", "O'Brien \xF0\x9F\x98\x80"), at_day(1));
  const RecordNumber number = take(*database, sent->receipt).number;
  CHECK(look<std::string>(*database, [&](Snapshot& s) {
          return s.records().versions(number).at(0).canonical;
        }) == sent->canonical);
  CHECK(given_name(*database, number) == "Zo\xC3\xAB");
}

TEST_CASE("a sighting without a version is a broken promise of the caller's and stores nothing") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto sent = content(person("uh-1", "Ann", "Lee"), {});
  const Outcome outcome = database->write_and_wait([&](Transaction& transaction) {
    transaction.record_writer().take(sent->receipt);
    return Outcome{};
  });
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == Code::internal);
  CHECK(look<std::vector<std::string>>(*database, [](Snapshot& s) { return s.records().sources(); }).empty());
}

TEST_CASE("a kept subject counts while its record is as it was and its form is the one asked for") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber number =
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  const auto kept = [&](std::int64_t form) {
    std::vector<std::string> bodies;
    database->read([&](Snapshot& snapshot) {
      snapshot.records().for_each_subject(
          1, number, form, [&](const RecordRow&, std::string_view body) { bodies.emplace_back(body); });
    });
    return bodies;
  };
  const auto keep = [&](std::int64_t changed, const std::string& body) {
    write(*database, [&](Transaction& t) { t.record_writer().keep_subject({number, changed, 7, body}); });
  };
  CHECK(kept(7) == std::vector<std::string>{""});
  keep(row_of(*database, "uh-1").changed, std::string("a\0b", 3));
  CHECK(kept(7) == std::vector<std::string>{std::string("a\0b", 3)});
  CHECK(kept(8) == std::vector<std::string>{""});
  take(*database, content(person("uh-1", "Anna", "Lee"), at_day(2))->receipt);
  CHECK(kept(7) == std::vector<std::string>{""});
  keep(row_of(*database, "uh-1").changed, "c");
  CHECK(kept(7) == std::vector<std::string>{"c"});
  write(*database, [&](Transaction& t) { t.record_writer().drop_subject(number); });
  CHECK(kept(7) == std::vector<std::string>{""});
}
