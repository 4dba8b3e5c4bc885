// The file outside the database that heads are added to, one a line. Nothing in it is ever rewritten.
#pragma once

#include <filesystem>
#include <vector>

#include "audit/heads.hpp"

namespace concord::store {

// Adds the lines and makes them durable; makes the file, for its owner alone, where there is none.
Outcome add_to_heads_file(const std::filesystem::path& file, const std::vector<AuditHead>& heads);

// The number of the last whole line that is a head; 0 where there is none.
std::int64_t last_number_in(const std::filesystem::path& file);

// All lines that are heads. One that can't be read, or that a crash cut off, is left out: its number is then
// missing between its neighbours', unless it was written again.
Result<std::vector<AuditHead>> read_heads_file(const std::filesystem::path& file);

}  // namespace concord::store
