// Rows of the table `audit`, in one order of columns.
#pragma once

#include <concord/store/audit.hpp>

#include "audit/chain.hpp"
#include "sqlite/connection.hpp"

namespace concord::store {

// Prefix of every SELECT that the functions below read.
#define CONCORD_AUDIT_COLUMNS                                                                            \
  "sequence, at, principal, role, purpose, operation, kind, request_id, profiles, subject, categories, " \
  "status, detail, form, node, segment, terms, reason, chain"

RowColumns columns_of(const sqlite::Statement& row);  // until the next step
std::string_view chain_of(const sqlite::Statement& row);
AuditEntry entry_of(const sqlite::Statement& row);

void insert_row(sqlite::Connection& db, const RowColumns& row, const Digest& chain);

}  // namespace concord::store
