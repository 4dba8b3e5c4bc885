// Field by field, which level two subjects reach. Every function is symmetric to the bit: where several
// pairs of values come into question, the best pair is chosen by what both sides show alike.
#pragma once

#include <array>

#include "features.hpp"
#include "levels.hpp"

namespace concord::matching {

struct FieldResult {
  Level level = level::missing;
  double bits = 0;  // log2(m / u) of the level with the value's frequency
};

using Comparison = std::array<FieldResult, kMostFields>;

Comparison compare(const Vocabulary& vocabulary, const Features& a, const Features& b);

inline constexpr int kGeneration = 13;  // years: nobody is a parent before

// The parts, for tests and for vetoes.
Level compare_given(const Vocabulary& vocabulary, const NameWord& a, const NameWord& b);
Level compare_family(const Vocabulary& vocabulary, const Features& a, const NameFeature& a_name,
                     const Features& b, const NameFeature& b_name);
Level compare_dates(const domain::PartialDate& a, const domain::PartialDate& b);
Level compare_places(const Vocabulary& vocabulary, const PlaceFeature& a, const PlaceFeature& b);

// Each of these fills its fields of the comparison.
void compare_names(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result);
void compare_birth_dates(const Vocabulary& vocabulary, const Features& a, const Features& b,
                         Comparison& result);
void compare_sexes(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result);
void compare_place(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result);
void compare_identifiers(const Vocabulary& vocabulary, const Features& a, const Features& b,
                         Comparison& result);
void compare_contacts(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result);
void compare_attributes(const Vocabulary& vocabulary, const Features& a, const Features& b,
                        Comparison& result);

}  // namespace concord::matching
