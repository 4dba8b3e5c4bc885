#include <stdexcept>

#include "extract_rows.hpp"
#include "faults_json.hpp"

namespace concord::store {

using sqlite::Blob;
using sqlite::Statement;

ExtractNumber ExtractWrites::open(const ExtractRow& extract) {
  work_.forget_extracts();
  db_.run(
      "INSERT INTO extract (id, source, layout, is_full, current_as_of, manifest, manifest_hash, state, "
      "opened_at, completed_at, "
      "received, stored, unchanged, rejected, ceased, would_cease, known, approved_by, batches) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      extract.id, extract.source, extract.layout, extract.full, extract.current_as_of, extract.manifest,
      extract.manifest_hash, extract.state, extract.opened, extract.completed, extract.tally.received,
      extract.tally.stored, extract.tally.unchanged, extract.tally.rejected, extract.ceased,
      extract.would_cease, extract.known, extract.approved_by, extract.batches);
  return db_.last_number();
}

void ExtractWrites::update(const ExtractRow& extract) {
  work_.forget_extracts();
  db_.run(
      "UPDATE extract SET state = ?, completed_at = ?, ceased = ?, would_cease = ?, known = ?, approved_by = "
      "? WHERE number = ?",
      extract.state, extract.completed, extract.ceased, extract.would_cease, extract.known,
      extract.approved_by, extract.number);
}

BatchNumber ExtractWrites::add(const BatchRow& batch) {
  db_.run(
      "INSERT INTO batch (id, source, extract, number_in_extract, body, received_at, received, stored, "
      "unchanged, rejected) "
      "VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
      batch.id, batch.source, batch.extract, batch.number_in_extract, batch.body, batch.received_at);
  const BatchNumber number = db_.last_number();
  if (batch.extract) {
    db_.run("UPDATE extract SET batches = batches + 1 WHERE number = ?", *batch.extract);
  }
  set_tally(number, batch.tally);
  return number;
}

// What the extract and the source count is moved by the difference, so that setting it twice counts once.
void ExtractWrites::set_tally(BatchNumber batch, const Tally& tally) {
  std::string source;
  std::optional<ExtractNumber> extract;
  Tally before;
  {
    Statement row = db_.query(
        "SELECT source, extract, received, stored, unchanged, rejected FROM batch WHERE number = ?", batch);
    if (!row.step()) {
      throw std::invalid_argument("the tally of a batch that is not there");
    }
    const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.integer(column)); };
    source = row.text(0);
    extract = row.maybe_integer(1);
    before = {count(2), count(3), count(4), count(5)};
  }
  db_.run("UPDATE batch SET received = ?, stored = ?, unchanged = ?, rejected = ? WHERE number = ?",
          tally.received, tally.stored, tally.unchanged, tally.rejected, batch);
  if (extract) {
    db_.run(
        "UPDATE extract SET received = received + ?, stored = stored + ?, unchanged = unchanged + ?, "
        "rejected = rejected + ? "
        "WHERE number = ?",
        tally.received - before.received, tally.stored - before.stored, tally.unchanged - before.unchanged,
        tally.rejected - before.rejected, *extract);
  }
  work_.counts(work_.source(source)).rejected +=
      static_cast<std::int64_t>(tally.rejected) - static_cast<std::int64_t>(before.rejected);
}

void ExtractWrites::reject(BatchNumber batch, const RejectionRow& rejection) {
  db_.run("INSERT INTO rejection (batch, line, record_id, faults, as_received) VALUES (?, ?, ?, ?, ?)", batch,
          rejection.line, rejection.record_id, faults_to_json(rejection.faults), Blob{rejection.as_received});
}

}  // namespace concord::store
