#include <algorithm>
#include <map>
#include <unordered_map>

#include <concord/matching/profile_ids.hpp>

#include "round.hpp"

namespace concord::service {
namespace {

using store::ProfileNumber;
using store::RecordNumber;

std::vector<matching::Ruling> rulings_of(const std::vector<store::DecisionRow>& decisions, const matching::Index& index) {
  std::vector<matching::Ruling> rulings;
  for (const store::DecisionRow& decision : decisions) {
    const auto* a = index.find(static_cast<matching::Slot>(decision.a));
    const auto* b = index.find(static_cast<matching::Slot>(decision.b));
    if (a != nullptr && b != nullptr) {
      rulings.push_back({a->key, b->key, decision.same, static_cast<std::uint64_t>(decision.number)});
    }
  }
  return rulings;
}

// All clusters of the touched components, as sorted record numbers, and the reviews they raise.
struct Clustered {
  std::vector<std::vector<RecordNumber>> clusters;
  std::vector<PlannedReviews> reviews;
};

Clustered cluster(const matching::Index& index, const std::vector<std::vector<matching::Slot>>& components,
                  const std::vector<matching::Ruling>& rulings) {
  Clustered out;
  for (const auto& component : components) {
    std::vector<const matching::Subject*> subjects;
    std::unordered_map<domain::RecordKey, RecordNumber> numbers;
    for (const matching::Slot slot : component) {
      subjects.push_back(index.find(slot));
      numbers.emplace(subjects.back()->key, slot);
    }
    matching::Partition partition = matching::partition(index.model(), subjects, rulings);
    for (const auto& keys : partition.clusters) {
      std::vector<RecordNumber>& members = out.clusters.emplace_back();
      for (const domain::RecordKey& key : keys) {
        members.push_back(numbers.at(key));
      }
      std::sort(members.begin(), members.end());
    }
    out.reviews.push_back({{component.begin(), component.end()}, std::move(partition.questions)});
  }
  return out;
}

struct Former {
  std::map<ProfileNumber, std::vector<RecordNumber>> live, redirected;
};

Former former_profiles(store::Snapshot& snapshot, const std::vector<std::vector<RecordNumber>>& clusters,
                       const std::vector<RecordNumber>& leaving) {
  Former former;
  std::vector<RecordNumber> all = leaving;
  for (const auto& members : clusters) {
    all.insert(all.end(), members.begin(), members.end());
  }
  for (const RecordNumber record : all) {
    if (const auto profile = snapshot.profiles().profile_of(record); profile && !former.live.contains(*profile)) {
      former.live.emplace(*profile, snapshot.profiles().members(*profile));
    }
  }
  for (const ProfileNumber profile : snapshot.profiles().former_profiles(all)) {
    former.redirected.emplace(profile, snapshot.profiles().last_members(profile));
  }
  return former;
}

// Fills in the segments of a profile from the contents that count now.
void render(store::Snapshot& snapshot, PlannedProfile& planned) {
  std::vector<MemberContent> members;
  for (const RecordNumber number : planned.members) {
    auto row = snapshot.records().find(number);
    auto content = snapshot.records().content(number);
    if (row && content) {
      planned.restricted = planned.restricted || domain::is_restricted(*content);
      members.push_back({std::move(*row), std::move(*content)});
    }
  }
  planned.segments = build_segments(std::move(members));
}

}  // namespace

RoundPlan plan_round(store::Snapshot& snapshot, const matching::Index& index, std::vector<SeenRecord> seen,
                     const std::vector<std::vector<matching::Slot>>& components,
                     const std::vector<store::DecisionRow>& decisions) {
  RoundPlan plan;
  plan.seen = std::move(seen);
  std::set<RecordNumber> changed;
  for (const SeenRecord& record : plan.seen) {
    changed.insert(record.row.number);
    if (record.contents.empty()) {
      plan.leaving.push_back(record.row.number);
    }
  }
  Clustered clustered = cluster(index, components, rulings_of(decisions, index));
  plan.reviews = std::move(clustered.reviews);
  const Former former = former_profiles(snapshot, clustered.clusters, plan.leaving);
  const matching::IdAssignment ids = matching::assign_ids(clustered.clusters, former.live, former.redirected);

  std::map<std::size_t, std::size_t> planned_at;
  for (std::size_t i = 0; i < clustered.clusters.size(); ++i) {
    PlannedProfile planned;
    planned.members = std::move(clustered.clusters[i]);
    planned.profile = ids.clusters[i].profile;
    planned.revived = ids.clusters[i].revived;
    const auto before = planned.profile ? former.live.find(*planned.profile) : former.live.end();
    planned.members_changed = before == former.live.end() || before->second != planned.members;
    const bool content_changed = std::any_of(planned.members.begin(), planned.members.end(),
                                             [&](RecordNumber number) { return changed.contains(number); });
    if (planned.members_changed || content_changed) {
      render(snapshot, planned);
      planned_at.emplace(i, plan.profiles.size());
      plan.profiles.push_back(std::move(planned));
    }
  }
  for (const matching::Redirect& redirect : ids.redirects) {
    PlannedRedirect planned{redirect.from, {}, {}};
    if (redirect.to_cluster) {
      const auto at = planned_at.find(*redirect.to_cluster);
      if (at != planned_at.end()) {
        planned.to = at->second;
      } else {
        planned.to_profile = ids.clusters[*redirect.to_cluster].profile;
      }
    }
    plan.redirects.push_back(planned);
  }
  return plan;
}

}  // namespace concord::service
