#include "measures_rows.hpp"

namespace concord::store {

std::optional<MeasuresRow> MeasuresRows::last() const {
  sqlite::Statement row = db_.query("SELECT at, change, model, counts, watched FROM matching_measures");
  if (!row.step()) {
    return std::nullopt;
  }
  return MeasuresRow{row.instant(0), row.integer(1), row.text(2), row.text(3), row.text(4)};
}

void MeasuresWrites::keep(const MeasuresRow& measures) {
  db_.run(
      "INSERT OR REPLACE INTO matching_measures (only, at, change, model, counts, watched) "
      "VALUES (1, ?, ?, ?, ?, ?)",
      measures.at, measures.change, measures.model, measures.counts, measures.watched);
}

}  // namespace concord::store
