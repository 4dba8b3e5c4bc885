#include "change_rows.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

std::vector<ChangeRow> read_changes(Statement row) {
  std::vector<ChangeRow> changes;
  while (row.step()) {
    changes.push_back({row.integer(0), row.instant(1), row.text(2), row.maybe_integer(3),
                       row.maybe_integer(4), row.maybe_integer(5), row.text(6), row.text(7)});
  }
  return changes;
}

}  // namespace

std::vector<ChangeRow> ChangeRows::after(std::int64_t sequence, std::size_t most) const {
  return read_changes(
      db_.query("SELECT * FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?", sequence, most));
}

std::vector<ChangeRow> ChangeRows::of_profile(ProfileNumber profile, std::int64_t before,
                                              std::size_t most) const {
  return read_changes(db_.query(
      "SELECT * FROM change WHERE profile = ?1 AND sequence < ?2 "
      "UNION SELECT * FROM change WHERE other_profile = ?1 AND sequence < ?2 ORDER BY sequence DESC LIMIT ?3",
      profile, before, most));
}

std::int64_t ChangeRows::last() const { return db_.number("SELECT max(sequence) FROM change"); }

std::int64_t ChangeWrites::add(const ChangeRow& change) {
  const std::int64_t sequence = work_.next_change();
  db_.run(
      "INSERT INTO change (sequence, at, kind, profile, other_profile, record, changed_by, detail) VALUES "
      "(?, ?, ?, ?, ?, ?, ?, ?)",
      sequence, change.at, change.kind, change.profile, change.other_profile, change.record, change.by,
      change.detail);
  return sequence;
}

}  // namespace concord::store
