#include <algorithm>
#include <iterator>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <concord/base/disjoint_sets.hpp>

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

namespace {

using matching::Slot;

// Everything that is touched, in the order of meeting it.
class Met {
 public:
  // Its place; new ones are looked at in the next ring.
  std::size_t add(Slot slot) {
    const auto [at, added] = place_of_.emplace(slot, slots_.size());
    if (added) {
      slots_.push_back(slot);
    }
    return at->second;
  }
  std::vector<Slot> next_ring() {
    const auto begin = slots_.begin() + static_cast<std::ptrdiff_t>(looked_at_);
    looked_at_ = slots_.size();
    return {begin, slots_.end()};
  }
  const std::vector<Slot>& slots() const { return slots_; }

 private:
  std::unordered_map<Slot, std::size_t> place_of_;
  std::vector<Slot> slots_;
  std::size_t looked_at_ = 0;
};

std::unordered_multimap<Slot, Slot> both_ways(const std::vector<std::pair<Slot, Slot>>& pairs) {
  std::unordered_multimap<Slot, Slot> ways;
  for (const auto& [a, b] : pairs) {
    ways.emplace(a, b);
    ways.emplace(b, a);
  }
  return ways;
}

std::vector<std::vector<Slot>> components_of(const Met& met, const matching::Index& index,
                                             const std::vector<std::pair<std::size_t, std::size_t>>& links) {
  DisjointSets sets(met.slots().size());
  for (const auto& [a, b] : links) {
    sets.join(a, b);
  }
  std::vector<std::vector<Slot>> components;
  for (const auto& places : sets.sets()) {
    std::vector<Slot> component;
    for (const std::size_t place : places) {
      if (index.contains(met.slots()[place])) {
        component.push_back(met.slots()[place]);
      }
    }
    std::sort(component.begin(), component.end());
    if (!component.empty()) {
      components.push_back(std::move(component));
    }
  }
  std::sort(components.begin(), components.end());
  return components;
}

// On all cores, but for those that are known.
std::vector<std::vector<Slot>> links_of(const std::vector<Slot>& ring, const matching::Index& index,
                                        const KnownLinks& known) {
  std::vector<Slot> asked;
  std::copy_if(ring.begin(), ring.end(), std::back_inserter(asked),
               [&](Slot slot) { return !known.contains(slot); });
  auto found = index.links(asked, std::thread::hardware_concurrency());
  std::vector<std::vector<Slot>> links;
  auto next = found.begin();
  for (const Slot slot : ring) {
    const auto before = known.find(slot);
    links.push_back(before != known.end() ? before->second : std::move(*next++));
  }
  return links;
}

}  // namespace

// In rings: all that is new is asked for its links at once, by all cores, and then for its profile.
std::vector<std::vector<Slot>> touched_components(store::Snapshot& snapshot, const matching::Index& index,
                                                  const std::set<Slot>& touched,
                                                  const std::vector<std::pair<Slot, Slot>>& same,
                                                  const KnownLinks& known) {
  const auto ruled = both_ways(same);
  Met met;
  for (const Slot slot : touched) {
    met.add(slot);
  }
  std::vector<std::pair<std::size_t, std::size_t>> links;
  std::unordered_set<store::ProfileNumber> profiles;
  for (std::vector<Slot> ring = met.next_ring(); !ring.empty(); ring = met.next_ring()) {
    const auto linked = links_of(ring, index, known);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto profile = snapshot.profiles().profile_of(ring[i]);
      if (profile && profiles.insert(*profile).second) {
        for (const store::RecordNumber member : snapshot.profiles().members(*profile)) {
          met.add(static_cast<Slot>(member));
        }
      }
      if (!index.contains(ring[i])) {
        continue;
      }
      const std::size_t place = met.add(ring[i]);
      for (const Slot other : linked[i]) {
        links.emplace_back(place, met.add(other));
      }
      const auto [first, last] = ruled.equal_range(ring[i]);
      for (auto pair = first; pair != last; ++pair) {
        if (index.contains(pair->second)) {
          links.emplace_back(place, met.add(pair->second));
        }
      }
    }
  }
  return components_of(met, index, links);
}

}  // namespace concord::service
