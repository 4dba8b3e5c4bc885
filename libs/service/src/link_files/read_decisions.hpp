// What somebody decided about pairs of records, as a CSV file: source_a,record_a,source_b,record_b,ruling.
#pragma once

#include <filesystem>
#include <vector>

#include <concord/base/result.hpp>
#include <concord/matching/train.hpp>

namespace concord::service {

// Sources and record ids as in what `concord resolve` writes; a ruling is `same` or `different`. Fails,
// naming the file and the line or the columns, where one can't be read: a decision that is passed over is a
// decision turned round.
Result<std::vector<matching::Label>> read_decisions(const std::filesystem::path& file);

}  // namespace concord::service
