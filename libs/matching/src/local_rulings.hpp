// Rulings as a closed set of records hears them.
#pragma once

#include <span>
#include <vector>

#include <concord/matching/partition.hpp>

#include "features.hpp"

namespace concord::matching {

// A ruling between two of the records at hand, by their places.
struct LocalRuling {
  std::size_t a, b;      // a < b
  const Ruling* ruling;  // one of those given, which must outlive it
};

// Those between two of the records, which are sorted by key. Latest first; ties by key.
std::vector<LocalRuling> local_rulings(std::span<const Features* const> records,
                                       std::span<const Ruling> rulings);

}  // namespace concord::matching
