#include <algorithm>
#include <map>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

// Sets of slots that grow together.
class Joined {
 public:
  Slot find(Slot slot) {
    const auto [at, added] = parent_.emplace(slot, slot);
    if (added || at->second == slot) {
      return slot;
    }
    return at->second = find(at->second);
  }
  void join(Slot a, Slot b) { parent_[find(a)] = find(b); }
  // Each sorted, in order of their first.
  std::vector<std::vector<Slot>> sets() {
    std::map<Slot, std::vector<Slot>> by_leader;
    std::vector<Slot> slots;
    for (const auto& [slot, parent] : parent_) {
      slots.push_back(slot);
    }
    std::sort(slots.begin(), slots.end());
    for (const Slot slot : slots) {
      by_leader[find(slot)].push_back(slot);
    }
    std::vector<std::vector<Slot>> sets;
    for (auto& [leader, members] : by_leader) {
      sets.push_back(std::move(members));
    }
    std::sort(sets.begin(), sets.end());
    return sets;
  }

 private:
  std::unordered_map<Slot, Slot> parent_;
};

// Everything to look at that has not been looked at yet.
class Frontier {
 public:
  void add(Slot slot) {
    if (seen_.insert(slot).second) {
      waiting_.push_back(slot);
    }
  }
  std::vector<Slot> take() { return std::exchange(waiting_, {}); }

 private:
  std::unordered_set<Slot> seen_;
  std::vector<Slot> waiting_;
};

}  // namespace

// In rings: all that is new is asked for its links at once, by all cores, and then for its profile.
std::vector<std::vector<Slot>> touched_components(store::Snapshot& snapshot, const matching::Index& index,
                                                  const std::set<Slot>& touched,
                                                  const std::vector<std::pair<Slot, Slot>>& same) {
  std::unordered_multimap<Slot, Slot> ruled;
  for (const auto& [a, b] : same) {
    ruled.emplace(a, b);
    ruled.emplace(b, a);
  }
  Frontier frontier;
  for (const Slot slot : touched) {
    frontier.add(slot);
  }
  Joined joined;
  std::unordered_set<store::ProfileNumber> profiles;
  for (std::vector<Slot> ring = frontier.take(); !ring.empty(); ring = frontier.take()) {
    const auto links = index.links(ring, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto profile = snapshot.profiles().profile_of(ring[i]);
      if (profile && profiles.insert(*profile).second) {
        for (const store::RecordNumber member : snapshot.profiles().members(*profile)) {
          frontier.add(static_cast<Slot>(member));
        }
      }
      if (index.find(ring[i]) == nullptr) {
        continue;
      }
      joined.find(ring[i]);
      const auto connect = [&](Slot other) {
        if (index.find(other) != nullptr) {
          joined.join(ring[i], other);
          frontier.add(other);
        }
      };
      std::for_each(links[i].begin(), links[i].end(), connect);
      const auto [first, last] = ruled.equal_range(ring[i]);
      std::for_each(first, last, [&](const auto& pair) { connect(pair.second); });
    }
  }
  return joined.sets();
}

}  // namespace concord::service
