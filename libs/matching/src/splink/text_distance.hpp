// How far apart two texts are, to the bit as DuckDB computes it: over bytes, in the order given. A level of a
// model that Splink trained is cut at a figure of DuckDB's, so Concord's own measures (text_likeness.hpp),
// which are symmetric and always add for a common prefix, won't do here. Each reads the first 1,024 bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace concord::matching::splink {

// Jaro 1989, 0 to 1. The letters of `b` seek theirs in `a`; 0 if either text is empty.
double jaro(std::string_view a, std::string_view b);

// Winkler 1990: a tenth for each of at most four first letters in common, but only above a Jaro of 0.7.
double jaro_winkler(std::string_view a, std::string_view b);

std::size_t levenshtein(std::string_view a, std::string_view b);

// Swaps of neighbours count as one edit even where more is edited between them (Lowrance and Wagner 1975).
std::size_t damerau_levenshtein(std::string_view a, std::string_view b);

// The share of the bytes of either text that are in both; neither may be empty.
double jaccard(std::string_view a, std::string_view b);

}  // namespace concord::matching::splink
