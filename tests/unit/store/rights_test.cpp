#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

// A store with one record.
struct OneRecord {
  TemporaryDirectory folder;
  std::unique_ptr<Database> database = open_store(folder.path());
  RecordNumber record = 0;

  OneRecord() {
    record = take(*database, content(person("uh-1", "Amina", "Okafor"), at_day(1))->receipt).number;
  }
  void write(const std::function<void(Transaction&)>& work) { store::write(*database, work); }
  void reopen() {
    database.reset();
    database = open_store(folder.path());
  }
};

}  // namespace

TEST_CASE("a request comes back as it was noted, with its steps and opinions in their order") {
  OneRecord store;
  SubjectRequestRow row;
  row.id = make_uuid(day(1));
  row.received = *parse_iso_date("2026-11-01");
  row.right = domain::SubjectRight::portability;
  row.asked_by = "proxy";
  row.authority = "deputy";
  row.authority_reference = "COP 12";
  row.authority_checked_by = "duty officer";
  row.identity = "not-yet";
  row.by = "key_1";
  row.at = day(1);
  store.write([&](Transaction& transaction) {
    row.record = store.record;
    row.members = {store.record};
    auto& writer = transaction.rights_writer();
    const std::int64_t number = writer.add(row);
    const domain::RequestStep paused{domain::StepKind::paused, *parse_iso_date("2026-11-02"), "identity"};
    const domain::RequestStep resumed{domain::StepKind::resumed, *parse_iso_date("2026-11-05"), ""};
    writer.add_step(number, {paused, "", "", "key_1", day(2)});
    writer.add_step(number, {resumed, "seen", "documents", "key_2", day(5)});
    writer.add_opinion(number,
                       {domain::Part::adults, false, "third-party", "why", "key_3", "worker", day(6)});
    writer.add_opinion(number, {domain::Part::adults, true, "", "why not", "key_3", "worker", day(7)});
    writer.confirm_members(number, {});
  });
  store.reopen();
  store.database->read([&](Snapshot& snapshot) {
    const auto found = snapshot.rights().request(row.id);
    REQUIRE(found);
    CHECK(found->right == domain::SubjectRight::portability);
    CHECK(found->received == row.received);
    CHECK(found->authority_checked_by == "duty officer");
    CHECK(found->members.empty());
    REQUIRE(found->steps.size() == 2);
    CHECK(found->steps[0].step.code == "identity");
    CHECK(found->steps[1].identity == "documents");
    REQUIRE(found->opinions.size() == 2);
    CHECK(found->opinions[1].cleared);
    CHECK(snapshot.rights().requests(found->number, 10).empty());
    CHECK(snapshot.rights().requests(INT64_MAX, 10).size() == 1);
  });
}

TEST_CASE("of a proposal's answers the last counts, and one that was refused disputes nothing") {
  OneRecord store;
  RectificationRow row;
  row.id = make_uuid(day(1));
  row.proposed = "{}";
  row.at = day(1);
  const auto disputes = [&] {
    std::size_t count = 0;
    store.database->read(
        [&](Snapshot& snapshot) { count = snapshot.rights().rectifications_of(store.record).size(); });
    return count;
  };
  std::int64_t number = 0;
  store.write([&](Transaction& transaction) {
    row.record = store.record;
    number = transaction.rights_writer().add(row);
  });
  CHECK(disputes() == 1);
  store.write([&](Transaction& transaction) {
    transaction.rights_writer().answer(number, {false, "no", "key_1", day(2)});
  });
  CHECK(disputes() == 0);
  store.write([&](Transaction& transaction) {
    transaction.rights_writer().answer(number, {true, "yes", "key_1", day(3)});
  });
  CHECK(disputes() == 1);
  store.database->read(
      [&](Snapshot& snapshot) { CHECK(snapshot.rights().rectification(row.id)->answer->reason == "yes"); });
}

TEST_CASE("a limit of processing comes back with its purposes, days and rulings") {
  OneRecord store;
  ProcessingLimitRow row;
  row.id = make_uuid(day(1));
  row.kind = "objection";
  row.purposes = {domain::Purpose::data_quality, domain::Purpose::care};
  row.from = *parse_iso_date("2026-11-01");
  row.to = *parse_iso_date("2026-12-01");
  row.meanwhile = true;
  row.subject_request = make_uuid(day(1));
  store.write([&](Transaction& transaction) {
    row.record = store.record;
    const std::int64_t number = transaction.rights_writer().add(row);
    transaction.rights_writer().rule(number, {"upheld", "as asked", "key_1", day(2)});
  });
  store.database->read([&](Snapshot& snapshot) {
    const auto found = snapshot.rights().limit(row.id);
    REQUIRE(found);
    CHECK(found->purposes == row.purposes);
    CHECK(found->to == row.to);
    CHECK(found->meanwhile);
    CHECK(found->subject_request == row.subject_request);
    REQUIRE(found->rulings.size() == 1);
    CHECK(found->rulings[0].ruling == "upheld");
  });
}
