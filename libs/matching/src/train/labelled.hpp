// Pairs of records that somebody decided, as training hears them.
#pragma once

#include <span>
#include <vector>

#include <concord/matching/train.hpp>

#include "../index_state.hpp"

namespace concord::matching {

struct LabelledPair {
  const Features* a = nullptr;
  const Features* b = nullptr;
  bool same = false;
  double stands_for = 1;  // so many pairs
};

// Each pair once, in an order that record keys alone decide. Left out: pairs of records that are not among
// these, of one record with itself, and those that were decided both ways.
std::vector<LabelledPair> find_labelled(std::span<const Features* const> records,
                                        std::span<const Label> labels);

// Decisions are made on the pairs that were in doubt, so they are no sample of all pairs: among pairs of one
// score those were asked about that nothing else had joined. A labelled pair that keys bring together and
// that are two entities stands for its share of all such pairs within two bits of score, for at most 5 and at
// least for itself; for itself alone where it is together anyway, or out of doubt (below -4 or from 12 bits),
// and where there are fewer than 50 labels of either kind. (Inverse probability of being asked: Horvitz and
// Thompson 1952, by strata, bounded.)
// `entity_of_row` says whose the index's rows are. `threads` doesn't show.
void weigh(const Index::State& state, std::span<const Features* const> records,
           std::span<const std::uint32_t> entity_of_row, unsigned threads,
           std::vector<LabelledPair>& labelled);

// Whether keys bring the two together.
bool met(const Index::State& state, const LabelledPair& pair);

}  // namespace concord::matching
