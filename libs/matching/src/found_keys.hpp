// Keys found from the data that a model was trained on. A key is a value ("born 1984-03-02"), or two or three
// of them together; it is used if all that it is made of is too common to be a key, and it is not too common
// itself. What is too common ("stop-keys") is frozen with the model, so it never depends on what has arrived.
#pragma once

#include <span>
#include <vector>

#include "features.hpp"
#include "stop_keys.hpp"

namespace concord::matching {

// The single values of a subject that keys are made of, sorted, without repeats.
std::vector<Key> atoms_of(const Vocabulary& vocabulary, const Features& features);
// Every combination of two, of three whose parts are all stop-keys: those that may be keys.
std::vector<Key> found_pairs(std::span<const Key> atoms, const StopKeys& stop);
std::vector<Key> found_triples(std::span<const Key> atoms, const StopKeys& stop);

// Those of the subject that are no stop-keys, sorted, without repeats.
std::vector<Key> found_keys(const Vocabulary& vocabulary, const Features& features, const StopKeys& stop);

}  // namespace concord::matching
