#include "plan_reviews.hpp"

#include <algorithm>
#include <cmath>

namespace concord::service {
namespace {

constexpr std::string_view kOpenEvidence = "between-thresholds";
constexpr double kStepsPerRecord = 1024;
constexpr std::int64_t kRestrictedFirst = std::int64_t{1} << 40U;
constexpr std::int64_t kPutOffLast = std::int64_t{1} << 50U;

double entropy(double score) {
  const double p = 1 / (1 + std::exp2(-score));
  return p <= 0 || p >= 1 ? 0 : -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

bool asks_of(const store::ReviewRow& review, const store::QuestionRow& question) {
  return std::any_of(review.questions.begin(), review.questions.end(), [&](const store::QuestionRow& asked) {
    return asked.a == question.a && asked.b == question.b;
  });
}

bool asks_of_any(const store::ReviewRow& review, const PlannedReview& planned) {
  return std::any_of(planned.questions.begin(), planned.questions.end(),
                     [&](const PlannedQuestion& question) { return asks_of(review, question.row); });
}

bool is_as_planned(const store::ReviewRow& review, const PlannedReview& planned) {
  const std::int64_t place = review.put_off ? put_off_place(planned.place) : planned.place;
  return review.place == place && review.questions == rows_of(planned.questions);
}

std::vector<store::RecordNumber> looked_at(const RoundPlan& plan) {
  std::vector<store::RecordNumber> records = plan.leaving;
  for (const PlannedReview& planned : plan.reviews) {
    records.insert(records.end(), planned.component.begin(), planned.component.end());
  }
  return records;
}

}  // namespace

double settles(const std::vector<PlannedQuestion>& questions) {
  double sum = 0;
  for (const PlannedQuestion& question : questions) {
    const double doubt = question.row.cause == kOpenEvidence ? entropy(question.row.score) : 1;
    sum += doubt * static_cast<double>(question.side_a.size() + question.side_b.size());
  }
  return sum;
}

std::int64_t place_of(double settles, bool restricted) {
  return -std::llround(settles * kStepsPerRecord) - (restricted ? kRestrictedFirst : 0);
}

std::int64_t put_off_place(std::int64_t place) { return place + kPutOffLast; }

std::vector<store::QuestionRow> rows_of(const std::vector<PlannedQuestion>& questions) {
  std::vector<store::QuestionRow> rows;
  for (const PlannedQuestion& question : questions) {
    rows.push_back(question.row);
  }
  return rows;
}

ReviewPlan plan_reviews(const store::ReviewReader& reviews, const RoundPlan& plan) {
  ReviewPlan made;
  std::vector<store::ReviewRow> open = reviews.open_on(looked_at(plan));
  for (const PlannedReview& planned : plan.reviews) {
    if (planned.questions.empty()) {
      continue;
    }
    const auto kept = std::find_if(open.begin(), open.end(),
                                   [&](const auto& review) { return asks_of_any(review, planned); });
    if (kept == open.end()) {
      made.asked.push_back({{}, &planned});
      continue;
    }
    if (!is_as_planned(*kept, planned)) {
      made.asked.push_back({*kept, &planned});
    }
    open.erase(kept);
  }
  made.closed = std::move(open);
  return made;
}

void write_reviews(store::Transaction& transaction, const RoundPlan& plan, Instant now) {
  const ReviewPlan reviews = plan_reviews(transaction.reviews(), plan);
  store::ReviewWriter& writer = transaction.review_writer();
  for (const store::ReviewRow& closed : reviews.closed) {
    writer.close(closed.number);
  }
  for (const ReviewPlan::Asked& asked : reviews.asked) {
    if (asked.before) {
      writer.ask(asked.before->number, rows_of(asked.now->questions), asked.now->place);
      continue;
    }
    store::ReviewRow raised;
    raised.id = make_uuid(now);
    raised.raised = now;
    raised.place = asked.now->place;
    raised.questions = rows_of(asked.now->questions);
    writer.add(raised);
  }
}

}  // namespace concord::service
