// Splits a component that is too large to be partitioned at once, by a rule that reads only its records and
// the model: the bar for a pair to hold it together rises bit by bit until every part is small enough. What
// even the highest bar leaves too large (many records of one content) is cut in order of the keys.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "features.hpp"

namespace concord::matching {

// Records in order of their keys; parts hold places in it, sorted, sorted by their first. `together` are
// pairs that must end in one part, whatever its size.
std::vector<std::vector<std::size_t>> presplit(const Model::Content& model, const Vocabulary& vocabulary,
                                               std::span<const Features* const> records,
                                               std::span<const std::pair<std::size_t, std::size_t>> together);

}  // namespace concord::matching
