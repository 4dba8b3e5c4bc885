#include <algorithm>
#include <cmath>

#include <concord/base/share_out.hpp>
#include <concord/matching/measures.hpp>

#include "../index_state.hpp"
#include "../scoring.hpp"
#include "examples.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kAtATime = 64;  // records that a thread takes
// Probabilities are summed as whole steps, so that the order of the sum doesn't show.
constexpr double kSteps = 1 << 30;

class Count {
 public:
  Count(const Index& index, const Membership& membership, double threshold)
      : model_(&index.model()),
        membership_(&membership),
        threshold_(threshold),
        expected_(kBins),
        examples_(threshold, index.model().thresholds().certain, !membership.cluster_of.empty()) {
    done_.bands = {};
    for (int bits = kLowestBin; bits <= kHighestBin; ++bits) done_.bins.push_back({.bits = bits});
  }

  void add(const ComparedPair& pair) {
    const std::size_t at = bin_of(pair.score);
    ScoreBin& bin = done_.bins[at];
    const bool together = membership_->together(pair.a, pair.b);
    ++done_.pairs;
    ++done_.bands[static_cast<std::size_t>(model_->band(pair.score))];
    ++bin.pairs;
    bin.together += together ? 1U : 0U;
    if (membership_->knows(pair.a, pair.b)) {
      ++bin.known;
      bin.of_one += membership_->of_one(pair.a, pair.b) ? 1U : 0U;
      expected_[at] += std::llround(kSteps / (1 + std::exp2(-pair.score)));
    }
    if (together && pair.score >= threshold_) done_.links.push_back(pair);
    examples_.offer(pair, together);
  }

  void add(const Count& other) {
    done_.pairs += other.done_.pairs;
    for (std::size_t i = 0; i < done_.bands.size(); ++i) done_.bands[i] += other.done_.bands[i];
    for (std::size_t i = 0; i < kBins; ++i) {
      ScoreBin& bin = done_.bins[i];
      const ScoreBin& more = other.done_.bins[i];
      bin.pairs += more.pairs;
      bin.together += more.together;
      bin.known += more.known;
      bin.of_one += more.of_one;
      expected_[i] += other.expected_[i];
    }
    done_.links.insert(done_.links.end(), other.done_.links.begin(), other.done_.links.end());
    examples_.add(other.examples_);
  }

  PairMeasures finish(const Index& index) {
    for (std::size_t i = 0; i < kBins; ++i)
      done_.bins[i].expected = static_cast<double>(expected_[i]) / kSteps;
    std::sort(done_.links.begin(), done_.links.end());
    done_.examples = examples_.pick(index);
    return std::move(done_);
  }

 private:
  const Model* model_;
  const Membership* membership_;
  double threshold_;
  PairMeasures done_;
  std::vector<std::int64_t> expected_;
  ExamplePicker examples_;
};

}  // namespace

PairMeasures measure_pairs(const Index& index, std::span<const Slot> slots, const Membership& membership,
                           double threshold, unsigned threads) {
  const Index::State& state = index.state();
  threads = std::max(threads, 1U);
  std::vector<Count> counts(threads, Count(index, membership, threshold));
  share_out(slots.size(), threads, kAtATime, [&](unsigned thread, std::size_t at) {
    const Slot slot = slots[at];
    const Features* const features = state.features(slot);
    if (features == nullptr) return;
    const auto count = [&](Row row) {
      const auto [a, b] = std::minmax(slot, state.slot_of[row]);
      counts[thread].add({a, b, score(state.vocabulary, *features, state.rows[row])});
    };
    // Rows below alone: each pair from one of its ends.
    state.each_candidate(state.vocabulary, *features, count, state.row_of[slot]);
  });
  for (std::size_t i = 1; i < counts.size(); ++i) counts.front().add(counts[i]);
  return counts.front().finish(index);
}

}  // namespace concord::matching
