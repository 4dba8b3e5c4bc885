#include <algorithm>

#include <concord/matching/wholes.hpp>
#include <concord/service/limits.hpp>
#include <concord/service/models.hpp>
#include <concord/service/reviews.hpp>

#include "../resolve/plan_reviews.hpp"
#include "../view/visible_subjects.hpp"
#include "../why/compared.hpp"

namespace concord::service {
namespace {

bool may_compare_side(store::Snapshot& snapshot, const ReviewSide& side, const Asker& asker) {
  const auto may = [&](store::RecordNumber record) {
    const auto row = snapshot.records().find(record);
    return row && may_compare(*row, asker) && !is_limited_record(snapshot, asker, record);
  };
  return may(side.record) && std::all_of(side.members.begin(), side.members.end(), may);
}

void show_score(const SeenBy& seen, const matching::Model& model, const std::vector<store::RecordNumber>& a,
                const std::vector<store::RecordNumber>& b, store::QuestionRow& question) {
  const auto left = seen.records(a);
  const auto right = seen.records(b);
  if ((left.hides || right.hides) && !left.subjects.empty() && !right.subjects.empty()) {
    question.score = matching::compare_wholes(model, left.subjects, right.subjects).evidence.score;
  }
}

// False where nothing of a side is seen.
bool score_as_seen(const SeenBy& seen, const matching::Model& model, PreviewedQuestion& question) {
  const auto left = seen.records(question.side_a).subjects;
  const auto right = seen.records(question.side_b).subjects;
  if (left.empty() || right.empty()) {
    return false;
  }
  question.row.score = matching::compare_wholes(model, left, right).evidence.score;
  return true;
}

}  // namespace

ReviewSide side_of(store::Snapshot& snapshot, store::RecordNumber record) {
  ReviewSide side{record, {}, {}};
  if (const auto number = snapshot.profiles().profile_of(record)) {
    side.profile = snapshot.profiles().find(*number);
    side.members = snapshot.profiles().members(*number);
  }
  return side;
}

std::pair<ReviewSide, ReviewSide> sides_of(store::Snapshot& snapshot, const store::QuestionRow& question) {
  std::pair sides(side_of(snapshot, question.a), side_of(snapshot, question.b));
  if (question.cause == kSampleCause) {
    sides.first.members = {question.a};
    sides.second.members = {question.b};
  }
  return sides;
}

bool may_see_review(store::Snapshot& snapshot, const store::ReviewRow& review, const Asker& asker) {
  return std::all_of(review.questions.begin(), review.questions.end(),
                     [&](const store::QuestionRow& question) {
                       return may_compare_side(snapshot, side_of(snapshot, question.a), asker) &&
                              may_compare_side(snapshot, side_of(snapshot, question.b), asker);
                     });
}

Result<store::ReviewRow> find_review(store::Snapshot& snapshot, const Uuid& id, const Asker& asker) {
  auto review = snapshot.reviews().find(id);
  if (!review || !may_see_review(snapshot, *review, asker)) {
    return fail(Code::not_found, "there is no such review");
  }
  return *review;
}

double settles(store::Snapshot& snapshot, const store::ReviewRow& review) {
  std::vector<PlannedQuestion> questions;
  for (const store::QuestionRow& row : review.questions) {
    auto [a, b] = sides_of(snapshot, row);
    questions.push_back({row, std::move(a.members), std::move(b.members)});
  }
  return settles(questions);
}

QuestionEvidence evidence_between(store::Snapshot& snapshot, const matching::Index& index,
                                  const ReviewSide& a, const ReviewSide& b, const Asker& asker,
                                  std::size_t most) {
  const SeenBy seen(snapshot, index, asker);
  const Subjects left = seen.records(a.members).subjects;
  const Subjects right = seen.records(b.members).subjects;
  if (left.empty() || right.empty()) {
    return {};
  }
  auto compared = matching::compare_wholes(index.model(), left, right);
  return {std::move(compared.evidence), std::move(compared.veto),
          links_between(index.model(), left, right, most)};
}

store::ReviewRow as_seen(store::Snapshot& snapshot, const matching::Index& index, store::ReviewRow review,
                         const Asker& asker) {
  const SeenBy seen(snapshot, index, asker);
  for (store::QuestionRow& question : review.questions) {
    const auto [a, b] = sides_of(snapshot, question);
    show_score(seen, index.model(), a.members, b.members, question);
  }
  return review;
}

Preview as_seen(store::Snapshot& snapshot, const matching::Index& index, Preview preview,
                const Asker& asker) {
  const SeenBy seen(snapshot, index, asker);
  for (PreviewedReview& review : preview.reviews) {
    for (PreviewedQuestion& question : review.questions) {
      show_score(seen, index.model(), question.side_a, question.side_b, question.row);
    }
  }
  return preview;
}

Preview as_seen_under(store::Snapshot& snapshot, const matching::Index& index, const matching::Model& model,
                      Preview changes, const Asker& asker) {
  const SeenBy seen(snapshot, index, asker);
  std::erase_if(changes.reviews, [&](PreviewedReview& review) {
    // What is asked until then has its score by the model that asks.
    const auto& by = review.outcome == PreviewedReview::Outcome::closed ? index.model() : model;
    return !std::all_of(review.questions.begin(), review.questions.end(),
                        [&](PreviewedQuestion& question) { return score_as_seen(seen, by, question); });
  });
  return changes;
}

}  // namespace concord::service
