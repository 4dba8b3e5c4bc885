#include "audit/segments.hpp"

#include <fmt/format.h>

namespace concord::store {
namespace {
constexpr std::int64_t kAtOnce = 5000;  // a look waits no longer than this takes: some 20 ms
}

std::int64_t last_dropped(sqlite::Connection& db) {
  return db.number("SELECT coalesce(max(last), 0) FROM audit_dropped");
}

Result<std::int64_t> end_of_oldest_segment(sqlite::Connection& db, int segment) {
  sqlite::Statement row = db.query(
      "SELECT segment, sequence FROM audit_head WHERE kind = 'segment' AND sequence > ? ORDER BY sequence "
      "LIMIT "
      "1",
      last_dropped(db));
  if (!row.step()) {
    return fail(Code::not_found, "no segment is closed: a month's is when the next one's first entry comes");
  }
  if (row.integer(0) != segment) {
    return fail(Code::conflict,
                fmt::format("segments are dropped oldest first, and the oldest is {}", row.integer(0)));
  }
  return row.integer(1);
}

bool delete_some(sqlite::Connection& db, std::int64_t last) {
  db.run(
      "DELETE FROM audit WHERE sequence IN (SELECT sequence FROM audit WHERE sequence <= ? ORDER BY sequence "
      "LIMIT ?)",
      last, kAtOnce);
  return db.changed_rows() != 0;
}

}  // namespace concord::store
