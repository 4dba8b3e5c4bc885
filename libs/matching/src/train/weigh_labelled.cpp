#include <array>
#include <cmath>
#include <optional>

#include <concord/base/share_out.hpp>

#include "../scoring.hpp"
#include "labelled.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kEnough = 50;  // labels of each kind
constexpr double kMost = 5;          // pairs that one stands for
constexpr double kFrom = -4, kBits = 2;
constexpr std::size_t kStrata = 8;             // up to 12 bits
constexpr std::size_t kEnoughPairs = 300'000;  // to count strata over
using Strata = std::array<double, kStrata>;

std::optional<std::size_t> stratum_of(double score) {
  const double at = std::floor((score - kFrom) / kBits);
  return at >= 0 && at < kStrata ? std::optional(static_cast<std::size_t>(at)) : std::nullopt;
}

class Weighing {
 public:
  Weighing(const Index::State& state, std::span<const std::uint32_t> entity_of_row)
      : state_(state), entity_of_row_(entity_of_row) {}

  // None where the pair is together, or out of doubt.
  std::optional<std::size_t> stratum(const Features& a, const Features& b) const {
    if (entity_of(a) == entity_of(b)) return std::nullopt;
    return stratum_of(score(state_.vocabulary, a, b));
  }
  Strata count(std::span<const Features* const> records, unsigned threads) const;

 private:
  std::uint32_t entity_of(const Features& one) const {
    return entity_of_row_[static_cast<std::size_t>(&one - state_.rows.data())];
  }
  std::size_t add(const Features& own, Strata& counts) const;

  const Index::State& state_;
  std::span<const std::uint32_t> entity_of_row_;
};

std::size_t Weighing::add(const Features& own, Strata& counts) const {
  std::size_t pairs = 0;
  state_.each_candidate(state_.vocabulary, own, [&](Row row) {
    if (&state_.rows[row] == &own) return;
    ++pairs;
    if (const auto at = stratum(own, state_.rows[row])) counts[*at] += 1;
  });
  return pairs;
}

// Of all pairs in doubt, from the candidates of as many records as it takes: they are in an order by chance.
Strata Weighing::count(std::span<const Features* const> records, unsigned threads) const {
  constexpr std::size_t kAtOnce = 4096;
  Strata sums{};
  std::size_t asked = 0, pairs = 0;
  while (asked < records.size() && pairs < kEnoughPairs) {
    const std::size_t some = std::min(records.size() - asked, kAtOnce);
    std::vector<Strata> counts(some);
    std::vector<std::size_t> met(some);
    share_out(some, threads, 16,
              [&](unsigned, std::size_t i) { met[i] = add(*records[asked + i], counts[i]); });
    for (std::size_t i = 0; i < some; ++i) {
      pairs += met[i];
      for (std::size_t at = 0; at < kStrata; ++at) sums[at] += counts[i][at];
    }
    asked += some;
  }
  // A pair is met from either end.
  for (double& sum : sums) sum *= static_cast<double>(records.size()) / static_cast<double>(asked) / 2;
  return sums;
}

bool are_enough(const std::vector<LabelledPair>& labelled) {
  std::size_t same = 0;
  for (const LabelledPair& pair : labelled) same += pair.same ? 1 : 0;
  return same >= kEnough && labelled.size() - same >= kEnough;
}

}  // namespace

void weigh(const Index::State& state, std::span<const Features* const> records,
           std::span<const std::uint32_t> entity_of_row, unsigned threads,
           std::vector<LabelledPair>& labelled) {
  if (!are_enough(labelled)) return;
  const Weighing weighing(state, entity_of_row);
  std::vector<std::optional<std::size_t>> strata;
  Strata labels{};
  for (const LabelledPair& pair : labelled) {
    strata.push_back(met(state, pair) ? weighing.stratum(*pair.a, *pair.b) : std::nullopt);
    if (strata.back()) labels[*strata.back()] += 1;
  }
  const Strata all = weighing.count(records, threads);
  for (std::size_t i = 0; i < labelled.size(); ++i) {
    if (strata[i]) labelled[i].stands_for = std::clamp(all[*strata[i]] / labels[*strata[i]], 1.0, kMost);
  }
}

}  // namespace concord::matching
