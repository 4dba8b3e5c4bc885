#include "patterns.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <unordered_map>

#include <concord/base/hash.hpp>
#include <concord/base/share_out.hpp>

namespace concord::matching {
namespace {

constexpr std::size_t kAtATime = 512;

std::uint64_t spread(std::uint64_t x) {  // splitmix64 (Steele, Lea and Flood 2014)
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

// Both of a file in which nobody stands twice: no pair to learn from.
bool in_one_list(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  const Model::Content& model = vocabulary.model();
  return !model.free_of_duplicates.empty() && a.part() == b.part() && a.layout() == b.layout() &&
         a.layout() != 0 && model.is_free_of_duplicates(a.part(), vocabulary.value(a.layout()).text);
}

std::int8_t in_steps(double bits) {
  return static_cast<std::int8_t>(std::clamp(std::lround(bits / kRarityStep), -100L, 100L));
}

Pattern pattern_of(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  const Model::Content& model = vocabulary.model();
  const Comparison comparison = compare(vocabulary, a, b);
  Pattern pattern;
  pattern.vetoed = veto(vocabulary, a, b) != Veto::none;
  double all = 0;
  std::array<double, kKinds> kinds{};
  for (std::size_t field = 0; field < model.fields(); ++field) {
    const FieldResult& result = comparison[field];
    pattern.levels[field] = result.level;
    const LevelWeight& weight = model.weights[field][result.level];
    const double rarity = result.bits - weight.bits;
    if (result.level == level::missing || rarity == 0) continue;
    all += rarity;
    for (std::size_t kind = 0; kind < kKinds; ++kind) kinds[kind] += weight.tied[kind] ? rarity : 0;
  }
  pattern.rarity = in_steps(all);
  for (std::size_t kind = 0; kind < kKinds; ++kind) pattern.kind_rarity[kind] = in_steps(kinds[kind]);
  return pattern;
}

struct RandomPairs {
  std::uint64_t records;
  std::uint64_t seed;
  bool all;  // few enough records for every pair
  std::pair<std::size_t, std::size_t> at(std::size_t i) const {
    if (all) return {i / records, i % records};
    return {spread(seed + 2 * i) % records, spread(seed + 2 * i + 1) % records};
  }
};

// The order in which records are asked for their candidates: by chance, but always the same.
std::vector<std::size_t> shuffled(std::span<const Features* const> records, const TrainOptions& options) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order(records.size());
  share_out(records.size(), options.threads, kAtATime, [&](unsigned, std::size_t i) {
    prefetch_ahead(records, i);
    order[i] = {spread(hash64(domain::to_string(records[i]->key()), options.seed)), i};
  });
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> places(records.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[i] = order[i].second;
  return places;
}

struct HashOfPattern {
  std::size_t operator()(const Pattern& pattern) const {
    std::uint64_t hash = 0;
    for (const Level level : pattern.levels) hash = hash * 31 + level;
    hash = hash * 31 + (pattern.vetoed ? 1U : 0U);
    hash = hash * 257 + static_cast<std::uint8_t>(pattern.rarity);
    for (const std::int8_t rarity : pattern.kind_rarity)
      hash = hash * 257 + static_cast<std::uint8_t>(rarity);
    return spread(hash);
  }
};
using Counts = std::unordered_map<Pattern, std::size_t, HashOfPattern>;

// So many times `each`, added one by one: a product may differ from their sum in its last bits.
double times(std::size_t count, double each) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += each;
  return sum;
}

std::vector<PatternCount> counted(std::vector<Counts>& parts, double each) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (const auto& [pattern, count] : parts[i]) parts.front()[pattern] += count;
    parts[i] = {};
  }
  std::vector<PatternCount> counts;
  for (const auto& [pattern, count] : parts.front()) counts.push_back({pattern, times(count, each)});
  std::sort(counts.begin(), counts.end(),
            [](const PatternCount& a, const PatternCount& b) { return a.pattern < b.pattern; });
  return counts;
}

// Where only some records are asked for their candidates, a pair that somebody decided may not be counted
// yet.
void hear(const Index::State& state, std::span<const LabelledPair> labelled,
          std::vector<PatternCount>& counts) {
  for (const LabelledPair& pair : labelled) {
    if (in_one_list(state.vocabulary, *pair.a, *pair.b) || !met(state, pair)) continue;
    const Pattern pattern = pattern_of(state.vocabulary, *pair.a, *pair.b);
    const auto place =
        std::lower_bound(counts.begin(), counts.end(), pattern,
                         [](const PatternCount& one, const Pattern& what) { return one.pattern < what; });
    PatternCount& count = place != counts.end() && place->pattern == pattern
                              ? *place
                              : *counts.insert(place, PatternCount{pattern, 0, 0, 0});
    (pair.same ? count.same : count.different) += pair.stands_for;
    count.pairs = std::max(count.pairs, count.same + count.different);
  }
}

}  // namespace

ByLevel<double> count_random_pairs(const Vocabulary& vocabulary, std::span<const Features* const> records,
                                   std::span<const Entity> entity_of, const TrainOptions& options) {
  const Model::Content& model = vocabulary.model();
  const std::size_t all = records.size() * records.size();
  const RandomPairs random{records.size(), spread(options.seed), all <= options.random_pairs};
  std::vector<ByLevel<std::uint32_t>> counts(std::max(options.threads, 1U));
  share_out(random.all ? all : options.random_pairs, options.threads, kAtATime,
            [&](unsigned thread, std::size_t at) {
              const auto [a, b] = random.at(at);
              if (a == b || entity_of[a] == entity_of[b] || in_one_list(vocabulary, *records[a], *records[b]))
                return;
              const Comparison comparison = compare(vocabulary, *records[a], *records[b]);
              if (score_of(model, comparison).total > 0) return;
              for (std::size_t field = 0; field < model.fields(); ++field)
                ++counts[thread][field][comparison[field].level];
            });
  ByLevel<double> sums{};
  for (const auto& part : counts) {
    for (std::size_t field = 0; field < kMostFields; ++field) {
      for (std::size_t level = 0; level < kMostLevels; ++level) sums[field][level] += part[field][level];
    }
  }
  return sums;
}

CandidatePatterns count_candidates(const Index::State& state, std::span<const Features* const> records,
                                   std::span<const LabelledPair> labelled, const TrainOptions& options) {
  const std::vector<std::size_t> order = shuffled(records, options);
  const Vocabulary& vocabulary = state.vocabulary;
  CandidatePatterns found;
  std::vector<Counts> counts(std::max(options.threads, 1U));
  std::size_t asked = 0;
  while (asked < order.size() && found.pairs < options.candidate_pairs) {
    const std::size_t some = std::min(order.size() - asked, std::size_t{4096});
    std::atomic<std::size_t> pairs{0};
    share_out(some, options.threads, 16, [&](unsigned thread, std::size_t i) {
      const Features* const own = records[order[asked + i]];
      std::size_t met = 0;
      state.each_candidate(vocabulary, *own, [&](Row row) {
        const Features& other = state.rows[row];
        if (&other == own || in_one_list(vocabulary, *own, other)) return;
        ++counts[thread][pattern_of(vocabulary, *own, other)];
        ++met;
      });
      pairs += met;
    });
    found.pairs += pairs;
    asked += some;
  }
  // A pair is met from either end.
  const double each = asked == 0 ? 0 : static_cast<double>(order.size()) / static_cast<double>(asked) / 2;
  found.patterns = counted(counts, each);
  hear(state, labelled, found.patterns);
  return found;
}

}  // namespace concord::matching
