#include <algorithm>

#include <fmt/format.h>

#include <concord/service/reviews.hpp>

#include "../resolve/plan_reviews.hpp"

namespace concord::service {
namespace {

using Pair = std::pair<store::RecordNumber, store::RecordNumber>;

// A pair may stand in two questions, of two causes: one ruling answers both.
std::vector<Pair> pairs_of(const store::ReviewRow& review) {
  std::vector<Pair> pairs;
  for (const store::QuestionRow& question : review.questions) {
    pairs.emplace_back(question.a, question.b);
  }
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Result<std::vector<Pair>> chosen_pairs(store::Snapshot& snapshot, const store::ReviewRow& review,
                                       const AnswerRequest& request) {
  const std::vector<Pair> asked = pairs_of(review);
  if (request.pairs.empty()) {
    return asked;
  }
  std::vector<Pair> chosen;
  for (std::size_t i = 0; i < request.pairs.size(); ++i) {
    const auto a = snapshot.records().find(request.pairs[i].first);
    const auto b = snapshot.records().find(request.pairs[i].second);
    const Pair pair = a && b ? Pair(std::minmax(a->number, b->number)) : Pair(0, 0);
    if (std::find(asked.begin(), asked.end(), pair) == asked.end()) {
      return error_at(fmt::format("/pairs/{}", i), Code::invalid_value,
                      "is not a pair that this review asks of: take `a` and `b` of one of its questions");
    }
    chosen.push_back(pair);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

// One question of each pair.
std::vector<store::QuestionRow> questions_of(const store::ReviewRow& review, const std::vector<Pair>& pairs) {
  std::vector<store::QuestionRow> questions;
  for (const Pair& pair : pairs) {
    questions.push_back(*std::find_if(
        review.questions.begin(), review.questions.end(),
        [&](const store::QuestionRow& question) { return Pair(question.a, question.b) == pair; }));
  }
  return questions;
}

Outcome check_standing(store::Snapshot& snapshot, const store::ReviewRow& review) {
  if (review.state != "open") {
    return fail(Code::conflict, "this review is no longer open: it was " + review.state);
  }
  for (const Pair& pair : pairs_of(review)) {
    for (const store::RecordNumber end : {pair.first, pair.second}) {
      const std::vector<store::RecordNumber> members = side_of(snapshot, end).members;
      if (std::any_of(members.begin(), members.end(),
                      [&](store::RecordNumber member) { return snapshot.records().is_waiting(member); })) {
        return fail(Code::busy, "records of this review are being resolved: read it again shortly");
      }
    }
  }
  return {};
}

// A pair may stand in two questions: the decision answers both.
void note_answers(store::Transaction& transaction, const store::ReviewRow& review,
                  const store::DecisionRow& made) {
  for (const store::QuestionRow& question : review.questions) {
    if (question.a == made.a && question.b == made.b) {
      transaction.review_writer().note_answer(made.number, question);
    }
  }
}

}  // namespace

Result<RulingChange> plan_answer(store::Snapshot& snapshot, const store::ReviewRow& review,
                                 const AnswerRequest& request, const Asker& asker, Instant now) {
  if (auto stands = check_standing(snapshot, review); !stands) {
    return stands.error();
  }
  if (auto reason = check_reason(request.reason); !reason) {
    return reason.error();
  }
  const auto pairs = chosen_pairs(snapshot, review, request);
  if (!pairs) {
    return pairs.error();
  }
  RulingChange change;
  if (request.answer == Answer::unsure) {
    return change;
  }
  const bool same = request.answer == Answer::same;
  change.act = make_uuid(now);
  for (const store::QuestionRow& question : questions_of(review, *pairs)) {
    change.made.push_back(ruling_on(question.a, question.b, same, request.reason, asker, now));
    const auto [a, b] = sides_of(snapshot, question);
    for (store::DecisionRow& against : opposed(snapshot, a.members, b.members, same)) {
      change.withdrawn.push_back(std::move(against));
    }
  }
  return change;
}

void write_answer(store::Transaction& transaction, const store::ReviewRow& review,
                  const AnswerRequest& request, RulingChange& change, const Asker& asker, Instant now) {
  if (request.answer == Answer::unsure) {
    const std::int64_t place = review.put_off ? review.place : put_off_place(review.place);
    transaction.review_writer().put_off(review.number, {now, asker.principal.id, request.reason}, place);
    return;
  }
  write_change(transaction, change, asker, now);
  for (const store::DecisionRow& made : change.made) {
    note_answers(transaction, review, made);
  }
  transaction.review_writer().answer(review.number, *change.act);
}

}  // namespace concord::service
