#include "maximise.hpp"

#include <algorithm>
#include <cmath>

namespace concord::matching {
namespace {

constexpr std::size_t kMostIterations = 200;
constexpr double kStill = 1e-5;  // the largest change of a probability that ends it
constexpr double kLean = 2;      // pairs' worth of the starting values in every distribution
constexpr double kLeastShare = 1e-15;
constexpr double kLeast = 1e-14;

struct Logs {
  ByLevel<double> match{};                   // log2(m / u)
  std::array<ByLevel<double>, kKinds> of{};  // log2(k / u) where tied, else 0
  double match_share = 0;
  std::array<double, kKinds> kind_share{};
};

Logs logs_of(const Draft& draft, std::size_t fields) {
  Logs logs;
  logs.match_share = std::log2(draft.match_share);
  for (std::size_t field = 0; field < fields; ++field) {
    for (std::size_t level = 1; level < kMostLevels; ++level) {
      const double u = std::max(draft.u[field][level], kLeast);
      logs.match[field][level] = std::log2(std::max(draft.m[field][level], kLeast) / u);
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        if (draft.tied[kind][field][level])
          logs.of[kind][field][level] = std::log2(std::max(draft.k[kind][field][level], kLeast) / u);
      }
    }
  }
  for (std::size_t kind = 0; kind < kKinds; ++kind) logs.kind_share[kind] = std::log2(draft.kind_share[kind]);
  return logs;
}

struct Posterior {
  double match = 0;
  std::array<double, kKinds> kinds{};
};

// Of a pair with this pattern, against all that it may be; a stranger's odds are 1.
Posterior posterior(const Logs& logs, const Pattern& pattern, std::size_t fields) {
  double match = logs.match_share + pattern.rarity * kRarityStep;
  std::array<double, kKinds> kinds = logs.kind_share;
  for (std::size_t kind = 0; kind < kKinds; ++kind) kinds[kind] += pattern.kind_rarity[kind] * kRarityStep;
  for (std::size_t field = 0; field < fields; ++field) {
    const Level level = pattern.levels[field];
    if (level == level::missing) continue;
    match += logs.match[field][level];
    for (std::size_t kind = 0; kind < kKinds; ++kind) kinds[kind] += logs.of[kind][field][level];
  }
  Posterior odds{pattern.vetoed ? 0 : std::exp2(std::min(match, 200.0)), {}};
  double all = 1 + odds.match;
  for (std::size_t kind = 0; kind < kKinds; ++kind)
    all += odds.kinds[kind] = std::exp2(std::min(kinds[kind], 200.0));
  odds.match /= all;
  for (double& kind : odds.kinds) kind /= all;
  return odds;
}

// Of pairs some of which are known: those by what they are, the rest by what they look like.
Posterior decided(Posterior share, const PatternCount& count) {
  const double known = count.same + count.different;
  if (known == 0) return share;
  const double open = count.pairs - known;
  const double not_match = std::max(1 - share.match, 1e-300);
  for (double& kind : share.kinds) kind *= (open + count.different / not_match) / count.pairs;
  share.match = (open * share.match + count.same) / count.pairs;
  return share;
}

struct Sums {
  double matches = 0;
  std::array<double, kKinds> kinds{};
  ByLevel<double> match{};
  std::array<ByLevel<double>, kKinds> of{};
};

Sums expect(const Draft& draft, std::span<const PatternCount> patterns, std::size_t fields) {
  const Logs logs = logs_of(draft, fields);
  Sums sums;
  for (const PatternCount& one : patterns) {
    const Posterior share = decided(posterior(logs, one.pattern, fields), one);
    sums.matches += one.pairs * share.match;
    for (std::size_t kind = 0; kind < kKinds; ++kind) sums.kinds[kind] += one.pairs * share.kinds[kind];
    for (std::size_t field = 0; field < fields; ++field) {
      const Level level = one.pattern.levels[field];
      sums.match[field][level] += one.pairs * share.match;
      for (std::size_t kind = 0; kind < kKinds; ++kind)
        sums.of[kind][field][level] += one.pairs * share.kinds[kind];
    }
  }
  return sums;
}

using Levels = std::array<double, kMostLevels>;

Levels only(Levels levels, const std::array<bool, kMostLevels>& these) {
  for (std::size_t level = 0; level < kMostLevels; ++level) levels[level] *= these[level] ? 1 : 0;
  return levels;
}

// The distribution over the levels but "missing"; the largest change.
double learn(Levels& chances, const Levels& start, const Levels& sums) {
  double all = 0;
  double start_all = 0;
  for (std::size_t level = 1; level < kMostLevels; ++level) {
    all += sums[level];
    start_all += start[level];
  }
  if (start_all == 0) return 0;
  double changed = 0;
  for (std::size_t level = 1; level < kMostLevels; ++level) {
    const double learnt = (sums[level] + kLean * start[level] / start_all) / (all + kLean);
    changed = std::max(changed, std::abs(learnt - chances[level]));
    chances[level] = learnt;
  }
  return changed;
}

// Names in the other order come about by a slip, so two strangers do so no more rarely than by chance of the
// slip and of having that name: what a swap says is what the names say.
void take_swaps(Draft& draft) {
  const auto take = [&](Field field, Level exact, Level swapped) {
    auto& u = draft.u[index_of(field)];
    u[swapped] = std::max(draft.m[index_of(field)][swapped] * u[exact], kLeast);
  };
  take(Field::given_name, level::given::exact, level::given::swapped);
  take(Field::family_name, level::family::exact, level::family::swapped);
}

double learn(Draft& draft, const Draft& start, const Sums& sums, std::size_t fields, double all_pairs) {
  double changed = 0;
  for (std::size_t field = 0; field < fields; ++field) {
    changed = std::max(changed, learn(draft.m[field], start.m[field], sums.match[field]));
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      const auto& tied = draft.tied[kind][field];
      if (draft.fixed[kind][field]) continue;
      learn(draft.k[kind][field], only(start.k[kind][field], tied), only(sums.of[kind][field], tied));
    }
  }
  take_swaps(draft);
  draft.match_share = std::max(sums.matches / all_pairs, kLeastShare);
  for (std::size_t kind = 0; kind < kKinds; ++kind)
    draft.kind_share[kind] = std::max(sums.kinds[kind] / all_pairs, kLeastShare);
  return changed;
}

}  // namespace

Maximised maximise(Draft& draft, const Draft& start, std::span<const PatternCount> patterns,
                   double all_pairs) {
  const std::size_t fields = kFixedFields + draft.named.size();
  Maximised result;
  Sums sums;
  double changed = 1;
  while (changed > kStill && result.iterations < kMostIterations) {
    sums = expect(draft, patterns, fields);
    changed = learn(draft, start, sums, fields, all_pairs);
    ++result.iterations;
  }
  result.matches = sums.matches;
  result.kinds = sums.kinds;
  return result;
}

}  // namespace concord::matching
