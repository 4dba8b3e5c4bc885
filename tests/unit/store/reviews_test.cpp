#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ReviewRow review(std::int64_t place, std::vector<QuestionRow> questions) {
  ReviewRow row;
  row.id = make_uuid(day(1));
  row.raised = day(3);
  row.place = place;
  row.questions = std::move(questions);
  return row;
}

std::vector<std::int64_t> places(const std::vector<ReviewRow>& reviews) {
  std::vector<std::int64_t> found;
  for (const ReviewRow& row : reviews) {
    found.push_back(row.place);
  }
  return found;
}

}  // namespace

TEST_CASE("a review keeps all questions of its component, and is found by any record of them") {
  Council council(6);
  write(*council.database, [&](Transaction& transaction) {
    const ReviewRow row = review(
        5, {{1, 2, "between-thresholds", 3.5}, {1, 3, "vetoed:twins", 9}, {2, 3, "two-candidates", 7}});
    transaction.review_writer().add(row);
    const auto kept = transaction.reviews().find(row.id);
    REQUIRE(kept);
    CHECK(kept->state == "open");
    CHECK(kept->raised == day(3));
    CHECK(kept->questions == row.questions);
    for (const RecordNumber record : {1, 2, 3}) {
      CHECK(transaction.reviews().open_on({record}).size() == 1);
    }
    CHECK(transaction.reviews().open_on({1, 2, 3}).size() == 1);
    CHECK(transaction.reviews().open_on({4}).empty());
    CHECK(!transaction.reviews().find(make_uuid(day(1))));
  });
}

TEST_CASE("open reviews are listed by place, page after page, and by cause") {
  Council council(6);
  write(*council.database, [&](Transaction& transaction) {
    transaction.review_writer().add(review(7, {{1, 2, "between-thresholds", 1}}));
    transaction.review_writer().add(review(-4, {{3, 4, "vetoed:twins", 1}}));
    transaction.review_writer().add(review(7, {{4, 5, "vetoed:generations", 1}}));
    transaction.review_writer().add(review(0, {{5, 6, "between-thresholds", 1}}));
    const ReviewReader& reviews = transaction.reviews();
    const auto first = reviews.open_after({}, "", 3);
    CHECK(places(first) == std::vector<std::int64_t>{-4, 0, 7});
    const auto rest = reviews.open_after({first[2].place, first[2].number}, "", 3);
    CHECK(places(rest) == std::vector<std::int64_t>{7});
    CHECK(places(reviews.open_after({}, "vetoed", 9)) == std::vector<std::int64_t>{-4, 7});
    CHECK(places(reviews.open_after({}, "vetoed:twins", 9)) == std::vector<std::int64_t>{-4});
    CHECK(reviews.open_after({}, "veto", 9).empty());
    CHECK(reviews.open_count() == 4);
  });
}

TEST_CASE("a review that asks otherwise forgets what nobody could tell of the questions before") {
  Council council(6);
  write(*council.database, [&](Transaction& transaction) {
    const ReviewRow row = review(5, {{1, 2, "between-thresholds", 3.5}});
    transaction.review_writer().add(row);
    const ReviewNumber number = transaction.reviews().find(row.id)->number;
    transaction.review_writer().put_off(number, {day(4), "key_steward", "no papers yet"}, 900);
    REQUIRE(transaction.reviews().find(row.id)->put_off);
    CHECK(transaction.reviews().find(row.id)->put_off->reason == "no papers yet");
    CHECK(transaction.reviews().find(row.id)->place == 900);
    transaction.review_writer().ask(number, {{1, 3, "between-thresholds", 2}}, 6);
    const auto asked = transaction.reviews().find(row.id);
    CHECK(!asked->put_off);
    CHECK(asked->place == 6);
    CHECK(transaction.reviews().open_on({2}).empty());
  });
}

TEST_CASE("a closed review was decided if it was answered, else withdrawn, and says what it asked") {
  Council council(6);
  write(*council.database, [&](Transaction& transaction) {
    const ReviewRow answered = review(1, {{1, 2, "between-thresholds", 3.5}});
    const ReviewRow moved = review(2, {{3, 4, "between-thresholds", 3.5}});
    for (const ReviewRow& row : {answered, moved}) {
      transaction.review_writer().add(row);
    }
    const Uuid act = make_uuid(day(4));
    transaction.review_writer().answer(transaction.reviews().find(answered.id)->number, act);
    for (const ReviewRow& row : {answered, moved}) {
      transaction.review_writer().close(transaction.reviews().find(row.id)->number);
    }
    CHECK(transaction.reviews().find(answered.id)->state == "decided");
    CHECK(transaction.reviews().find(answered.id)->act == act);
    CHECK(transaction.reviews().find(moved.id)->state == "withdrawn");
    CHECK(transaction.reviews().find(moved.id)->questions == moved.questions);
    CHECK(transaction.reviews().open_on({1, 2, 3, 4}).empty());
    CHECK(transaction.reviews().open_count() == 0);
  });
}

TEST_CASE("what a decision answered is told while it stands, whatever becomes of the review") {
  Council council(6);
  write(*council.database, [&](Transaction& transaction) {
    const ReviewRow row = review(1, {{1, 2, "between-thresholds", 3.5}, {1, 2, "vetoed:twins", 3.5}});
    transaction.review_writer().add(row);
    DecisionRow decision;
    decision.id = make_uuid(day(4));
    decision.a = 1;
    decision.b = 2;
    decision.same = true;
    decision.at = day(4);
    const DecisionNumber number = transaction.ruling_writer().add(decision).number;
    for (const QuestionRow& question : row.questions) {
      transaction.review_writer().note_answer(number, question);
    }
    transaction.review_writer().ask(transaction.reviews().find(row.id)->number, {{1, 3, "two-candidates", 9}},
                                    6);
    const auto answers = transaction.reviews().answers_since(day(4));
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].cause == "between-thresholds");
    CHECK(answers[0].score == 3.5);
    CHECK(answers[1].same);
    CHECK(transaction.reviews().answers_since(day(5)).empty());
    transaction.ruling_writer().withdraw(number, "key_steward", day(6));
    CHECK(transaction.reviews().answers_since(day(4)).empty());
    transaction.ruling_writer().put_back(number);
    CHECK(transaction.reviews().answers_since(day(4)).size() == 2);
  });
}
