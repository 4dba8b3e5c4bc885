// The touched components, each partitioned anew.
#pragma once

#include <vector>

#include "round.hpp"

namespace concord::service {

// All clusters, as sorted record numbers, and what each component asks.
struct Clustered {
  std::vector<std::vector<store::RecordNumber>> clusters;
  std::vector<PlannedReview> reviews;  // one a component
};

Clustered cluster(const matching::Index& index, const std::vector<std::vector<matching::Slot>>& components,
                  const std::vector<store::DecisionRow>& decisions);

}  // namespace concord::service
