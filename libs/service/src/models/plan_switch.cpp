#include "plan_switch.hpp"

#include <algorithm>
#include <unordered_map>

#include "../resolve/kept_subjects.hpp"
#include "../resolve/rulings_heard.hpp"
#include "../resolve/subjects.hpp"

namespace concord::service {
namespace {

using matching::Slot;
using store::ProfileNumber;
using store::RecordNumber;

std::unordered_map<domain::RecordKey, Slot> slots_by_key(store::Snapshot& snapshot,
                                                         const matching::Index& index) {
  std::unordered_map<domain::RecordKey, Slot> slots;
  const auto last = static_cast<Slot>(snapshot.records().last_number());
  for (Slot slot = 1; slot <= last; ++slot) {
    if (auto key = index.key(slot)) {
      slots.emplace(std::move(*key), slot);
    }
  }
  return slots;
}

bool is_as_stored(store::Snapshot& snapshot, const std::vector<Slot>& cluster) {
  std::vector<RecordNumber> records(cluster.begin(), cluster.end());
  std::sort(records.begin(), records.end());
  const auto profile = snapshot.profiles().profile_of(records.front());
  return profile && snapshot.profiles().members(*profile) == records;
}

// The records of every component in which a profile has other records than before, or which asks anything.
void add_changing(store::Snapshot& snapshot, const std::vector<matching::Partition>& partitions,
                  const std::unordered_map<domain::RecordKey, Slot>& slots, std::set<Slot>& touched) {
  for (const matching::Partition& partition : partitions) {
    std::vector<Slot> component;
    bool changes = !partition.questions.empty();
    for (const auto& keys : partition.clusters) {
      std::vector<Slot> cluster;
      for (const domain::RecordKey& key : keys) {
        cluster.push_back(slots.at(key));
      }
      changes = changes || !is_as_stored(snapshot, cluster);
      component.insert(component.end(), cluster.begin(), cluster.end());
    }
    if (changes) {
      touched.insert(component.begin(), component.end());
    }
  }
}

// Where something is asked now, less may be asked then.
void add_asked(store::Snapshot& snapshot, std::set<Slot>& touched) {
  constexpr std::size_t kAtATime = 500;
  store::ReviewPlace after;
  for (bool more = true; more;) {
    const auto reviews = snapshot.reviews().open_after(after, "", kAtATime);
    for (const store::ReviewRow& review : reviews) {
      for (const store::QuestionRow& question : review.questions) {
        touched.insert(static_cast<Slot>(question.a));
        touched.insert(static_cast<Slot>(question.b));
      }
      after = {review.place, review.number};
    }
    more = reviews.size() == kAtATime;
  }
}

}  // namespace

matching::Index index_of(store::Snapshot& snapshot, matching::Model model, unsigned threads) {
  matching::Index index(std::move(model));
  index.start_loading();
  fill(index, snapshot);
  index.finish_loading(threads);
  return index;
}

RoundPlan plan_switch(store::Snapshot& snapshot, const matching::Index& index, const store::ModelRow& to,
                      unsigned threads) {
  const auto decisions = rulings_heard(snapshot);
  const auto same = same_pairs(decisions);
  std::set<Slot> touched;
  add_changing(snapshot, partition_all(index, same, rulings_of(decisions, index), threads),
               slots_by_key(snapshot, index), touched);
  add_asked(snapshot, touched);
  RememberedProfiles remembered;
  for (auto& [profile, records] : snapshot.models().kept_members(to.number)) {
    remembered.emplace(records, profile);
  }
  return plan_round(snapshot, index, {}, touched_components(snapshot, index, touched, same), decisions,
                    remembered);
}

std::map<ProfileNumber, std::vector<RecordNumber>> members_before(store::Snapshot& snapshot,
                                                                  const RoundPlan& plan) {
  std::map<ProfileNumber, std::vector<RecordNumber>> members;
  for (const PlannedProfile& planned : plan.profiles) {
    if (planned.profile && !planned.revived && planned.members_changed) {
      members.emplace(*planned.profile, snapshot.profiles().members(*planned.profile));
    }
  }
  for (const PlannedRedirect& redirect : plan.redirects) {
    members.emplace(redirect.from, snapshot.profiles().members(redirect.from));
  }
  return members;
}

}  // namespace concord::service
