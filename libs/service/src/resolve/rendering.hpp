// Fills in the segments of a round's profiles from the contents that count now. What the round saw is not
// read again.
#pragma once

#include <unordered_map>
#include <vector>

#include "round.hpp"

namespace concord::service {

class Rendering {
 public:
  // Both must outlive it.
  Rendering(store::Snapshot& snapshot, const std::vector<SeenRecord>& seen);
  // Reads the members, and says whether one of them is restricted.
  void add(PlannedProfile& planned);
  // `profiles` are those that were added, in their order. On all cores.
  void render(std::vector<PlannedProfile>& profiles);

 private:
  std::optional<MemberContent> find(store::RecordNumber number) const;

  store::Snapshot& snapshot_;
  std::unordered_map<store::RecordNumber, const SeenRecord*> seen_;
  std::vector<std::vector<MemberContent>> members_;
};

}  // namespace concord::service
