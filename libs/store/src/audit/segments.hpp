// Dropping closed segments, oldest first.
#pragma once

#include <concord/store/audit.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

// The last entry of `segment`, if it is closed and the oldest that is still here; else why not.
Result<std::int64_t> end_of_oldest_segment(sqlite::Connection& db, int segment);
// The last entry that was ever dropped; 0: none.
std::int64_t last_dropped(sqlite::Connection& db);
// Deletes some of the entries up to `last`; false: none were left.
bool delete_some(sqlite::Connection& db, std::int64_t last);

}  // namespace concord::store
