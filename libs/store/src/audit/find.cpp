#include "audit/find.hpp"

#include <algorithm>

#include "audit/row_columns.hpp"

namespace concord::store {
namespace {

// Entries are in the order of their commits: one may be this much older than the one before it.
constexpr std::chrono::hours kDisorder{24};
constexpr std::size_t kChunk = 256;

bool has_all(std::string_view json, const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return json.find('"' + text + '"') != std::string_view::npos;
  });
}

bool answers(const RowColumns& row, const AuditQuery& query) {
  const Instant at{std::chrono::microseconds(row.at)};
  return (query.principal.empty() || row.principal == query.principal) &&
         (query.kind.empty() || row.kind == query.kind) && (!query.from || at >= *query.from) &&
         (!query.to || at < *query.to) && has_all(row.terms, query.terms) &&
         (query.profile.empty() || has_all(row.profiles, {query.profile}));
}

void by_profile(sqlite::Connection& db, AccessIndex& index, const AuditQuery& query,
                std::vector<AuditEntry>& found) {
  std::int64_t before = query.before;
  while (found.size() < query.most) {
    const std::vector<std::int64_t> sequences = index.find(db, query.profile, before, kChunk);
    for (const std::int64_t sequence : sequences) {
      sqlite::Statement row =
          db.query("SELECT " CONCORD_AUDIT_COLUMNS " FROM audit WHERE sequence = ?", sequence);
      if (found.size() < query.most && row.step() && answers(columns_of(row), query)) {
        found.push_back(entry_of(row));
      }
      before = sequence;
    }
    if (sequences.size() < kChunk) {
      return;
    }
  }
}

void by_walking_back(sqlite::Connection& db, const AuditQuery& query, std::vector<AuditEntry>& found) {
  sqlite::Statement row = db.query(
      "SELECT " CONCORD_AUDIT_COLUMNS " FROM audit WHERE sequence < ? ORDER BY sequence DESC", query.before);
  while (found.size() < query.most && row.step()) {
    const RowColumns columns = columns_of(row);
    if (query.from && Instant(std::chrono::microseconds(columns.at)) < *query.from - kDisorder) {
      return;
    }
    if (answers(columns, query)) {
      found.push_back(entry_of(row));
    }
  }
}

}  // namespace

std::vector<AuditEntry> find_entries(sqlite::Connection& db, AccessIndex& index, const AuditQuery& query) {
  std::vector<AuditEntry> found;
  if (query.profile.empty()) {
    by_walking_back(db, query, found);
  } else {
    by_profile(db, index, query, found);
  }
  return found;
}

}  // namespace concord::store
