#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ExtractRow housing_extract(int on_day, const std::string& manifest) {
  ExtractRow extract;
  extract.id = make_uuid(day(on_day));
  extract.source = "housing";
  extract.layout = "universal-housing";
  extract.full = true;
  extract.current_as_of = day(on_day);
  extract.manifest = manifest;
  extract.manifest_hash = sha256(manifest);
  extract.opened = day(on_day);
  return extract;
}

BatchRow batch_of(std::optional<ExtractNumber> extract, std::optional<std::uint64_t> number) {
  BatchRow batch;
  batch.id = make_uuid(day(0));
  batch.source = "housing";
  batch.extract = extract;
  batch.number_in_extract = number;
  batch.body = sha256("body");
  batch.received_at = day(1);
  return batch;
}

}  // namespace

TEST_CASE("an extract is found by its id, its number, its manifest, and as the last of its layout") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const ExtractRow first = housing_extract(1, "{\"a\":1}");
  const ExtractRow second = housing_extract(2, "{\"a\":2}");
  write(*database, [&](Transaction& transaction) {
    const ExtractNumber one = transaction.extract_writer().open(first);
    const ExtractNumber two = transaction.extract_writer().open(second);
    const ExtractReader& extracts = transaction.extracts();
    CHECK(extracts.extract(first.id)->number == one);
    CHECK(extracts.extract(one)->manifest == first.manifest);
    CHECK(extracts.extract(one)->full);
    CHECK(extracts.extract(one)->current_as_of == day(1));
    CHECK(extracts.extract_like("housing", sha256("{\"a\":1}"))->number == one);
    CHECK_FALSE(extracts.extract_like("benefits", sha256("{\"a\":1}")));
    CHECK(extracts.last_extract("housing", "universal-housing")->number == two);
    CHECK_FALSE(extracts.last_extract("housing", "academy"));
    CHECK(extracts.layouts("housing") == std::vector<std::string>{"universal-housing"});
  });
}

TEST_CASE("what an extract's completion found is kept") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [&](Transaction& transaction) {
    ExtractRow extract = housing_extract(1, "{}");
    extract.number = transaction.extract_writer().open(extract);
    extract.state = ExtractState::held;
    extract.would_cease = 40;
    extract.known = 100;
    transaction.extract_writer().update(extract);
    CHECK(transaction.extracts().extract(extract.number)->state == ExtractState::held);
    extract.state = ExtractState::completed;
    extract.completed = day(3);
    extract.ceased = 40;
    extract.approved_by = "key_7";
    transaction.extract_writer().update(extract);
    const auto after = transaction.extracts().extract(extract.number);
    CHECK(after->state == ExtractState::completed);
    CHECK(after->completed == day(3));
    CHECK(after->ceased == 40);
    CHECK(after->would_cease == 40);
    CHECK(after->known == 100);
    CHECK(after->approved_by == "key_7");
  });
}

TEST_CASE("an extract and its source count what their batches count, once") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const BatchRow bare = batch_of(std::nullopt, std::nullopt);
  const BatchRow another_bare = batch_of(std::nullopt, std::nullopt);
  write(*database, [&](Transaction& transaction) {
    const ExtractNumber extract = transaction.extract_writer().open(housing_extract(1, "{}"));
    const BatchNumber one = transaction.extract_writer().add(batch_of(extract, 1));
    const BatchNumber two = transaction.extract_writer().add(batch_of(extract, 2));
    transaction.extract_writer().set_tally(one, {10, 7, 2, 1});
    transaction.extract_writer().set_tally(two, {5, 5, 0, 0});
    transaction.extract_writer().set_tally(two, {5, 4, 0, 1});
    transaction.extract_writer().set_tally(transaction.extract_writer().add(bare), {3, 0, 0, 3});
    transaction.extract_writer().add(another_bare);
    const auto row = transaction.extracts().extract(extract);
    CHECK(row->tally.received == 15);
    CHECK(row->tally.stored == 11);
    CHECK(row->tally.unchanged == 2);
    CHECK(row->tally.rejected == 2);
    CHECK(row->batches == 2);
    CHECK(transaction.extracts().rejected_of("housing") == 5);
    CHECK(transaction.extracts().batch_in(extract, 2)->number == two);
    CHECK_FALSE(transaction.extracts().batch_in(extract, 3));
  });
  CHECK(look<std::uint64_t>(*database, [](Snapshot& s) { return s.extracts().rejected_of("housing"); }) == 5);
  CHECK(look<std::uint64_t>(*database, [](Snapshot& s) { return s.extracts().rejected_of("benefits"); }) ==
        0);
  CHECK(look<std::optional<BatchRow>>(*database, [&](Snapshot& s) {
          return s.extracts().batch(bare.id);
        })->tally.received == 3);
}

TEST_CASE("one number in an extract can't be two batches") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  ExtractNumber extract = 0;
  write(*database, [&](Transaction& transaction) {
    extract = transaction.extract_writer().open(housing_extract(1, "{}"));
    transaction.extract_writer().add(batch_of(extract, 1));
  });
  CHECK_FALSE(database->write_and_wait([&](Transaction& transaction) {
    transaction.extract_writer().add(batch_of(extract, 1));
    return Outcome{};
  }));
}

TEST_CASE("a batch says how many of its records no longer wait") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const BatchRow first = batch_of(std::nullopt, std::nullopt);
  const BatchRow second = batch_of(std::nullopt, std::nullopt);
  std::vector<RecordNumber> numbers;
  const auto take_batch = [&](const BatchRow& batch, const std::string& given, int on_day) {
    write(*database, [&](Transaction& transaction) {
      const BatchNumber number = transaction.extract_writer().add(batch);
      for (const char* id : {"a", "b", "c"}) {
        auto sent = content(person(id, given, "Lee"), at_day(on_day));
        sent->receipt.batch = number;
        numbers.push_back(transaction.record_writer().take(sent->receipt).number);
      }
      transaction.extract_writer().set_tally(number, {3, 3, 0, 0});
    });
  };
  const auto resolved = [&](const BatchRow& batch) {
    return look<std::optional<BatchRow>>(*database, [&](Snapshot& s) { return s.extracts().batch(batch.id); })
        ->resolved;
  };
  take_batch(first, "Ann", 1);
  CHECK(resolved(first) == 0);
  write(*database, [&](Transaction& t) { t.record_writer().mark_resolved({numbers[0]}); });
  CHECK(resolved(first) == 1);
  take_batch(second, "Anna", 2);
  CHECK(resolved(first) == 1);
  CHECK(resolved(second) == 0);
  write(*database, [&](Transaction& t) { t.record_writer().mark_resolved(numbers); });
  CHECK(resolved(first) == 3);
  CHECK(resolved(second) == 3);
}

TEST_CASE("a rejected row is kept with its reasons, page by page") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const std::string odd("{\"record_id\":\"a\"\0}\xff", 19);
  BatchNumber batch = 0;
  write(*database, [&](Transaction& transaction) {
    batch = transaction.extract_writer().add(batch_of(std::nullopt, std::nullopt));
    transaction.extract_writer().reject(batch, {0,
                                                2,
                                                "a",
                                                {{"/birth_date", Code::invalid_value, "is not a date"},
                                                 {"/x", Code::unknown_field, "is not known"}},
                                                odd});
    transaction.extract_writer().reject(batch, {0, 9, "", {{"", Code::malformed, "is not JSON"}}, "{"});
  });
  database->read([&](Snapshot& snapshot) {
    const auto first = snapshot.extracts().rejections(batch, 0, 1);
    REQUIRE(first.size() == 1);
    CHECK(first[0].line == 2);
    CHECK(first[0].as_received == odd);
    REQUIRE(first[0].faults.size() == 2);
    CHECK(first[0].faults[1] == Fault{"/x", Code::unknown_field, "is not known"});
    const auto next = snapshot.extracts().rejections(batch, first[0].number, 10);
    REQUIRE(next.size() == 1);
    CHECK(next[0].line == 9);
    CHECK(next[0].faults[0].code == Code::malformed);
    CHECK(snapshot.extracts().rejections(batch, next[0].number, 10).empty());
  });
}
