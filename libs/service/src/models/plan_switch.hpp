// The switch from one match model to another, as values: the second index, and what is to be written.
#pragma once

#include <concord/matching/index.hpp>
#include <concord/store/database.hpp>

#include "../resolve/round.hpp"

namespace concord::service {

// Every record of the snapshot that takes part in matching, in a new index.
matching::Index index_of(store::Snapshot& snapshot, matching::Model model, unsigned threads);

// The round that takes the store's memberships and reviews to those of this index, which is `index_of` the
// same snapshot under `to`. Profiles that a release once took away from this very model come back by their
// ids. Components in which nothing changes are left alone.
RoundPlan plan_switch(store::Snapshot& snapshot, const matching::Index& index, const store::ModelRow& to,
                      unsigned threads);

// Who is in each profile that the plan changes, before it does.
std::map<store::ProfileNumber, std::vector<store::RecordNumber>> members_before(store::Snapshot& snapshot,
                                                                                const RoundPlan& plan);

}  // namespace concord::service
