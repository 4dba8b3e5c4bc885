#include "review_rows.hpp"

#include <set>

namespace concord::store {
namespace {

using sqlite::Statement;

ReviewRow read_review(const Statement& row) {
  ReviewRow review;
  review.number = row.integer(0);
  review.id = row.uuid(1);
  review.state = row.text(2);
  review.raised = row.instant(3);
  review.place = row.integer(4);
  if (const auto at = row.maybe_instant(5)) {
    review.put_off = PutOff{*at, row.text(6), row.text(7)};
  }
  review.act = row.maybe_uuid(8);
  return review;
}

}  // namespace

std::vector<QuestionRow> ReviewRows::questions(ReviewNumber number) const {
  std::vector<QuestionRow> questions;
  Statement row = db_.query(
      "SELECT a, b, cause, score FROM review_question WHERE review = ? ORDER BY a, b, cause", number);
  while (row.step()) {
    questions.push_back({row.integer(0), row.integer(1), row.text(2), row.real(3)});
  }
  return questions;
}

std::vector<ReviewRow> ReviewRows::with_questions(Statement rows) const {
  std::vector<ReviewRow> reviews;
  while (rows.step()) {
    reviews.push_back(read_review(rows));
    reviews.back().questions = questions(reviews.back().number);
  }
  return reviews;
}

std::optional<ReviewRow> ReviewRows::find(const Uuid& id) const {
  auto found = with_questions(db_.query("SELECT * FROM review WHERE id = ?", id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ReviewRow> ReviewRows::open_on(const std::vector<RecordNumber>& records) const {
  std::set<ReviewNumber> numbers;
  for (const RecordNumber record : records) {
    Statement row = db_.query(
        "SELECT review FROM review_question WHERE a = ?1 AND is_open = 1 "
        "UNION ALL SELECT review FROM review_question WHERE b = ?1 AND is_open = 1",
        record);
    while (row.step()) {
      numbers.insert(row.integer(0));
    }
  }
  std::vector<ReviewRow> reviews;
  for (const ReviewNumber number : numbers) {
    auto found = with_questions(db_.query("SELECT * FROM review WHERE number = ?", number));
    reviews.push_back(std::move(found.front()));
  }
  return reviews;
}

std::vector<ReviewRow> ReviewRows::open_after(const ReviewPlace& after, const std::string& cause,
                                              std::size_t most) const {
  return with_questions(
      db_.query("SELECT * FROM review WHERE state = 'open' AND (place, number) > (?1, ?2) "
                "AND (?3 = '' OR EXISTS (SELECT 1 FROM review_question q WHERE q.review = review.number "
                "AND (q.cause = ?3 OR q.cause GLOB ?3 || ':*'))) ORDER BY place, number LIMIT ?4",
                after.place, after.number, cause, most));
}

std::size_t ReviewRows::open_count() const {
  return static_cast<std::size_t>(db_.number("SELECT count(*) FROM review WHERE state = 'open'"));
}

std::vector<AnswerRow> ReviewRows::answers_since(Instant from) const {
  std::vector<AnswerRow> answers;
  Statement row = db_.query(
      "SELECT q.cause, q.score, d.same FROM answered_question q JOIN decision d ON d.number = q.decision "
      "WHERE d.withdrawn_at IS NULL AND d.decided_at >= ? ORDER BY d.number, q.cause",
      from);
  while (row.step()) {
    answers.push_back({row.text(0), row.real(1), row.boolean(2)});
  }
  return answers;
}

void ReviewWrites::write_questions(ReviewNumber number, const std::vector<QuestionRow>& questions) {
  for (const QuestionRow& question : questions) {
    db_.run("INSERT INTO review_question (review, a, b, cause, score, is_open) VALUES (?, ?, ?, ?, ?, 1)",
            number, question.a, question.b, question.cause, question.score);
  }
}

void ReviewWrites::add(const ReviewRow& review) {
  db_.run(
      "INSERT INTO review (id, state, raised_at, place, put_off_by, put_off_reason) "
      "VALUES (?, 'open', ?, ?, '', '')",
      review.id, review.raised, review.place);
  write_questions(db_.last_number(), review.questions);
}

void ReviewWrites::ask(ReviewNumber number, const std::vector<QuestionRow>& questions, std::int64_t place) {
  db_.run("DELETE FROM review_question WHERE review = ?", number);
  write_questions(number, questions);
  db_.run(
      "UPDATE review SET place = ?, put_off_at = NULL, put_off_by = '', put_off_reason = '', act = NULL "
      "WHERE number = ?",
      place, number);
}

void ReviewWrites::put_off(ReviewNumber number, const PutOff& put_off, std::int64_t place) {
  db_.run("UPDATE review SET place = ?, put_off_at = ?, put_off_by = ?, put_off_reason = ? WHERE number = ?",
          place, put_off.at, put_off.by, put_off.reason, number);
}

void ReviewWrites::answer(ReviewNumber number, const Uuid& act) {
  db_.run("UPDATE review SET act = ? WHERE number = ?", act, number);
}

void ReviewWrites::note_answer(DecisionNumber decision, const QuestionRow& question) {
  db_.run("INSERT INTO answered_question (decision, cause, score) VALUES (?, ?, ?)", decision, question.cause,
          question.score);
}

void ReviewWrites::close(ReviewNumber number) {
  db_.run("UPDATE review SET state = iif(act IS NULL, 'withdrawn', 'decided') WHERE number = ?", number);
  db_.run("UPDATE review_question SET is_open = 0 WHERE review = ?", number);
}

}  // namespace concord::store
