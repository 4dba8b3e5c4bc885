// The steward's reviews: listed in the order of asking, read with both sides, answered.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <concord/service/decide.hpp>
#include <concord/service/preview.hpp>
#include <concord/service/resolver.hpp>
#include <concord/service/view.hpp>

namespace concord::service {

// One of the two clusters that a question is between.
struct ReviewSide {
  store::RecordNumber record = 0;            // that the question names
  std::optional<store::ProfileRow> profile;  // none: the record was withdrawn by its source
  std::vector<store::RecordNumber> members;  // of the profile, sorted
};
ReviewSide side_of(store::Snapshot& snapshot, store::RecordNumber record);
// Both sides of a question. Those of a sample are its two records alone: they are of one profile.
std::pair<ReviewSide, ReviewSide> sides_of(store::Snapshot& snapshot, const store::QuestionRow& question);

// A review is for those alone who may compare every record that it asks of: its score, its rank and what an
// answer would do come of all of them.
bool may_see_review(store::Snapshot& snapshot, const store::ReviewRow& review, const Asker& asker);
// `not_found` for one that is not there or not for this asker.
Result<store::ReviewRow> find_review(store::Snapshot& snapshot, const Uuid& id, const Asker& asker);

// How much the answer would settle, in records times bits: the formula is in resolve/plan_reviews.hpp.
double settles(store::Snapshot& snapshot, const store::ReviewRow& review);

// Two clusters compared as the partition compares them, and their records pair by pair.
struct QuestionEvidence {
  matching::Evidence wholes;
  std::string veto;         // empty: none
  std::vector<Link> links;  // between the sides, strongest first
};
QuestionEvidence evidence_between(store::Snapshot& snapshot, const matching::Index& index,
                                  const ReviewSide& a, const ReviewSide& b, const Asker& asker,
                                  std::size_t most);
// The review with the score of each question as it is by what the asker sees of both sides, where something
// of them is hidden: a score, and what is worked out of it, would tell of the rest.
store::ReviewRow as_seen(store::Snapshot& snapshot, const matching::Index& index, store::ReviewRow review,
                         const Asker& asker);
// The same of reviews that a change would raise, change or close.
Preview as_seen(store::Snapshot& snapshot, const matching::Index& index, Preview preview, const Asker& asker);

// A sample: pairs of records that are in one profile now, drawn by a hash of their numbers, which tells
// nothing of them and nothing of when they came. Pairs that somebody has ruled on, or that an open sample
// asks of, are passed over, so each drawing goes on from the last. Reads every membership; `most` at most.
std::vector<store::QuestionRow> draw_sample(store::Snapshot& snapshot, const Resolver& resolver,
                                            std::size_t most);
// Raises a review of each pair that is still in one profile and not asked of; how many it raised. They come
// after all that evidence leaves open, and are withdrawn when their component is looked at again: the next
// drawing has them again.
std::size_t raise_sample(store::Transaction& transaction, const std::vector<store::QuestionRow>& pairs,
                         Instant now);

enum class Answer { same, different, unsure };

struct AnswerRequest {
  Answer answer = Answer::unsure;
  std::string reason;
  // The pairs of records, as its questions name them, that this answers; empty: all.
  std::vector<std::pair<domain::RecordKey, domain::RecordKey>> pairs;
};

// The ruling that answers each question, and the withdrawal of those between the two sides that say the
// opposite. `conflict` for a review that is closed, `busy` while its records wait to be resolved. Of
// `unsure` the change is empty.
Result<RulingChange> plan_answer(store::Snapshot& snapshot, const store::ReviewRow& review,
                                 const AnswerRequest& request, const Asker& asker, Instant now);
// Stores it, with what it makes of the review: answered, or put off.
void write_answer(store::Transaction& transaction, const store::ReviewRow& review,
                  const AnswerRequest& request, RulingChange& change, const Asker& asker, Instant now);

}  // namespace concord::service
