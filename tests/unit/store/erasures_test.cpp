#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ErasureRow erasure_of(std::vector<RecordNumber> records, int on) {
  ErasureRow erasure;
  erasure.id = make_uuid(day(on));
  erasure.reason = "in-error";
  erasure.authority = "article-17-1-d";
  erasure.by = "acc_1";
  erasure.at = day(on);
  erasure.records = std::move(records);
  return erasure;
}

}  // namespace

TEST_CASE("an erasure empties words and rejected lines of its records, and of no others") {
  Council council(3);
  const auto ruling = [](RecordNumber a, RecordNumber b) {
    DecisionRow decision;
    decision.id = make_uuid(day(1));
    decision.a = a;
    decision.b = b;
    decision.reason = "they told me so";
    decision.at = day(1);
    return decision;
  };
  write(*council.database, [&](Transaction& transaction) {
    const DecisionRow its = transaction.ruling_writer().add(ruling(1, 2));
    const DecisionRow others = transaction.ruling_writer().add(ruling(2, 3));
    const std::string key = transaction.records().find(RecordNumber{1})->key.record_id;
    BatchRow sent;
    sent.id = make_uuid(day(1));
    sent.source = "housing";
    const BatchNumber batch = transaction.extract_writer().add(sent);
    transaction.extract_writer().reject(batch, {0, 1, key, {}, "{\"names\": 1}"});
    transaction.extract_writer().reject(batch, {0, 2, "", {}, "{\"record_id\": \"" + key + "\", "});
    transaction.extract_writer().reject(batch, {0, 3, "", {}, "{\"record_id\": \"" + key + "9\", "});
    CHECK(transaction.erasures().remains(1).words == 1);
    CHECK(transaction.erasures().remains(1).rejected_lines == 2);
    transaction.record_writer().erase(1, day(2), "acc_1");
    const std::int64_t before = transaction.changes().last() - 1;
    transaction.erasure_writer().add(erasure_of({1}, 2), {});
    CHECK(transaction.rulings().decision(its.id)->reason == "(erased)");
    CHECK(transaction.rulings().decision(others.id)->reason == "they told me so");
    const auto lines = transaction.extracts().rejections(batch, 0, 10);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].as_received.empty());
    CHECK(lines[1].as_received.empty());
    CHECK_FALSE(lines[2].as_received.empty());
    CHECK(transaction.erasures().erased_since(before) == std::vector<RecordNumber>{1});
    CHECK(transaction.erasures().erased_since(before + 1).empty());
  });
}

TEST_CASE("the erasure that counts for a record is the latest that was not lifted") {
  Council council(2);
  write(*council.database, [&](Transaction& transaction) {
    ErasureWriter& erasures = transaction.erasure_writer();
    transaction.record_writer().erase(1, day(1), "acc_1");
    const ErasureRow first = erasure_of({1}, 1);
    erasures.add(first, {});
    erasures.lift(transaction.erasures().find(first.id)->number, day(2), "acc_2", "in-error");
    CHECK_FALSE(transaction.erasures().of(1));
    CHECK(transaction.erasures().find(first.id)->lift_reason == "in-error");
    const ErasureRow second = erasure_of({1, 2}, 3);
    erasures.add(second, {});
    CHECK(transaction.erasures().of(1)->id == second.id);
    CHECK(transaction.erasures().before(INT64_MAX, 1).front().id == second.id);
    CHECK(transaction.erasures().before(INT64_MAX, 9).size() == 2);
  });
}
