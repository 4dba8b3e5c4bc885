// Pairs of records as patterns of agreement: what expectation-maximisation reads instead of records.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include <concord/matching/train.hpp>

#include "../index_state.hpp"
#include "../scoring.hpp"
#include "counts.hpp"
#include "labelled.hpp"

namespace concord::matching {

// Of each field the level. What the frequencies of the agreeing values add to a match's weight, and to that
// of each other kind through the fields tied to it, in half bits: so that rare and common values are told
// apart and there are still few distinct patterns.
struct Pattern {
  std::array<Level, kMostFields> levels{};
  bool vetoed = false;  // no match, whatever its levels
  std::int8_t rarity = 0;
  std::array<std::int8_t, kKinds> kind_rarity{};
  auto operator<=>(const Pattern&) const = default;
};
inline constexpr double kRarityStep = 0.5;  // bits

struct PatternCount {
  Pattern pattern;
  double pairs = 0;
  double same = 0, different = 0;  // of them: those that somebody decided
};

// How often strangers reach each level: counted over random pairs of records of different entities. A pair
// that the model takes for a match counts as one entity's.
ByLevel<double> count_random_pairs(const Vocabulary& vocabulary, std::span<const Features* const> records,
                                   std::span<const Entity> entity_of, const TrainOptions& options);

struct CandidatePatterns {
  std::vector<PatternCount> patterns;  // sorted; counts stand for all candidate pairs
  std::size_t pairs = 0;               // looked at
};

// The pairs that keys bring together, of as many records as it takes. Labelled pairs count in their own
// place, not beside it, and only where keys bring them together.
CandidatePatterns count_candidates(const Index::State& state, std::span<const Features* const> records,
                                   std::span<const LabelledPair> labelled, const TrainOptions& options);

}  // namespace concord::matching
