#include "patterns.hpp"

#include <algorithm>
#include <cmath>

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
std::vector<std::size_t> shuffled(std::span<const Features* const> records, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < records.size(); ++i)
    order.emplace_back(spread(hash64(domain::to_string(records[i]->key()), seed)), i);
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> places;
  for (const auto& [hash, place] : order) places.push_back(place);
  return places;
}

std::vector<PatternCount> counted(std::vector<Pattern> patterns, double each) {
  std::sort(patterns.begin(), patterns.end());
  std::vector<PatternCount> counts;
  for (const Pattern& pattern : patterns) {
    if (counts.empty() || counts.back().pattern != pattern) counts.push_back({pattern, 0});
    counts.back().pairs += each;
  }
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
  const std::vector<std::size_t> order = shuffled(records, options.seed);
  const Vocabulary& vocabulary = state.vocabulary;
  CandidatePatterns found;
  std::vector<Pattern> patterns;
  std::size_t asked = 0;
  while (asked < order.size() && patterns.size() < options.candidate_pairs) {
    const std::size_t some = std::min(order.size() - asked, std::size_t{4096});
    std::vector<std::vector<Pattern>> parts(some);
    share_out(some, options.threads, 16, [&](unsigned, std::size_t i) {
      const Features* const own = records[order[asked + i]];
      state.each_candidate(vocabulary, *own, [&](Row row) {
        const Features& other = state.rows[row];
        if (&other != own && !in_one_list(vocabulary, *own, other))
          parts[i].push_back(pattern_of(vocabulary, *own, other));
      });
    });
    for (const auto& part : parts) patterns.insert(patterns.end(), part.begin(), part.end());
    asked += some;
  }
  found.pairs = patterns.size();
  // A pair is met from either end.
  const double each = asked == 0 ? 0 : static_cast<double>(order.size()) / static_cast<double>(asked) / 2;
  found.patterns = counted(std::move(patterns), each);
  hear(state, labelled, found.patterns);
  return found;
}

}  // namespace concord::matching
