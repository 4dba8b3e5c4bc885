// Clusters compared as wholes, as the partition compares them, with everything that it asks about.
#pragma once

#include <span>
#include <string>

#include <concord/matching/evidence.hpp>

namespace concord::matching {

struct WholesCompared {
  Evidence evidence;         // of all that either side says; its score is what a question of a review shows
  double linking_score = 0;  // bits: where nobody else is known who could be meant; this is held against the
                             // threshold of certainty
  double average = 0;        // bits, over the pairs of their records, each held within the model's bounds
  double least_average = 0;  // what it has to be, by the model
  std::string veto;          // that a pair of their records raises; empty: none
};

// Neither side is empty. Symmetric. Records with nothing to compare count for nothing.
WholesCompared compare_wholes(const Model& model, std::span<const Subject> a, std::span<const Subject> b);

}  // namespace concord::matching
