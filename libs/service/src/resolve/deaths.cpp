#include "deaths.hpp"

#include <algorithm>
#include <map>

#include "segments.hpp"

namespace concord::service {
namespace {

using States = std::map<domain::Part, domain::DeathState>;

// Hardly any segment tells of a death, so it is read only where the member stands in it. (A value that holds
// these letters has its quotes escaped.)
bool may_tell(const store::Segment& segment) {
  return segment.category == domain::Category::identity &&
         segment.body.find("\"death\":") != std::string::npos;
}

States states_in(const std::vector<store::Segment>& segments) {
  States states;
  for (const store::Segment& segment : segments) {
    const auto contributions =
        may_tell(segment) ? read_segments({segment}) : Result<std::vector<policy::Contribution>>{};
    for (const policy::Contribution& one : contributions.value_or(std::vector<policy::Contribution>{})) {
      if (one.record.death && !one.record.birth_expected) {  // of a stillborn child nobody is prompted
        domain::DeathState& state = states.emplace(one.part, one.record.death->state).first->second;
        state = std::max(state, one.record.death->state);
      }
    }
  }
  return states;
}

std::string_view kind_of(const States& states, domain::Part part) {
  const auto state = states.find(part);
  if (state == states.end()) {
    return "profile.death-withdrawn";
  }
  return state->second == domain::DeathState::verified ? "profile.death-verified" : "profile.death-reported";
}

}  // namespace

std::vector<store::SegmentKey> identity_of_each_part() {
  std::vector<store::SegmentKey> keys;
  for (const domain::Part part : domain::kParts) {
    keys.emplace_back(part, domain::Category::identity);
  }
  return keys;
}

std::vector<DeathChange> death_changes(const std::vector<store::Segment>& before,
                                       const std::vector<store::Segment>& after) {
  const States then = states_in(before);
  const States now = states_in(after);
  std::vector<DeathChange> changes;
  for (const domain::Part part : domain::kParts) {
    const bool any = then.contains(part) || now.contains(part);
    if (any && kind_of(then, part) != kind_of(now, part)) {
      changes.push_back({part, kind_of(now, part)});
    }
  }
  return changes;
}

}  // namespace concord::service
