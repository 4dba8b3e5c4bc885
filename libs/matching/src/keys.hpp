// The keys under which a subject is found: two subjects that share one are candidates. A function of the
// subject and the frozen model alone. A value that many share is no key by itself but in combination; what
// is common is known from the model, never counted.
#pragma once

#include <cstdint>
#include <vector>

#include "features.hpp"
#include "found_keys.hpp"

namespace concord::matching {

// Sorted, without repeats, in the place of what `keys` held. Bare subjects have none.
void keys_of(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& keys);
inline std::vector<Key> keys_of(const Vocabulary& vocabulary, const Features& features) {
  std::vector<Key> keys;
  keys_of(vocabulary, features, keys);
  return keys;
}

// The single values that a search may start from: whole dates and years, postcodes, identifiers, phones,
// e-mail addresses. Sorted, without repeats; never equal to a key of the above.
std::vector<Key> search_keys_of(const Vocabulary& vocabulary, const Features& features);

}  // namespace concord::matching
