// Which keys are too common: counted once, over the records that a model is trained on.
#pragma once

#include <span>

#include "../found_keys.hpp"

namespace concord::matching {

inline constexpr std::size_t kMostHolders = 250;

// Keys that more than `most` records, at most kMostHolders, hold: single values, then pairs of those, then
// triples of those.
StopKeys find_stops(const Vocabulary& vocabulary, std::span<const Features* const> records, std::size_t most,
                    unsigned threads);

}  // namespace concord::matching
