#include <algorithm>
#include <map>
#include <queue>
#include <set>

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/service/reviews.hpp>

#include "../resolve/plan_reviews.hpp"

namespace concord::service {
namespace {

using store::RecordNumber;
using Pair = std::pair<RecordNumber, RecordNumber>;

// Pairs that need not be asked of: ruled on, or asked of by an open sample.
std::set<Pair> passed_over(store::Snapshot& snapshot) {
  std::set<Pair> passed;
  for (const store::DecisionRow& decision : snapshot.rulings().in_force()) {
    passed.insert(std::minmax(decision.a, decision.b));
  }
  for (const store::ReviewRow& review :
       snapshot.reviews().open_after({}, std::string(kSampleCause), INT32_MAX)) {
    for (const store::QuestionRow& question : review.questions) {
      passed.emplace(question.a, question.b);
    }
  }
  return passed;
}

// The pairs with the smallest hashes, of all that are offered.
class Drawing {
 public:
  Drawing(std::size_t most, std::set<Pair> passed) : most_(most), passed_(std::move(passed)) {}

  void offer(const std::vector<RecordNumber>& members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        offer(std::minmax(members[i], members[j]));
      }
    }
  }

  std::vector<Pair> drawn() {
    std::vector<Pair> pairs;
    for (; !lots_.empty(); lots_.pop()) {
      pairs.push_back(lots_.top().second);
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }

 private:
  void offer(const Pair& pair) {
    const std::uint64_t lot = hash64(fmt::format("{} {}", pair.first, pair.second));
    const bool full = lots_.size() == most_;
    if ((full && lot >= lots_.top().first) || passed_.contains(pair)) {
      return;
    }
    if (full) {
      lots_.pop();
    }
    lots_.emplace(lot, pair);
  }

  std::size_t most_;
  std::set<Pair> passed_;
  std::priority_queue<std::pair<std::uint64_t, Pair>> lots_;  // the largest on top
};

std::vector<Pair> draw(store::Snapshot& snapshot, std::size_t most) {
  std::map<store::ProfileNumber, std::vector<RecordNumber>> profiles;
  snapshot.profiles().for_each_membership(
      [&](RecordNumber record, store::ProfileNumber profile) { profiles[profile].push_back(record); });
  Drawing drawing(most, passed_over(snapshot));
  for (const auto& [profile, members] : profiles) {
    drawing.offer(members);
  }
  return drawing.drawn();
}

bool may_be_asked(store::Snapshot& snapshot, const store::QuestionRow& question) {
  const auto profile = snapshot.profiles().profile_of(question.a);
  const auto open = snapshot.reviews().open_on({question.a});
  const auto asks = [&](const store::ReviewRow& review) {
    return std::any_of(review.questions.begin(), review.questions.end(),
                       [&](const auto& asked) { return asked.a == question.a && asked.b == question.b; });
  };
  return profile && profile == snapshot.profiles().profile_of(question.b) &&
         std::none_of(open.begin(), open.end(), asks);
}

}  // namespace

std::vector<store::QuestionRow> draw_sample(store::Snapshot& snapshot, const Resolver& resolver,
                                            std::size_t most) {
  std::vector<store::QuestionRow> questions;
  const std::vector<Pair> pairs = draw(snapshot, most);
  resolver.read([&](const matching::Index& index) {
    for (const auto& [a, b] : pairs) {
      const auto left = static_cast<matching::Slot>(a);
      const auto right = static_cast<matching::Slot>(b);
      if (index.contains(left) && index.contains(right)) {
        questions.push_back({a, b, std::string(kSampleCause), index.explain(left, right).score});
      }
    }
  });
  return questions;
}

std::size_t raise_sample(store::Transaction& transaction, const std::vector<store::QuestionRow>& pairs,
                         Instant now) {
  std::size_t raised = 0;
  for (const store::QuestionRow& question : pairs) {
    if (!may_be_asked(transaction, question)) {
      continue;
    }
    store::ReviewRow review;
    review.id = make_uuid(now);
    review.raised = now;
    review.place = sample_place(raised++);
    review.questions = {question};
    transaction.review_writer().add(review);
  }
  return raised;
}

}  // namespace concord::service
