#include "extract_rows.hpp"

#include <algorithm>

#include "faults_json.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

std::uint64_t unsigned_at(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

Tally read_tally(const Statement& row, int column) {
  return {unsigned_at(row, column), unsigned_at(row, column + 1), unsigned_at(row, column + 2),
          unsigned_at(row, column + 3)};
}

// Columns as schemas/sql/0003_extracts.sql has them.
std::optional<ExtractRow> read_extract(Statement row) {
  if (!row.step()) {
    return std::nullopt;
  }
  ExtractRow extract;
  extract.number = row.integer(0);
  extract.id = row.uuid(1);
  extract.source = row.text(2);
  extract.layout = row.text(3);
  extract.full = row.boolean(4);
  extract.current_as_of = row.instant(5);
  extract.manifest = row.text(6);
  extract.manifest_hash = row.digest(7);
  extract.state = static_cast<ExtractState>(row.integer(8));
  extract.opened = row.instant(9);
  extract.completed = row.maybe_instant(10);
  extract.tally = read_tally(row, 11);
  extract.ceased = unsigned_at(row, 15);
  extract.would_cease = unsigned_at(row, 16);
  extract.known = unsigned_at(row, 17);
  extract.approved_by = row.text(18);
  extract.batches = unsigned_at(row, 19);
  return extract;
}

}  // namespace

std::string_view to_string(ExtractState state) {
  switch (state) {
    case ExtractState::open:
      return "open";
    case ExtractState::held:
      return "held";
    case ExtractState::completed:
      return "completed";
  }
  return "";
}

std::string_view to_string(BatchState state) { return state == BatchState::stored ? "stored" : "resolved"; }

std::optional<ExtractRow> ExtractRows::extract(const Uuid& id) const {
  return read_extract(db_.query("SELECT * FROM extract WHERE id = ?", id));
}

std::optional<ExtractRow> ExtractRows::extract(ExtractNumber number) const {
  return read_extract(db_.query("SELECT * FROM extract WHERE number = ?", number));
}

std::optional<ExtractRow> ExtractRows::extract_like(const std::string& source, const Digest& manifest) const {
  return read_extract(
      db_.query("SELECT * FROM extract WHERE source = ? AND manifest_hash = ? ORDER BY number DESC LIMIT 1",
                source, manifest));
}

std::optional<ExtractRow> ExtractRows::last_extract(const std::string& source,
                                                    const std::string& layout) const {
  return read_extract(db_.query(
      "SELECT * FROM extract WHERE source = ? AND layout = ? ORDER BY number DESC LIMIT 1", source, layout));
}

std::vector<std::string> ExtractRows::layouts(const std::string& source) const {
  std::vector<std::string> names;
  Statement row = db_.query("SELECT DISTINCT layout FROM extract WHERE source = ? ORDER BY layout", source);
  while (row.step()) {
    names.push_back(row.text(0));
  }
  return names;
}

std::optional<BatchRow> ExtractRows::batch(const Uuid& id) const {
  return read_batch(db_.query("SELECT * FROM batch WHERE id = ?", id));
}

std::optional<BatchRow> ExtractRows::batch_in(ExtractNumber extract, std::uint64_t number_in_extract) const {
  return read_batch(db_.query("SELECT * FROM batch WHERE extract = ? AND number_in_extract = ?", extract,
                              number_in_extract));
}

std::optional<BatchRow> ExtractRows::read_batch(Statement row) const {
  if (!row.step()) {
    return std::nullopt;
  }
  BatchRow batch;
  batch.number = row.integer(0);
  batch.id = row.uuid(1);
  batch.source = row.text(2);
  batch.extract = row.maybe_integer(3);
  batch.number_in_extract = row.is_null(4) ? std::nullopt : std::optional(unsigned_at(row, 4));
  batch.body = row.digest(5);
  batch.received_at = row.instant(6);
  batch.tally = read_tally(row, 7);
  const std::uint64_t taken = batch.tally.stored + batch.tally.unchanged;
  const auto waiting = static_cast<std::uint64_t>(
      db_.number("SELECT count(DISTINCT record) FROM waiting WHERE batch = ?", batch.number));
  batch.resolved = taken - std::min(taken, waiting);
  return batch;
}

std::vector<RejectionRow> ExtractRows::rejections(BatchNumber batch, std::int64_t after,
                                                  std::size_t most) const {
  std::vector<RejectionRow> rejections;
  Statement row = db_.query(
      "SELECT number, line, record_id, faults, as_received FROM rejection WHERE batch = ? AND number > ? "
      "ORDER BY number LIMIT ?",
      batch, after, most);
  while (row.step()) {
    rejections.push_back(
        {row.integer(0), unsigned_at(row, 1), row.text(2), faults_from_json(row.view(3)), row.text(4)});
  }
  return rejections;
}

std::uint64_t ExtractRows::rejected_of(const std::string& source) const {
  Statement row = db_.query("SELECT number, rejected FROM source WHERE name = ?", source);
  if (!row.step()) {
    return 0;
  }
  const SourceCounts* pending = work_ != nullptr ? work_->counted(row.integer(0)) : nullptr;
  return static_cast<std::uint64_t>(row.integer(1) + (pending != nullptr ? pending->rejected : 0));
}

}  // namespace concord::store
