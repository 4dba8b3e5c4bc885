// The levels of a model file, for a report.
#pragma once

#include <vector>

#include <concord/base/json.hpp>
#include <concord/service/link_measures.hpp>

namespace concord::service {

// Of a file that Model::read takes; levels for missing values are left out, and so are those without m and u.
std::vector<LevelChance> model_levels(const JsonValue& file);

}  // namespace concord::service
