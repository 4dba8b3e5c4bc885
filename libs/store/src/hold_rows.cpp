#include "hold_rows.hpp"

#include <stdexcept>

namespace concord::store {
namespace {

using sqlite::Statement;

// What the store itself wrote: anything else means a broken store.
template <class T>
T meaning(const Result<T>& parsed) {
  if (!parsed) {
    throw std::runtime_error("a legal hold does not hold what it should");
  }
  return *parsed;
}

HoldRow read_hold(const Statement& row) {
  HoldRow hold;
  hold.number = row.integer(0);
  hold.id = row.uuid(1);
  if (!row.view(2).empty()) {
    hold.part = meaning(domain::parse_part(row.view(2)));
  }
  hold.reason = row.text(3);
  hold.authority = row.text(4);
  hold.from = meaning(parse_iso_date(row.view(5)));
  if (!row.view(6).empty()) {
    hold.to = meaning(parse_iso_date(row.view(6)));
  }
  hold.by = row.text(7);
  hold.at = row.instant(8);
  hold.ended = row.maybe_instant(9);
  hold.ended_by = row.text(10);
  hold.end_reason = row.text(11);
  return hold;
}

}  // namespace

std::vector<HoldRow> HoldRows::read(Statement row) const {
  std::vector<HoldRow> all;
  while (row.step()) {
    HoldRow& hold = all.emplace_back(read_hold(row));
    Statement record =
        db_.query("SELECT record FROM legal_hold_record WHERE hold = ? ORDER BY record", hold.number);
    while (record.step()) {
      hold.records.push_back(record.integer(0));
    }
  }
  return all;
}

std::optional<HoldRow> HoldRows::find(const Uuid& id) const {
  std::vector<HoldRow> found = read(db_.query("SELECT * FROM legal_hold WHERE id = ?", id));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<HoldRow> HoldRows::all(std::size_t most) const {
  return read(db_.query("SELECT * FROM legal_hold ORDER BY number DESC LIMIT ?", most));
}

std::vector<HoldRow> HoldRows::in_force(CivilDate day) const {
  return read(
      db_.query("SELECT * FROM legal_hold WHERE ended_at IS NULL AND from_day <= ?1 AND "
                "(to_day = '' OR to_day >= ?1) ORDER BY number",
                to_iso_date(day)));
}

void HoldWrites::add(const HoldRow& hold) {
  db_.run(
      "INSERT INTO legal_hold (id, part, reason, authority, from_day, to_day, made_by, made_at, ended_by, "
      "end_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')",
      hold.id, hold.part ? to_string(*hold.part) : std::string_view(), hold.reason, hold.authority,
      to_iso_date(hold.from), hold.to ? to_iso_date(*hold.to) : std::string(), hold.by, hold.at);
  const std::int64_t number = db_.last_number();
  for (const RecordNumber record : hold.records) {
    db_.run("INSERT INTO legal_hold_record (hold, record) VALUES (?, ?)", number, record);
  }
}

void HoldWrites::end(std::int64_t number, Instant at, const std::string& by, const std::string& reason) {
  db_.run("UPDATE legal_hold SET ended_at = ?, ended_by = ?, end_reason = ? WHERE number = ?", at, by, reason,
          number);
}

}  // namespace concord::store
