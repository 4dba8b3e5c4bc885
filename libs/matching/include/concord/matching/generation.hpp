// Marks of generation behind a name: what tells a father from a son of one name where nothing else does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace concord::matching {

// Sr, Snr, Senior, "the elder"; Jr, Jnr, Junior, "the younger"; I or 1st; II or 2nd; III or 3rd; IV or 4th.
enum class Generation : std::uint8_t { elder, younger, first, second, third, fourth };
inline constexpr unsigned kGenerations = 6;

// Takes all marks off the end of a folded name's words and says the one that tells most; a name has `name`
// words at the least, which stay. Junior, Senior and I are names and initials too, and marks only behind a
// whole name; V is always an initial. "Esq" goes with the marks and says nothing.
std::optional<Generation> take_marks(std::vector<std::string>& words, std::size_t name = 1);

// Of two marks of one name: what is surely a mark goes before an I, which may be an initial.
std::optional<Generation> more_telling(std::optional<Generation> one, std::optional<Generation> other);

// Whether one person may bear both: the elder is the first, the younger the second, and beside Junior an I
// may be an initial. Everything else contradicts.
bool may_be_one(Generation a, Generation b);

}  // namespace concord::matching
