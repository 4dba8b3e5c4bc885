// One row of member.csv as a record.
#pragma once

#include <optional>

#include "row.hpp"
#include "universal_housing/joined_tables.hpp"

namespace concord::adapters::universal_housing {

// The kind of what stands in the place of a name ("void", "occupier", "placeholder"), if it is not a person.
std::optional<std::string> not_a_person(const Row& row);
domain::Record record_of(const Row& row, const JoinedTables& tables);

}  // namespace concord::adapters::universal_housing
