#include <algorithm>

#include "round.hpp"

namespace concord::service {

std::vector<std::pair<matching::Slot, matching::Slot>> same_pairs(
    const std::vector<store::DecisionRow>& decisions) {
  std::vector<std::pair<matching::Slot, matching::Slot>> pairs;
  for (const store::DecisionRow& decision : decisions) {
    if (decision.same) {
      pairs.emplace_back(static_cast<matching::Slot>(decision.a), static_cast<matching::Slot>(decision.b));
    }
  }
  return pairs;
}

std::vector<std::vector<matching::Slot>> touched_components(
    store::Snapshot& snapshot, const matching::Index& index, std::set<matching::Slot> touched,
    const std::vector<std::pair<matching::Slot, matching::Slot>>& same) {
  std::vector<std::vector<matching::Slot>> components;
  std::set<matching::Slot> placed;
  std::set<store::ProfileNumber> profiles;
  while (!touched.empty()) {
    const matching::Slot slot = *touched.begin();
    touched.erase(touched.begin());
    if (const auto profile = snapshot.profiles().profile_of(slot);
        profile && profiles.insert(*profile).second) {
      for (const store::RecordNumber member : snapshot.profiles().members(*profile)) {
        touched.insert(static_cast<matching::Slot>(member));
      }
    }
    if (placed.contains(slot) || index.find(slot) == nullptr) {
      continue;
    }
    std::vector<matching::Slot> component = index.component(slot, same);
    placed.insert(component.begin(), component.end());
    touched.insert(component.begin(), component.end());
    components.push_back(std::move(component));
  }
  return components;
}

}  // namespace concord::service
