// An index as the service lives with it: records come, change and go, rulings are made and withdrawn, and
// after each round memberships are kept of the components alone that the round touched, before or after.
#pragma once

#include <map>
#include <set>

#include <concord/base/disjoint_sets.hpp>

#include "../../unit/matching/told.hpp"

namespace people {

class Live {
 public:
  explicit Live(const Model& model) : index_(model) {}

  void put(const Subject& subject) {
    touch(slot_of(subject.key));
    touch(index_.put(slot_of(subject.key), subject));
    records_[slot_of(subject.key)] = subject;
  }
  void remove(Slot slot) {
    touch(slot);
    touch(index_.remove(slot));
    records_.erase(slot);
  }
  void rule(const Ruling& ruling) {
    touch_ends(ruling);
    rulings_.push_back(ruling);
    touch_ends(ruling);
  }
  void withdraw(std::size_t number) {
    const Ruling ruling = rulings_[number];
    touch_ends(ruling);
    rulings_.erase(rulings_.begin() + static_cast<std::ptrdiff_t>(number));
    touch_ends(ruling);
  }

  // As libs/service/src/resolve: from what was touched on, over links, profiles and rulings.
  void resolve() {
    std::vector<Slot> met(touched_.begin(), touched_.end());
    std::map<Slot, std::size_t> place;
    for (std::size_t i = 0; i < met.size(); ++i) place[met[i]] = i;
    const auto add = [&](Slot slot) {
      const auto [at, added] = place.emplace(slot, met.size());
      if (added) met.push_back(slot);
      return at->second;
    };
    std::vector<std::pair<std::size_t, std::size_t>> links;
    for (std::size_t at = 0; at < met.size(); ++at) {
      const Slot slot = met[at];
      if (const auto known = cluster_of_.find(slot); known != cluster_of_.end()) {
        for (const Slot member : known->second) add(member);
      }
      const std::vector<Slot> linked = index_.links(std::vector{slot}, 1).front();
      for (const Slot other : linked) links.emplace_back(at, add(other));
      for (const auto& [a, b] : same_pairs(rulings_)) {
        if ((a == slot || b == slot) && index_.contains(a) && index_.contains(b))
          links.emplace_back(add(a), add(b));
      }
    }
    keep(met, links);
    touched_.clear();
  }

  // What is kept, as partition_all says it.
  std::string memberships() const {
    std::map<domain::RecordKey, std::string> by_first;
    for (const auto& [first, partition] : kept_)
      by_first[partition.clusters.front().front()] = told({partition});
    std::string text;
    for (const auto& [first, one] : by_first) text += one;
    return text;
  }
  // Everything anew over the final state, put in an order of its own.
  std::string batch(unsigned threads) const {
    Index fresh(index_.model());
    fresh.start_loading();
    for (auto record = records_.rbegin(); record != records_.rend(); ++record)
      fresh.put(record->first, record->second);
    fresh.finish_loading(threads);
    return told(partition_all(fresh, same_pairs(rulings_), rulings_, threads));
  }
  std::string at_once() const { return told(partition_all(index_, same_pairs(rulings_), rulings_, 2)); }

  const Index& index() const { return index_; }
  const std::map<Slot, Subject>& records() const { return records_; }
  const std::vector<Ruling>& rulings() const { return rulings_; }

 private:
  void touch(Slot slot) {
    const std::vector<Slot> before = index_.component(slot, same_pairs(rulings_));
    touched_.insert(before.begin(), before.end());
    touched_.insert(slot);
  }
  void touch(const std::vector<Slot>& slots) { touched_.insert(slots.begin(), slots.end()); }
  void touch_ends(const Ruling& ruling) {
    touch(slot_of(ruling.a));
    touch(slot_of(ruling.b));
  }
  void keep(const std::vector<Slot>& met, const std::vector<std::pair<std::size_t, std::size_t>>& links) {
    DisjointSets sets(met.size());
    for (const auto& [a, b] : links) sets.join(a, b);
    for (const Slot slot : met) {
      cluster_of_.erase(slot);
      kept_.erase(component_of_.contains(slot) ? component_of_[slot] : slot);
      component_of_.erase(slot);
    }
    for (const auto& places : sets.sets()) {
      std::vector<Slot> component;
      for (const std::size_t at : places) {
        if (index_.contains(met[at])) component.push_back(met[at]);
      }
      if (component.empty()) continue;
      const Partition partition = index_.partition(component, rulings_);
      const Slot first = *std::min_element(component.begin(), component.end());
      for (const Slot slot : component) component_of_[slot] = first;
      for (const auto& keys : partition.clusters) {
        std::vector<Slot> members;
        for (const auto& key : keys) members.push_back(slot_of(key));
        for (const Slot member : members) cluster_of_[member] = members;
      }
      kept_[first] = partition;
    }
  }

  Index index_;
  std::map<Slot, Subject> records_;
  std::vector<Ruling> rulings_;
  std::set<Slot> touched_;
  std::map<Slot, std::vector<Slot>> cluster_of_;  // the profile of each record
  std::map<Slot, Slot> component_of_;
  std::map<Slot, Partition> kept_;  // by the component's first slot
};

}  // namespace people
