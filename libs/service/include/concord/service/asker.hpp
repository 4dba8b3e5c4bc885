// Who asks, why, and what they may see for it: settled once a request, before any use case runs.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/domain/access.hpp>
#include <concord/policy/mask.hpp>

namespace concord::service {

// What the asker may see of one resident beyond the mask: by a grant, or by a broken glass. It counts for
// the profile that is made of these records and no others.
struct Opening {
  std::vector<std::int64_t> members;  // sorted
  policy::Mask adds;
  bool by_broken_glass = false;
};

// Pairs of residents of whom neither is told of beside the other: to each record of one, those of the others.
using UntoldPairs = std::map<std::int64_t, std::vector<std::int64_t>>;

struct Asker {
  domain::Principal principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  policy::Mask mask;
  policy::Mask
      by_age{};  // involvement in `mask` that is told at some ages alone: not where none is looked up
  std::vector<Opening> openings{};  // for this purpose, at this moment
  // When they last proved again who they are, in a session; a bearer key never does.
  std::optional<Instant> stepped_up{};
  // Records, sorted, of residents whose data may be kept for the asker's purpose and not shown: limits.hpp.
  // Null: there are none.
  std::shared_ptr<const std::vector<std::int64_t>> limited{};
  // All records of the residents who don't exist for this asker, sorted, as they were when the request began.
  std::vector<std::int64_t> hidden{};
  std::shared_ptr<const UntoldPairs> untold{};  // none: to who may protect, pairs are told
};

// The one question by which a resident doesn't exist for an asker: whatever reads, finds, counts or names a
// record asks it.
inline bool hides(const Asker& asker, std::int64_t record) {
  return std::binary_search(asker.hidden.begin(), asker.hidden.end(), record);
}

inline bool hides_any(const Asker& asker, const std::vector<std::int64_t>& records) {
  return std::any_of(records.begin(), records.end(),
                     [&](std::int64_t record) { return hides(asker, record); });
}

// Whether they may be told that the part knows somebody of whom no more is looked up.
inline bool may_know_part(const Asker& asker, domain::Part part) {
  return asker.mask.allows(part, domain::Category::identity) ||
         (asker.mask.allows(part, domain::Category::involvement) &&
          !asker.by_age.allows(part, domain::Category::involvement));
}

}  // namespace concord::service
