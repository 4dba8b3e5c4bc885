#include "examples.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

namespace concord::matching {
namespace {

constexpr std::size_t kDrawn =
    300;                         // pairs below the threshold, among which relatives and namesakes are sought
constexpr double kDownTo = -14;  // bits from the threshold, for those
constexpr std::size_t kOfOneSort = 2;  // pairs that are shown, where there are so many
constexpr std::size_t kSpare = 12;     // kept for it, since no record is shown twice for one thing

// A pair's place in a draw that doesn't hang on the order of the pairs.
double drawn_rank(const ComparedPair& pair) {
  return static_cast<double>(hash64(std::to_string(pair.a) + "-" + std::to_string(pair.b)));
}

// Bits that other kinds of non-match take off the pair; never above 0.
double of_other_kinds(const Index& index, const ComparedPair& pair) {
  double bits = 0;
  const Evidence evidence = index.explain(pair.a, pair.b);
  for (const EvidenceLine& line : evidence.lines) {
    if (line.comparison.starts_with("could_be_a_")) bits += line.weight;
  }
  return bits;
}

bool shares_a_record(const ComparedPair& one, const ComparedPair& other) {
  return one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b;
}

}  // namespace

void Best::offer(double rank, const ComparedPair& pair) {
  const Ranked offered{rank, pair};
  if (ranked_.size() == most_ && !(offered < ranked_.back())) return;
  ranked_.insert(std::upper_bound(ranked_.begin(), ranked_.end(), offered), offered);
  if (ranked_.size() > most_) ranked_.pop_back();
}

void Best::add(const Best& other) {
  for (const Ranked& one : other.ranked_) offer(one.rank, one.pair);
}

std::vector<ComparedPair> Best::pairs() const {
  std::vector<ComparedPair> found;
  for (const Ranked& one : ranked_) found.push_back(one.pair);
  return found;
}

ExamplePicker::ExamplePicker(double threshold, double certain, bool joined)
    : threshold_(threshold),
      joined_(joined),
      above_(kSpare),
      below_(kSpare),
      against_score_(kSpare),
      drawn_(kDrawn) {
  const double from = std::max(threshold, certain);
  clear_scores_ = {from + 3, from + 10, from + 20};
  clear_.assign(clear_scores_.size(), Best(kSpare));
}

void ExamplePicker::offer(const ComparedPair& pair, bool together) {
  const bool above = pair.score >= threshold_;
  const double from_threshold = std::abs(pair.score - threshold_);
  if (!above) below_.offer(from_threshold, pair);
  if (joined_ && !together) offer_apart(pair);
  if (!joined_ && !above) offer_apart(pair);
  if (!above || (joined_ && !together)) return;
  above_.offer(from_threshold, pair);
  for (std::size_t i = 0; i < clear_.size(); ++i)
    clear_[i].offer(std::abs(pair.score - clear_scores_[i]), pair);
}

void ExamplePicker::offer_apart(const ComparedPair& pair) {
  if (pair.score >= threshold_)
    against_score_.offer(-pair.score, pair);
  else if (pair.score > threshold_ + kDownTo)
    drawn_.offer(drawn_rank(pair), pair);
}

void ExamplePicker::add(const ExamplePicker& other) {
  for (std::size_t i = 0; i < clear_.size(); ++i) clear_[i].add(other.clear_[i]);
  above_.add(other.above_);
  below_.add(other.below_);
  against_score_.add(other.against_score_);
  drawn_.add(other.drawn_);
}

std::vector<Example> ExamplePicker::pick(const Index& index) const {
  std::vector<Example> picked;
  const auto take = [&](ExampleKind kind, const Best& best, std::size_t most) {
    std::size_t taken = 0;
    for (const ComparedPair& pair : best.pairs()) {
      const auto seen = [&](const Example& one) {
        return one.pair == pair || (one.kind == kind && shares_a_record(one.pair, pair));
      };
      if (taken == most || std::any_of(picked.begin(), picked.end(), seen)) continue;
      picked.push_back({kind, pair});
      ++taken;
    }
  };
  Best other_kinds(kSpare);
  for (const ComparedPair& pair : drawn_.pairs()) other_kinds.offer(of_other_kinds(index, pair), pair);
  for (const Best& one : clear_) take(ExampleKind::clear, one, 1);
  take(ExampleKind::near_above, above_, kOfOneSort);
  take(ExampleKind::near_below, below_, kOfOneSort);
  take(ExampleKind::kept_apart, against_score_, kOfOneSort);
  take(ExampleKind::kept_apart, other_kinds, kOfOneSort);
  return picked;
}

}  // namespace concord::matching
