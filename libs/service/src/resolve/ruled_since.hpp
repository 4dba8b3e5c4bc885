// Rulings that came while a round ran.
#pragma once

#include <set>

#include "round.hpp"

namespace concord::service {

// The ends of rulings that were made or withdrawn since the plan was made: it has not heard them, and a
// record that waited then already waits no second time, so these must go on waiting.
std::set<store::RecordNumber> ruled_since(store::Snapshot& snapshot, const RoundPlan& plan);

}  // namespace concord::service
