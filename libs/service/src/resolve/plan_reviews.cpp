#include "plan_reviews.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace concord::service {
namespace {

constexpr std::string_view kOpenEvidence = "between-thresholds";
constexpr double kStepsPerRecord = 1024;
constexpr std::int64_t kRestrictedFirst = std::int64_t{1} << 40U;
constexpr std::int64_t kSamplesLater = std::int64_t{1} << 45U;
constexpr std::int64_t kPutOffLast = std::int64_t{1} << 50U;

double entropy(double score) {
  const double p = 1 / (1 + std::exp2(-score));
  return p <= 0 || p >= 1 ? 0 : -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

double doubt_of(const store::QuestionRow& question) {
  if (question.cause == kSampleCause) {
    return 0;
  }
  return question.cause == kOpenEvidence ? entropy(question.score) : 1;
}

// Open reviews by the pairs that they ask of: a model's release asks of all at once.
class OpenReviews {
 public:
  explicit OpenReviews(std::vector<store::ReviewRow> reviews)
      : reviews_(std::move(reviews)), taken_(reviews_.size()) {
    for (std::size_t i = 0; i < reviews_.size(); ++i) {
      for (const store::QuestionRow& asked : reviews_[i].questions) {
        by_pair_.emplace(std::pair(asked.a, asked.b), i);
      }
    }
  }

  // The oldest not yet taken that asks of a pair that this one asks of; none: nullptr.
  const store::ReviewRow* take(const PlannedReview& planned) {
    std::size_t oldest = reviews_.size();
    for (const PlannedQuestion& question : planned.questions) {
      const auto [first, last] = by_pair_.equal_range({question.row.a, question.row.b});
      for (auto asked = first; asked != last; ++asked) {
        oldest = taken_[asked->second] ? oldest : std::min(oldest, asked->second);
      }
    }
    if (oldest == reviews_.size()) {
      return nullptr;
    }
    taken_[oldest] = true;
    return &reviews_[oldest];
  }

  std::vector<store::ReviewRow> left() const {
    std::vector<store::ReviewRow> left;
    for (std::size_t i = 0; i < reviews_.size(); ++i) {
      if (!taken_[i]) {
        left.push_back(reviews_[i]);
      }
    }
    return left;
  }

 private:
  std::vector<store::ReviewRow> reviews_;  // by number
  std::vector<bool> taken_;
  std::multimap<std::pair<store::RecordNumber, store::RecordNumber>, std::size_t> by_pair_;
};

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
    sum += doubt_of(question.row) * static_cast<double>(question.side_a.size() + question.side_b.size());
  }
  return sum;
}

std::int64_t place_of(double settles, bool restricted) {
  return -std::llround(settles * kStepsPerRecord) - (restricted ? kRestrictedFirst : 0);
}

std::int64_t sample_place(std::size_t nth) { return kSamplesLater + static_cast<std::int64_t>(nth); }

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
  OpenReviews open(reviews.open_on(looked_at(plan)));
  for (const PlannedReview& planned : plan.reviews) {
    if (planned.questions.empty()) {
      continue;
    }
    const store::ReviewRow* const kept = open.take(planned);
    if (kept == nullptr) {
      made.asked.push_back({{}, &planned});
    } else if (!is_as_planned(*kept, planned)) {
      made.asked.push_back({*kept, &planned});
    }
  }
  made.closed = open.left();
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
