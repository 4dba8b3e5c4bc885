#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include <concord/base/json.hpp>
#include <concord/matching/profile_ids.hpp>

#include "cluster.hpp"
#include "plan_reviews.hpp"
#include "rendering.hpp"

namespace concord::service {
namespace {

using store::ProfileNumber;
using store::RecordNumber;

// Profiles that held any of these records, by id.
struct Former {
  std::map<std::string, ProfileNumber> numbers;
  std::map<ProfileNumber, std::vector<RecordNumber>> members;  // of live ones
  std::vector<matching::FormerProfile> live, redirected;
};

matching::FormerProfile former_profile(store::Snapshot& snapshot, ProfileNumber number,
                                       const std::vector<RecordNumber>& members, Former& former) {
  const std::string id = to_string(snapshot.profiles().find(number)->id);
  former.numbers.emplace(id, number);
  return {id, {members.begin(), members.end()}};
}

Former former_profiles(store::Snapshot& snapshot, const std::vector<std::vector<RecordNumber>>& clusters,
                       const std::vector<RecordNumber>& leaving) {
  Former former;
  std::vector<RecordNumber> all = leaving;
  for (const auto& members : clusters) {
    all.insert(all.end(), members.begin(), members.end());
  }
  for (const RecordNumber record : all) {
    const auto profile = snapshot.profiles().profile_of(record);
    if (profile && !former.members.contains(*profile)) {
      const auto& members =
          former.members.emplace(*profile, snapshot.profiles().members(*profile)).first->second;
      former.live.push_back(former_profile(snapshot, *profile, members, former));
    }
  }
  for (const ProfileNumber profile : snapshot.profiles().former_profiles(all)) {
    former.redirected.push_back(
        former_profile(snapshot, profile, snapshot.profiles().last_members(profile), former));
  }
  return former;
}

// For each cluster the id that it had when it was last exactly these records; empty: it never was, or the
// profile is elsewhere by now.
std::vector<std::string> settled_ids(store::Snapshot& snapshot,
                                     const std::vector<std::vector<RecordNumber>>& clusters,
                                     const Former& former, const RememberedProfiles& remembered) {
  std::vector<std::string> settled;
  for (const auto& members : clusters) {
    std::string& id = settled.emplace_back();
    if (const auto known = remembered.find(members); known != remembered.end()) {
      id = to_string(snapshot.profiles().find(known->second)->id);
    }
    if (!former.numbers.contains(id)) {
      id.clear();
    }
  }
  return settled;
}

matching::Assignment assign(const matching::Index& index,
                            const std::vector<std::vector<RecordNumber>>& clusters, const Former& former,
                            const std::vector<std::string>& settled) {
  std::vector<std::vector<matching::RecordNumber>> narrow;
  std::vector<std::string> keys;
  for (const auto& members : clusters) {
    narrow.emplace_back(members.begin(), members.end());
    domain::RecordKey smallest = *index.key(static_cast<matching::Slot>(members.front()));
    for (const RecordNumber member : members) {
      smallest = std::min(smallest, *index.key(static_cast<matching::Slot>(member)));
    }
    keys.push_back(domain::to_string(smallest));
  }
  return matching::assign_ids(narrow, keys, former.live, former.redirected, settled);
}

// Of other members: which they are. Of the same: by their numbers those that are new or have another content,
// by which it is decided who is told of it.
std::string detail_of(const PlannedProfile& planned, const matching::Index& index,
                      const std::set<RecordNumber>& changed) {
  JsonWriter out;
  out.begin_object().key(planned.members_changed ? "records" : "changed").begin_array();
  for (const RecordNumber number : planned.members) {
    const auto key = index.key(static_cast<matching::Slot>(number));
    if (planned.members_changed && key) {
      out.text(domain::to_string(*key));
    } else if (!planned.members_changed && changed.contains(number)) {
      out.integer(number);
    }
  }
  return out.end_array().end_object().take();
}

// A profile that is new, or was redirected until now, has no segments to compare with.
void find_deaths(store::Snapshot& snapshot, PlannedProfile& planned) {
  const auto before = planned.profile
                          ? snapshot.profiles().segments(*planned.profile, identity_of_each_part())
                          : std::vector<store::Segment>{};
  planned.deaths = death_changes(before, planned.segments);
}

// Ranks the reviews, once it is known whose residence must not be told.
void rank(store::Snapshot& snapshot, RoundPlan& plan) {
  std::unordered_map<RecordNumber, bool> restricted;
  for (const PlannedProfile& planned : plan.profiles) {
    for (const RecordNumber member : planned.members) {
      restricted[member] = planned.restricted;
    }
  }
  const auto is_restricted = [&](const std::vector<RecordNumber>& side) {
    if (const auto known = restricted.find(side.front()); known != restricted.end()) {
      return known->second;
    }
    const auto profile = snapshot.profiles().profile_of(side.front());
    return profile && snapshot.profiles().find(*profile)->restricted;
  };
  for (PlannedReview& review : plan.reviews) {
    const bool any = std::any_of(review.questions.begin(), review.questions.end(), [&](const auto& question) {
      return is_restricted(question.side_a) || is_restricted(question.side_b);
    });
    review.place = place_of(settles(review.questions), any);
  }
}

}  // namespace

RoundPlan plan_round(store::Snapshot& snapshot, const matching::Index& index, std::vector<SeenRecord> seen,
                     const std::vector<std::vector<matching::Slot>>& components,
                     const std::vector<store::DecisionRow>& decisions, const RememberedProfiles& remembered) {
  RoundPlan plan;
  plan.seen = std::move(seen);
  plan.rulings = heard(decisions);
  plan.read_at = snapshot.changes().last();
  std::set<RecordNumber> changed;
  for (const SeenRecord& record : plan.seen) {
    plan.read_at = std::min(plan.read_at, record.read_at);
    changed.insert(record.row.number);
    if (record.contents.empty()) {
      plan.leaving.push_back(record.row.number);
    }
  }
  Clustered clustered = cluster(index, components, decisions);
  plan.reviews = std::move(clustered.reviews);
  const Former former = former_profiles(snapshot, clustered.clusters, plan.leaving);
  const matching::Assignment ids = assign(index, clustered.clusters, former,
                                          settled_ids(snapshot, clustered.clusters, former, remembered));

  Rendering rendering(snapshot, plan.seen);
  std::map<std::size_t, std::size_t> planned_at;
  for (std::size_t i = 0; i < clustered.clusters.size(); ++i) {
    PlannedProfile planned;
    planned.members = std::move(clustered.clusters[i]);
    if (ids.clusters[i].cause != matching::IdCause::created) {
      planned.profile = former.numbers.at(ids.clusters[i].id);
    }
    planned.revived = ids.clusters[i].cause == matching::IdCause::revived;
    const auto before = planned.profile ? former.members.find(*planned.profile) : former.members.end();
    planned.members_changed = before == former.members.end() || before->second != planned.members;
    const bool content_changed = std::any_of(planned.members.begin(), planned.members.end(),
                                             [&](RecordNumber number) { return changed.contains(number); });
    if (planned.members_changed || content_changed) {
      rendering.add(planned);
      planned.detail = detail_of(planned, index, changed);
      planned_at.emplace(i, plan.profiles.size());
      plan.profiles.push_back(std::move(planned));
    }
  }
  rendering.render(plan.profiles);
  for (PlannedProfile& planned : plan.profiles) {
    find_deaths(snapshot, planned);
  }
  for (const matching::Redirect& redirect : ids.redirects) {
    PlannedRedirect planned{former.numbers.at(redirect.from), {}, {}};
    if (redirect.to) {
      if (const auto at = planned_at.find(*redirect.to); at != planned_at.end()) {
        planned.to = at->second;
      } else {
        planned.to_profile = former.numbers.at(ids.clusters[*redirect.to].id);
      }
    }
    plan.redirects.push_back(planned);
  }
  rank(snapshot, plan);
  return plan;
}

}  // namespace concord::service
