// One round of resolving, as values: what was looked at, and what is to be written.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/matching/index.hpp>
#include <concord/store/database.hpp>

#include "deaths.hpp"
#include "households.hpp"
#include "kept_subjects.hpp"
#include "segments.hpp"

namespace concord::service {

// A record that waited, as the round saw it: if it changes before the round is written, it waits on.
struct SeenRecord {
  store::RecordRow row;
  std::vector<domain::Record> contents;  // empty where it is gone from the partition
  std::string kept;                      // as KeptSubject::body, of one that is in it
  std::int64_t read_at = 0;              // the last change.sequence that was there then
};

// The same with all that is worked out of it alone, before the index hears of it.
struct ReadRecord {
  SeenRecord seen;
  Described described;  // of one that is in the partition
};

// Direct links of some slots, as the index has them.
using KnownLinks = std::unordered_map<matching::Slot, std::vector<matching::Slot>>;

// Records that the index knows of by now, whose changes are not worked out yet.
struct TakenUp {
  std::vector<SeenRecord> seen;
  std::vector<std::optional<Neighbours::Entry>> neighbours;  // of each
  std::set<matching::Slot> touched;
  KnownLinks links;  // of the touched
};

struct PlannedProfile {
  std::optional<store::ProfileNumber> profile;  // none: a new one
  bool revived = false;
  bool members_changed = false;
  std::vector<store::RecordNumber> members;  // sorted
  std::vector<store::Segment> segments;
  bool restricted = false;
  std::string detail;               // of its change, JSON
  std::vector<DeathChange> deaths;  // changes of their own, beside that
};

struct PlannedRedirect {
  store::ProfileNumber from = 0;
  std::optional<std::size_t> to;                   // into RoundPlan::profiles, or
  std::optional<store::ProfileNumber> to_profile;  // a profile that is not rewritten; neither: nowhere
};

// Whether two clusters of a component are one person, with the records of either.
struct PlannedQuestion {
  store::QuestionRow row;
  std::vector<store::RecordNumber> side_a, side_b;  // sorted
};

// What is open in one component; nothing where it asks no question.
struct PlannedReview {
  std::vector<store::RecordNumber> component;
  std::vector<PlannedQuestion> questions;  // in order of a, b, cause
  std::int64_t place = 0;                  // as plan_reviews.hpp says
};

std::vector<store::QuestionRow> rows_of(const std::vector<PlannedQuestion>& questions);

// A ruling that the round heard.
struct HeardRuling {
  store::DecisionNumber number = 0;
  store::RecordNumber a = 0, b = 0;
  auto operator<=>(const HeardRuling&) const = default;
};
std::vector<HeardRuling> heard(const std::vector<store::DecisionRow>& decisions);  // sorted

struct RoundPlan {
  std::vector<SeenRecord> seen;
  std::vector<PlannedProfile> profiles;  // only those that change
  std::vector<PlannedRedirect> redirects;
  std::vector<store::RecordNumber> leaving;  // withdrawn or erased
  std::vector<PlannedReview> reviews;        // one a component
  std::vector<HeardRuling> rulings;          // all that were in force
  std::int64_t read_at = 0;                  // the last change.sequence when the first of it was read
  std::set<std::string> touched_homes;       // doors that a seen record left or entered
};

// The subjects that a change can have touched: components before and after, closed over the members of
// every profile met. Returns the components, each sorted. `known` saves asking the index.
std::vector<std::vector<matching::Slot>> touched_components(
    store::Snapshot& snapshot, const matching::Index& index, const std::set<matching::Slot>& touched,
    const std::vector<std::pair<matching::Slot, matching::Slot>>& same, const KnownLinks& known = {});

// Records that were exactly one profile's once, and get that profile again where they are together again.
using RememberedProfiles = std::map<std::vector<store::RecordNumber>, store::ProfileNumber>;

// Partitions the components and decides ids. Pure but for reading the snapshot.
RoundPlan plan_round(store::Snapshot& snapshot, const matching::Index& index, std::vector<SeenRecord> seen,
                     const std::vector<std::vector<matching::Slot>>& components,
                     const std::vector<store::DecisionRow>& decisions,
                     const RememberedProfiles& remembered = {});

// Writes the plan. Records that changed, or were ruled on, since they were seen wait on. `conflict` where one
// of its profiles' records was erased since it was read: what that said must not come back.
Outcome write_round(store::Transaction& transaction, const RoundPlan& plan, const Neighbours& neighbours,
                    Instant now);

// Those between records of the index, as it takes them.
std::vector<matching::Ruling> rulings_of(const std::vector<store::DecisionRow>& decisions,
                                         const matching::Index& index);
std::vector<std::pair<matching::Slot, matching::Slot>> same_pairs(
    const std::vector<store::DecisionRow>& decisions);

}  // namespace concord::service
