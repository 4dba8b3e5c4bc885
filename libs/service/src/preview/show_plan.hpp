// What a round would do, as it is shown before it is done.
#pragma once

#include <concord/service/preview.hpp>

#include "../resolve/round.hpp"

namespace concord::service {

// The plan must be of this snapshot.
Preview show_plan(store::Snapshot& snapshot, const RoundPlan& plan);

}  // namespace concord::service
