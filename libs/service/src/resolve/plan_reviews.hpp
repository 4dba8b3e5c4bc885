// What a round makes of reviews: which it raises, which it asks otherwise, and which it closes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "round.hpp"

namespace concord::service {

// The place of a review in the order of asking, by how much its answer would settle:
//
//   settles = sum over its questions of records(a) + records(b), times h,
//   h = entropy in bits of the probability p = 1 / (1 + 2^-score) that the two sides are one person; 1
//       where the evidence stands against itself (a veto, two candidates, rulings that contradict),
//
// that is, the records whose profile would be another, times how close the probability is to one half. What
// settles more is asked first; a component with a restricted resident, where a wrong link tells an address
// to who must not know it, before all that has none. Warnings to staff play no part: stewards don't see
// them, and the order would tell. Smaller places go first.
double settles(const std::vector<PlannedQuestion>& questions);
std::int64_t place_of(double settles, bool restricted);
// The nth pair of a sample is asked after all that evidence leaves open: a sample settles nothing, it
// measures.
inline constexpr std::string_view kSampleCause = "sample";
std::int64_t sample_place(std::size_t nth);
// What somebody could not tell is asked after all that nobody has looked at.
std::int64_t put_off_place(std::int64_t place);

struct ReviewPlan {
  struct Asked {
    std::optional<store::ReviewRow> before;  // none: it is raised
    const PlannedReview* now = nullptr;      // of the round's plan, which must outlive this
  };
  std::vector<Asked> asked;  // raised, or asked otherwise than before
  std::vector<store::ReviewRow> closed;
};

// Pure but for reading the open reviews. A component's review keeps the id of one that asks of a pair that
// it still asks of, the oldest such.
ReviewPlan plan_reviews(const store::ReviewReader& reviews, const RoundPlan& plan);

void write_reviews(store::Transaction& transaction, const RoundPlan& plan, Instant now);

}  // namespace concord::service
