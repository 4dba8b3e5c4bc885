#include "audit/row_columns.hpp"

namespace concord::store {
namespace {
constexpr int kChain = 18;
}

RowColumns columns_of(const sqlite::Statement& row) {
  RowColumns columns;
  columns.sequence = row.integer(0);
  columns.at = row.integer(1);
  columns.principal = row.view(2);
  columns.role = row.view(3);
  columns.purpose = row.view(4);
  columns.operation = row.view(5);
  columns.kind = row.view(6);
  columns.request_id = row.view(7);
  columns.profiles = row.view(8);
  columns.subject = row.view(9);
  columns.categories = row.view(10);
  columns.status = row.integer(11);
  columns.detail = row.view(12);
  columns.form = row.integer(13);
  columns.node = row.view(14);
  columns.segment = row.integer(15);
  columns.terms = row.view(16);
  columns.reason = row.view(17);
  return columns;
}

std::string_view chain_of(const sqlite::Statement& row) { return row.view(kChain); }

AuditEntry entry_of(const sqlite::Statement& row) {
  const RowColumns columns = columns_of(row);
  AuditEntry entry;
  entry.sequence = columns.sequence;
  entry.node = columns.node;
  entry.segment = static_cast<int>(columns.segment);
  entry.chain = row.digest(kChain);
  AuditRow& into = entry.row;
  into.at = row.instant(1);
  into.principal = columns.principal;
  into.role = columns.role;
  into.purpose = columns.purpose;
  into.operation = columns.operation;
  into.kind = columns.kind;
  into.request_id = columns.request_id;
  into.profiles = list_from_json(columns.profiles);
  into.subject = columns.subject;
  into.categories = list_from_json(columns.categories);
  into.status = static_cast<int>(columns.status);
  into.detail = columns.detail;
  into.terms = list_from_json(columns.terms);
  into.reason = columns.reason;
  return entry;
}

void insert_row(sqlite::Connection& db, const RowColumns& row, const Digest& chain) {
  db.run("INSERT INTO audit (" CONCORD_AUDIT_COLUMNS
         ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         row.sequence, row.at, row.principal, row.role, row.purpose, row.operation, row.kind, row.request_id,
         row.profiles, row.subject, row.categories, row.status, row.detail, row.form, row.node, row.segment,
         row.terms, row.reason, chain);
}

}  // namespace concord::store
