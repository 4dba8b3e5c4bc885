// How good a clustering is against a known truth.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace concord::matching {

struct Quality {
  double precision = 0, recall = 0,
         f1 = 0;            // over pairs of records; 1 where there is nothing to find or to err in
  double bcubed_f1 = 0;     // over records (Bagga and Baldwin 1998)
  std::size_t largest = 0;  // records of the largest cluster found
  // Pairs of records that are together as found, in truth, and in both.
  double pairs_found = 0, pairs_true = 0, pairs_both = 0;
};

// The found and the true label of each record, in one order. A record whose truth is empty is one that
// nobody knows the truth of: it is left out.
Quality measure(std::span<const std::string> found, std::span<const std::string> truth);
Quality measure(std::span<const std::size_t> found, std::span<const std::string> truth);  // by number

}  // namespace concord::matching
