// What the partition hears.
#pragma once

#include <vector>

#include <concord/store/database.hpp>

namespace concord::service {

// Stewards' decisions in force, in order, and `different` for every two records that a protection keeps
// apart: these have negative numbers, and are marked. Whatever partitions hears both; whatever tells somebody
// of decisions asks the store for decisions alone.
std::vector<store::DecisionRow> rulings_heard(store::Snapshot& snapshot);

}  // namespace concord::service
