// One row of dm_persons as a record.
#pragma once

#include <optional>

#include "mosaic/joined_tables.hpp"
#include "row.hpp"

namespace concord::adapters::mosaic {

// True where the names name nobody ("Unknown", "Test").
bool is_placeholder(const Row& row);
// `part` is adults or children.
domain::Record record_of(const Row& row, domain::Part part, const JoinedTables& tables, CivilDate today);

}  // namespace concord::adapters::mosaic
