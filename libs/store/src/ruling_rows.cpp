#include "ruling_rows.hpp"

#include <algorithm>
#include <map>

namespace concord::store {
namespace {

using sqlite::Statement;

DecisionRow read_decision(const Statement& row) {
  return {row.integer(0), row.uuid(1), row.integer(2), row.integer(3),       row.boolean(4),
          row.text(5),    row.text(6), row.instant(7), row.maybe_instant(8), row.text(9)};
}

// Each once, in the order of rulings.
std::vector<DecisionRow> read_decisions(sqlite::Connection& db, const std::vector<RecordNumber>& records,
                                        bool withdrawn_too) {
  std::map<DecisionNumber, DecisionRow> found;
  for (const RecordNumber record : records) {
    Statement row = db.query(
        "SELECT * FROM decision WHERE a = ?1 AND (?2 OR withdrawn_at IS NULL) "
        "UNION ALL SELECT * FROM decision WHERE b = ?1 AND (?2 OR withdrawn_at IS NULL)",
        record, withdrawn_too);
    while (row.step()) {
      found.emplace(row.integer(0), read_decision(row));
    }
  }
  std::vector<DecisionRow> decisions;
  for (auto& [number, decision] : found) {
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace

std::optional<DecisionRow> RulingRows::decision(const Uuid& id) const {
  Statement row = db_.query("SELECT * FROM decision WHERE id = ?", id);
  return row.step() ? std::optional(read_decision(row)) : std::nullopt;
}

std::vector<DecisionRow> RulingRows::in_force() const {
  std::vector<DecisionRow> decisions;
  Statement row = db_.query("SELECT * FROM decision WHERE withdrawn_at IS NULL ORDER BY number");
  while (row.step()) {
    decisions.push_back(read_decision(row));
  }
  return decisions;
}

std::vector<DecisionRow> RulingRows::in_force_on(const std::vector<RecordNumber>& records) const {
  return read_decisions(db_, records, false);
}

std::vector<DecisionRow> RulingRows::all_on(const std::vector<RecordNumber>& records) const {
  return read_decisions(db_, records, true);
}

std::vector<ReviewRow> RulingRows::open_reviews(const std::vector<RecordNumber>& records) const {
  std::map<std::int64_t, ReviewRow> found;
  for (const RecordNumber record : records) {
    Statement row = db_.query(
        "SELECT * FROM review WHERE a = ?1 AND state = 'open' UNION ALL SELECT * FROM review WHERE b = ?1 "
        "AND state = 'open'",
        record);
    while (row.step()) {
      found.emplace(row.integer(0), ReviewRow{row.uuid(1), row.integer(2), row.integer(3), row.text(4),
                                              row.real(5), row.instant(6), row.text(7)});
    }
  }
  std::vector<ReviewRow> reviews;
  for (auto& [number, review] : found) {
    reviews.push_back(std::move(review));
  }
  return reviews;
}

std::size_t RulingRows::open_review_count() const {
  return static_cast<std::size_t>(db_.number("SELECT count(*) FROM review WHERE state = 'open'"));
}

DecisionRow RulingWrites::add(const DecisionRow& decision) {
  db_.run(
      "INSERT INTO decision (id, a, b, same, reason, decided_by, decided_at, withdrawn_at, withdrawn_by) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      decision.id, decision.a, decision.b, decision.same, decision.reason, decision.by, decision.at,
      decision.withdrawn, decision.withdrawn_by);
  DecisionRow added = decision;
  added.number = db_.last_number();
  return added;
}

void RulingWrites::withdraw(DecisionNumber number, const std::string& by, Instant at) {
  db_.run("UPDATE decision SET withdrawn_at = ?, withdrawn_by = ? WHERE number = ? AND withdrawn_at IS NULL",
          at, by, number);
}

void RulingWrites::replace_reviews(const std::vector<RecordNumber>& records,
                                   const std::vector<ReviewRow>& reviews) {
  const std::vector<ReviewRow> open = RulingRows(db_).open_reviews(records);
  const auto same_question = [](const ReviewRow& a, const ReviewRow& b) {
    return a.a == b.a && a.b == b.b && a.cause == b.cause;
  };
  const auto is_in = [&](const ReviewRow& review, const std::vector<ReviewRow>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const ReviewRow& other) { return same_question(review, other); });
  };
  for (const ReviewRow& review : open) {
    if (!is_in(review, reviews)) {
      db_.run("UPDATE review SET state = 'withdrawn' WHERE id = ?", review.id);
    }
  }
  for (const ReviewRow& review : reviews) {
    if (is_in(review, open)) {
      db_.run("UPDATE review SET score = ? WHERE a = ? AND b = ? AND cause = ? AND state = 'open'",
              review.score, review.a, review.b, review.cause);
    } else {
      db_.run(
          "INSERT INTO review (id, a, b, cause, score, raised_at, state) VALUES (?, ?, ?, ?, ?, ?, 'open')",
          review.id, review.a, review.b, review.cause, review.score, review.raised);
    }
  }
}

}  // namespace concord::store
