#include "erasure_rows.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

ErasureRow read_erasure(const Statement& row) {
  ErasureRow erasure;
  erasure.number = row.integer(0);
  erasure.id = row.uuid(1);
  erasure.reason = row.text(2);
  erasure.authority = row.text(3);
  erasure.rule = row.text(4);
  erasure.subject_request = row.text(5);
  erasure.by = row.text(6);
  erasure.at = row.instant(7);
  erasure.lifted = row.maybe_instant(8);
  erasure.lifted_by = row.text(9);
  erasure.lift_reason = row.text(10);
  return erasure;
}

std::optional<ErasureRow> only(std::vector<ErasureRow> rows) {
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace

std::vector<ErasureRow> ErasureRows::read(Statement row) const {
  std::vector<ErasureRow> all;
  while (row.step()) {
    ErasureRow& erasure = all.emplace_back(read_erasure(row));
    Statement record =
        db_.query("SELECT record FROM erased_record WHERE erasure = ? ORDER BY record", erasure.number);
    while (record.step()) {
      erasure.records.push_back(record.integer(0));
    }
  }
  return all;
}

std::optional<ErasureRow> ErasureRows::find(const Uuid& id) const {
  return only(read(db_.query("SELECT * FROM erasure WHERE id = ?", id)));
}

std::vector<ErasureRow> ErasureRows::before(std::int64_t before, std::size_t most) const {
  return read(db_.query("SELECT * FROM erasure WHERE number < ? ORDER BY number DESC LIMIT ?", before, most));
}

std::optional<ErasureRow> ErasureRows::of(RecordNumber record) const {
  return only(
      read(db_.query("SELECT * FROM erasure WHERE number = (SELECT max(e.number) FROM erasure e JOIN "
                     "erased_record r ON r.erasure = e.number WHERE r.record = ? AND e.lifted_at IS NULL)",
                     record)));
}

// A line of which not even the record's id could be read may still show it.
Remains ErasureRows::remains(RecordNumber record) const {
  const auto count = [&](const char* sql) { return static_cast<std::size_t>(db_.number(sql, record)); };
  Remains remains;
  remains.versions = count("SELECT count(*) FROM version WHERE record = ?");
  remains.rejected_lines = count(
      "SELECT count(*) FROM record r JOIN source s ON s.number = r.source JOIN rejection j ON "
      "(j.record_id = r.record_id OR (j.record_id = '' AND "
      "instr(j.as_received, CAST('\"' || r.record_id || '\"' AS BLOB)) > 0)) "
      "JOIN batch b ON b.number = j.batch AND b.source = s.name "
      "WHERE r.number = ? AND length(j.as_received) > 0");
  remains.words = count(
      "SELECT (SELECT count(*) FROM decision WHERE a = ?1 OR b = ?1) + "
      "(SELECT count(*) FROM access_request WHERE record = ?1) + "
      "(SELECT count(*) FROM broken_glass WHERE record = ?1)");
  return remains;
}

std::vector<RecordNumber> ErasureRows::erased_since(std::int64_t sequence) const {
  std::vector<RecordNumber> records;
  Statement row = db_.query("SELECT record FROM erased_record WHERE changed > ?", sequence);
  while (row.step()) {
    records.push_back(row.integer(0));
  }
  return records;
}

}  // namespace concord::store
