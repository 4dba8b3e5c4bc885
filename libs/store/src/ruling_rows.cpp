#include "ruling_rows.hpp"

#include <map>

namespace concord::store {
namespace {

using sqlite::Statement;

DecisionRow read_decision(const Statement& row) {
  return {row.integer(0),       row.uuid(1), row.integer(2),     row.integer(3),
          row.boolean(4),       row.text(5), row.text(6),        row.instant(7),
          row.maybe_instant(8), row.text(9), row.maybe_uuid(10), row.maybe_uuid(11)};
}

std::vector<DecisionRow> read_all(Statement row) {
  std::vector<DecisionRow> decisions;
  while (row.step()) {
    decisions.push_back(read_decision(row));
  }
  return decisions;
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
  return read_all(db_.query("SELECT * FROM decision WHERE withdrawn_at IS NULL ORDER BY number"));
}

std::vector<DecisionRow> RulingRows::in_force_on(const std::vector<RecordNumber>& records) const {
  return read_decisions(db_, records, false);
}

std::vector<DecisionRow> RulingRows::all_on(const std::vector<RecordNumber>& records) const {
  return read_decisions(db_, records, true);
}

std::vector<DecisionRow> RulingRows::made_by_act(const Uuid& act) const {
  return read_all(db_.query("SELECT * FROM decision WHERE act = ? ORDER BY number", act));
}

std::vector<DecisionRow> RulingRows::withdrawn_by_act(const Uuid& act) const {
  return read_all(db_.query("SELECT * FROM decision WHERE withdrawn_by_act = ? ORDER BY number", act));
}

DecisionRow RulingWrites::add(const DecisionRow& decision) {
  db_.run(
      "INSERT INTO decision (id, a, b, same, reason, decided_by, decided_at, withdrawn_at, withdrawn_by, "
      "act) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      decision.id, decision.a, decision.b, decision.same, decision.reason, decision.by, decision.at,
      decision.withdrawn, decision.withdrawn_by, decision.act);
  DecisionRow added = decision;
  added.number = db_.last_number();
  return added;
}

void RulingWrites::withdraw(DecisionNumber number, const std::string& by, Instant at,
                            const std::optional<Uuid>& act) {
  db_.run(
      "UPDATE decision SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_by_act = ? "
      "WHERE number = ? AND withdrawn_at IS NULL",
      at, by, act, number);
}

void RulingWrites::let_go(DecisionNumber number) {
  db_.run("UPDATE decision SET withdrawn_by_act = NULL WHERE number = ?", number);
}

void RulingWrites::put_back(DecisionNumber number) {
  db_.run(
      "UPDATE decision SET withdrawn_at = NULL, withdrawn_by = '', withdrawn_by_act = NULL WHERE number = ?",
      number);
}

}  // namespace concord::store
