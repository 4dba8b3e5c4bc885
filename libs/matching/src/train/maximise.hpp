// Expectation-maximisation (Dempster, Laird and Rubin 1977) over patterns of agreement, with one class of
// matches and several of non-matches. Strangers' chances stay as they are; of another kind of non-match only
// the fields tied to it are its own.
#pragma once

#include <span>

#include "draft.hpp"
#include "patterns.hpp"

namespace concord::matching {

struct Maximised {
  double matches = 0;                  // expected pairs
  std::array<double, kKinds> kinds{};  // expected pairs of each
  std::size_t iterations = 0;
};

// Changes m, k and the shares of the draft. `all_pairs` is how many pairs there are, brought together or not;
// `start` is what little-seen levels lean on.
Maximised maximise(Draft& draft, const Draft& start, std::span<const PatternCount> patterns,
                   double all_pairs);

}  // namespace concord::matching
