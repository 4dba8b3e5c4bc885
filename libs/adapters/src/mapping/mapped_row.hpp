// A row of a mapped file as a record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/adapters/mapping.hpp>

#include "row.hpp"

namespace concord::adapters {

// The columns that a table of this mapping reads: those of the record id, then those mapped.
std::vector<std::string_view> columns_of(const Mapping& mapping);
// Empty where a column of the id is.
std::string mapped_record_id(const Row& row, const Mapping& mapping);
domain::Record mapped_record(const Row& row, const Mapping& mapping, CivilDate today);

}  // namespace concord::adapters
