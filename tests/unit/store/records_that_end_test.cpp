#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

TEST_CASE("a withdrawn record leaves, and a later content brings it back") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber number =
      take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  const TakenRecord gone = take(*database, withdrawal("uh-1", at_day(3), "uh-2"));
  CHECK(gone.taken == Taken::stored);
  CHECK(gone.matters);
  CHECK(row_of(*database, "uh-1").state == RecordState::withdrawn);
  CHECK(row_of(*database, "uh-1").merged_into == "uh-2");
  CHECK(row_of(*database, "uh-1").version == at_day(3));
  CHECK(take(*database, withdrawal("uh-1", at_day(3), "uh-2")).taken == Taken::unchanged);

  CHECK(take(*database, content(person("uh-1", "Anne", "Lee"), at_day(2))->receipt).taken == Taken::stored);
  CHECK(row_of(*database, "uh-1").state == RecordState::withdrawn);
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(4))->receipt);
  const RecordRow back = row_of(*database, "uh-1");
  CHECK(back.state == RecordState::current);
  CHECK(back.merged_into.empty());
  CHECK(given_name(*database, number) == "Ann");
  const auto counts =
      look<RecordReader::Counts>(*database, [](Snapshot& s) { return s.records().counts("housing"); });
  CHECK(counts.current == 1);
  CHECK(counts.withdrawn == 0);
}

TEST_CASE("a withdrawal of an unknown record waits for the content that it outranks") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const TakenRecord gone = take(*database, withdrawal("uh-1", at_day(3)));
  CHECK(gone.taken == Taken::stored);
  CHECK_FALSE(gone.matters);
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(3))->receipt);
  CHECK(row_of(*database, "uh-1").state == RecordState::withdrawn);
}

TEST_CASE("an absence later than every presence makes a record ceased") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(5))->receipt);
  CHECK(take(*database, absence("uh-1", 5)).taken == Taken::unchanged);
  CHECK(row_of(*database, "uh-1").state == RecordState::current);
  const TakenRecord ceased = take(*database, absence("uh-1", 6));
  CHECK(ceased.taken == Taken::stored);
  CHECK(ceased.matters);
  const RecordRow row = row_of(*database, "uh-1");
  CHECK(row.state == RecordState::ceased);
  CHECK(row.version == at_day(6));
  CHECK(row.content_version == at_day(5));
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(8))->receipt);
  CHECK(row_of(*database, "uh-1").state == RecordState::current);
  const auto kinds =
      look<std::vector<ChangeRow>>(*database, [](Snapshot& s) { return s.changes().after(0, 10); });
  REQUIRE(kinds.size() == 3);
  CHECK(kinds[1].kind == "record.ceased");
  CHECK(kinds[2].kind == "record.stored");
}

TEST_CASE("an absence says nothing of a withdrawn record") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
  take(*database, withdrawal("uh-1", at_day(2)));
  CHECK(take(*database, absence("uh-1", 6)).taken == Taken::unchanged);
  CHECK(row_of(*database, "uh-1").state == RecordState::withdrawn);
}

TEST_CASE("records of a layout that were last present before an extract are found") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const RecordNumber old = take(*database, content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt).number;
  take(*database, content(person("uh-2", "Bo", "Lee"), at_day(4))->receipt);
  take(*database, content(person("uh-3", "Cy", "Lee"), at_day(1))->receipt);
  take(*database, withdrawal("uh-3", at_day(2)));
  auto other = content(person("uh-4", "Di", "Lee"), at_day(1));
  other->receipt.layout = "academy";
  take(*database, other->receipt);
  write(*database, [&](Transaction& transaction) {
    CHECK(transaction.record_writer().not_sighted_since("housing", "universal-housing", day(4)) ==
          std::vector<RecordNumber>{old});
  });
}

TEST_CASE("a receipt in an extract is a presence at the extract's time, whatever its own version says") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const auto sent = content(person("uh-1", "Ann", "Lee"), at_day(1));
  write(*database, [&](Transaction& transaction) {
    ExtractRow extract;
    extract.id = make_uuid(day(0));
    extract.source = "housing";
    extract.layout = "universal-housing";
    extract.full = true;
    extract.current_as_of = day(10);
    sent->receipt.extract = transaction.extract_writer().open(extract);
    transaction.record_writer().take(sent->receipt);
    CHECK(transaction.record_writer().not_sighted_since("housing", "universal-housing", day(10)).empty());
    CHECK(transaction.record_writer().not_sighted_since("housing", "universal-housing", day(11)).size() == 1);
  });
}

TEST_CASE("a record that arrives after a later full extract was completed without it is ceased at once") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [&](Transaction& transaction) {
    ExtractRow extract;
    extract.id = make_uuid(day(0));
    extract.source = "housing";
    extract.layout = "universal-housing";
    extract.full = true;
    extract.current_as_of = day(10);
    extract.number = transaction.extract_writer().open(extract);
    transaction.record_writer().take(content(person("uh-1", "Ann", "Lee"), at_day(1))->receipt);
    CHECK(transaction.records().find(domain::RecordKey{"housing", "uh-1"})->state == RecordState::current);
    extract.state = ExtractState::completed;
    transaction.extract_writer().update(extract);
    transaction.record_writer().take(content(person("uh-2", "Bo", "Lee"), at_day(9))->receipt);
    CHECK(transaction.records().find(domain::RecordKey{"housing", "uh-2"})->state == RecordState::ceased);
    transaction.record_writer().take(content(person("uh-3", "Cy", "Lee"), at_day(10))->receipt);
    CHECK(transaction.records().find(domain::RecordKey{"housing", "uh-3"})->state == RecordState::current);
  });
}
