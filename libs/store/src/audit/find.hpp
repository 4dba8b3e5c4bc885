// Reading the log: which entries answer a question.
#pragma once

#include <concord/store/audit.hpp>

#include "audit/access_index.hpp"

namespace concord::store {

// Latest first. In a read transaction of `db`.
std::vector<AuditEntry> find_entries(sqlite::Connection& db, AccessIndex& index, const AuditQuery& query);

}  // namespace concord::store
