// Keys found from the data that a model was trained on. A key is a value ("born 1984-03-02"), or two or three
// of them together; it is used if all that it is made of is too common to be a key, and it is not too common
// itself. What is too common ("stop-keys") is frozen with the model, so it never depends on what has arrived.
#pragma once

#include <span>
#include <vector>

#include "features.hpp"
#include "stop_keys.hpp"

namespace concord::matching {

// The single values of a subject that keys are made of, sorted, without repeats, in the place of what `atoms`
// held.
void atoms_of(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& atoms);
// Adds every combination of two, of three of `parts`, which are sorted and all stop-keys; of three only where
// every two of them are a stop-key too.
void found_pairs(std::span<const Key> parts, std::vector<Key>& pairs);
void found_triples(std::span<const Key> parts, const StopKeys& stop, std::vector<Key>& triples);

// Those of the subject that are no stop-keys, sorted, without repeats, in the place of what `keys` held.
void found_keys(const Vocabulary& vocabulary, const Features& features, const StopKeys& stop,
                std::vector<Key>& keys);

}  // namespace concord::matching
