// What of a resident's data a professional must consider before it is given to them: the data of social care,
// and of health (Data Protection Act 2018, Schedule 3, parts 2, 3 and 5).
#pragma once

#include <vector>

#include <concord/policy/mask.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// Of children and adults everything; of any other part what is of health.
bool is_considered_first(domain::Part part, domain::Category category);
// The parts that hold any of it, in this profile.
std::vector<domain::Part> parts_to_consider(store::Snapshot& snapshot, store::ProfileNumber profile);

}  // namespace concord::service
