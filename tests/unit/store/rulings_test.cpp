#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

struct Council {
  TemporaryDirectory directory;
  std::unique_ptr<Database> database = open_store(directory.path());

  Council() {
    write(*database, [](Transaction& transaction) {
      for (int i = 1; i <= 4; ++i) {
        transaction.record_writer().take(
            content(person("uh-" + std::to_string(i), "Ann", "Lee"), at_day(1))->receipt);
      }
    });
  }
};

DecisionRow ruling(RecordNumber a, RecordNumber b, bool same) {
  DecisionRow decision;
  decision.id = make_uuid(day(1));
  decision.a = a;
  decision.b = b;
  decision.same = same;
  decision.reason = "seen at the desk";
  decision.by = "key_steward";
  decision.at = day(2);
  return decision;
}

ReviewRow question(RecordNumber a, RecordNumber b, double score) {
  ReviewRow review;
  review.id = make_uuid(day(1));
  review.a = a;
  review.b = b;
  review.cause = "between";
  review.score = score;
  review.raised = day(3);
  return review;
}

}  // namespace

TEST_CASE("decisions are numbered in the order of rulings and never removed") {
  Council council;
  write(*council.database, [&](Transaction& transaction) {
    RulingWriter& rulings = transaction.ruling_writer();
    const DecisionRow first = rulings.add(ruling(1, 2, true));
    const DecisionRow second = rulings.add(ruling(2, 3, false));
    CHECK(second.number > first.number);
    CHECK(transaction.rulings().in_force().size() == 2);
    rulings.withdraw(first.number, "key_other", day(5));
    rulings.withdraw(first.number, "key_third", day(6));
    CHECK(transaction.rulings().in_force().size() == 1);
    CHECK(transaction.rulings().in_force_on({1}).empty());
    CHECK(transaction.rulings().in_force_on({2, 3}).size() == 1);
    CHECK(transaction.rulings().all_on({1, 2}).size() == 2);
    const auto kept = transaction.rulings().decision(first.id);
    REQUIRE(kept);
    CHECK(kept->withdrawn == day(5));
    CHECK(kept->withdrawn_by == "key_other");
    CHECK(kept->same);
    CHECK(kept->reason == "seen at the desk");
  });
}

TEST_CASE("reviews of a component become exactly those that are raised for it") {
  Council council;
  const ReviewRow kept = question(1, 2, 3.5);
  write(*council.database, [&](Transaction& transaction) {
    transaction.ruling_writer().replace_reviews({1, 2, 3}, {kept, question(1, 3, 2)});
    transaction.ruling_writer().replace_reviews({4}, {question(3, 4, 1)});
    CHECK(transaction.rulings().open_review_count() == 3);
    ReviewRow again = question(1, 2, 4.5);
    transaction.ruling_writer().replace_reviews({1, 2}, {again});
    const auto open = transaction.rulings().open_reviews({1, 2});
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == kept.id);
    CHECK(open[0].score == 4.5);
    CHECK(open[0].cause == "between");
    CHECK(open[0].raised == day(3));
    CHECK(transaction.rulings().open_review_count() == 2);
    transaction.ruling_writer().replace_reviews({1, 2, 3}, {});
    CHECK(transaction.rulings().open_review_count() == 0);
  });
}
