#include <algorithm>
#include <set>

#include <concord/service/preview.hpp>
#include <concord/service/reviews.hpp>

#include "../resolve/plan_reviews.hpp"
#include "../resolve/rulings_heard.hpp"
#include "show_plan.hpp"

namespace concord::service {
namespace {

using matching::Slot;
using store::RecordNumber;

std::vector<store::DecisionRow> after(std::vector<store::DecisionRow> in_force, const RulingChange& change) {
  std::erase_if(in_force, [&](const store::DecisionRow& decision) {
    return std::any_of(change.withdrawn.begin(), change.withdrawn.end(),
                       [&](const store::DecisionRow& gone) { return gone.number == decision.number; });
  });
  in_force.insert(in_force.end(), change.put_back.begin(), change.put_back.end());
  // Their numbers come with storing them: later than any that is there.
  store::DecisionNumber next = INT64_MAX - static_cast<store::DecisionNumber>(change.made.size());
  for (store::DecisionRow made : change.made) {
    made.number = next++;
    in_force.push_back(std::move(made));
  }
  return in_force;
}

// The components of the records of the change, as they are now: the round looks at these first.
std::set<Slot> touched_before(const matching::Index& index, const RulingChange& change,
                              const std::vector<std::pair<Slot, Slot>>& same) {
  std::set<Slot> touched;
  for (const RecordNumber record : change.records()) {
    const auto slot = static_cast<Slot>(record);
    if (!touched.contains(slot)) {
      const auto component = index.component(slot, same);
      touched.insert(component.begin(), component.end());
    }
    touched.insert(slot);
  }
  return touched;
}

bool any_waits(store::Snapshot& snapshot, const std::set<Slot>& touched,
               const std::vector<std::vector<Slot>>& components) {
  const auto waits = [&](Slot slot) { return snapshot.records().is_waiting(slot); };
  return std::any_of(touched.begin(), touched.end(), waits) ||
         std::any_of(components.begin(), components.end(), [&](const std::vector<Slot>& component) {
           return std::any_of(component.begin(), component.end(), waits);
         });
}

std::vector<RecordNumber> members_of(store::Snapshot& snapshot,
                                     const std::optional<store::ProfileNumber>& profile) {
  return profile ? snapshot.profiles().members(*profile) : std::vector<RecordNumber>{};
}

std::optional<Uuid> id_of(store::Snapshot& snapshot, const std::optional<store::ProfileNumber>& number) {
  const auto row = number ? snapshot.profiles().find(*number) : std::nullopt;
  return row ? std::optional(row->id) : std::nullopt;
}

void add_profiles(store::Snapshot& snapshot, const RoundPlan& plan, Preview& preview) {
  using Outcome = PreviewedProfile::Outcome;
  for (const PlannedProfile& planned : plan.profiles) {
    if (!planned.members_changed) {
      continue;
    }
    preview.profiles.push_back({!planned.profile  ? Outcome::created
                                : planned.revived ? Outcome::revived
                                                  : Outcome::changed,
                                id_of(snapshot, planned.profile),
                                {},
                                members_of(snapshot, planned.profile),
                                planned.members});
  }
  for (const PlannedRedirect& redirect : plan.redirects) {
    const auto into = redirect.to ? plan.profiles[*redirect.to].profile : redirect.to_profile;
    preview.profiles.push_back({Outcome::joined,
                                id_of(snapshot, redirect.from),
                                id_of(snapshot, into),
                                members_of(snapshot, redirect.from),
                                {}});
  }
}

std::vector<PreviewedQuestion> asked_until_then(store::Snapshot& snapshot, const store::ReviewRow& review) {
  std::vector<PreviewedQuestion> questions;
  for (const store::QuestionRow& row : review.questions) {
    auto [a, b] = sides_of(snapshot, row);
    questions.push_back({row, std::move(a.members), std::move(b.members)});
  }
  return questions;
}

void add_reviews(store::Snapshot& snapshot, const RoundPlan& plan, Preview& preview) {
  using Outcome = PreviewedReview::Outcome;
  const ReviewPlan reviews = plan_reviews(snapshot.reviews(), plan);
  for (const ReviewPlan::Asked& asked : reviews.asked) {
    PreviewedReview& shown = preview.reviews.emplace_back();
    shown.outcome = asked.before ? Outcome::changed : Outcome::raised;
    shown.id = asked.before ? std::optional(asked.before->id) : std::nullopt;
    for (const PlannedQuestion& question : asked.now->questions) {
      shown.questions.push_back({question.row, question.side_a, question.side_b});
    }
  }
  for (const store::ReviewRow& closed : reviews.closed) {
    preview.reviews.push_back({Outcome::closed, closed.id, asked_until_then(snapshot, closed)});
  }
}

// For a moment a released model is in the store and not in the index yet.
bool is_switching(store::Snapshot& snapshot, const matching::Index& index) {
  const auto released = snapshot.models().released();
  return released && released->version != index.model().version();
}

Result<Preview> preview_of(store::Snapshot& snapshot, const matching::Index& index,
                           const RulingChange& change) {
  if (is_switching(snapshot, index)) {
    return fail(Code::busy, "a match model is being switched to: try again shortly");
  }
  const std::vector<store::DecisionRow> in_force = rulings_heard(snapshot);
  const std::vector<store::DecisionRow> then = after(in_force, change);
  const std::set<Slot> touched = touched_before(index, change, same_pairs(in_force));
  const auto components = touched_components(snapshot, index, touched, same_pairs(then));
  if (any_waits(snapshot, touched, components)) {
    return fail(Code::busy, "records that this would touch are being resolved: try again shortly");
  }
  return show_plan(snapshot, plan_round(snapshot, index, {}, components, then));
}

}  // namespace

Preview show_plan(store::Snapshot& snapshot, const RoundPlan& plan) {
  Preview preview;
  add_profiles(snapshot, plan, preview);
  add_reviews(snapshot, plan, preview);
  return preview;
}

std::string_view to_string(PreviewedProfile::Outcome outcome) {
  switch (outcome) {
    case PreviewedProfile::Outcome::created:
      return "created";
    case PreviewedProfile::Outcome::revived:
      return "revived";
    case PreviewedProfile::Outcome::changed:
      return "changed";
    case PreviewedProfile::Outcome::joined:
      break;
  }
  return "joined";
}

std::string_view to_string(PreviewedReview::Outcome outcome) {
  switch (outcome) {
    case PreviewedReview::Outcome::raised:
      return "raised";
    case PreviewedReview::Outcome::changed:
      return "changed";
    case PreviewedReview::Outcome::closed:
      break;
  }
  return "closed";
}

// The index is held before the snapshot is taken: then whatever the index has heard of and the store has
// not resolved still waits in the snapshot, and is seen.
Result<Preview> preview(store::Database& database, const Resolver& resolver,
                        const std::function<Result<RulingChange>(store::Snapshot&)>& plan) {
  if (!resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  Result<Preview> shown = Error{};
  resolver.read([&](const matching::Index& index) {
    database.read([&](store::Snapshot& snapshot) {
      const auto change = plan(snapshot);
      shown = change ? preview_of(snapshot, index, *change) : Result<Preview>(change.error());
    });
  });
  return shown;
}

}  // namespace concord::service
