// How alike two folded words are, and how they sound. Bytes, not letters: folded text is nearly always ASCII.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace concord::matching {

// Jaro-Winkler similarity, 0 to 1, prefix scale 0.1 over at most 4 letters (Winkler 1990). Symmetric to the
// bit: the words are oriented by length, then bytes, since Jaro's greedy matching is not symmetric. Reads
// the first 64 bytes.
double jaro_winkler(std::string_view a, std::string_view b);

// One bit for each letter that the word holds; digits share one, all else shares another.
std::uint32_t letter_mask(std::string_view word);

// std::popcount is a call into a library where the processor's own instruction may not be taken for granted,
// and this is asked millions of times. Adds neighbouring fields of 1, 2, 4 bits, then all bytes by a
// multiply.
constexpr int bits_set(std::uint32_t mask) {
  mask -= mask >> 1U & 0x55555555U;
  mask = (mask & 0x33333333U) + (mask >> 2U & 0x33333333U);
  return static_cast<int>((((mask + (mask >> 4U)) & 0x0F0F0F0FU) * 0x01010101U) >> 24U);
}

// What is kept of a word beside a record, so that two words that are far from each other are told apart
// without looking at either.
struct Sketch {
  std::uint32_t letters = 0;  // letter_mask
  std::uint32_t start = 0;    // the first four bytes, the first one lowest
  std::uint8_t size = 0;      // in bytes; 255: so many or more
  unsigned char first() const { return static_cast<unsigned char>(start & 0xffU); }
};
Sketch sketch_of(std::string_view word);

// How many of the first four bytes the two have in common.
inline std::size_t common_start(const Sketch& a, const Sketch& b) {
  const std::size_t most = std::min({a.size, b.size, std::uint8_t{4}});
  const std::uint32_t differing = a.start ^ b.start;
  const std::size_t same = differing == 0 ? 4 : static_cast<std::size_t>(std::countr_zero(differing)) / 8;
  return std::min(most, same);
}

// False only if the pair surely has a Jaro-Winkler similarity below `least`.
inline bool may_reach(double least, const Sketch& a, const Sketch& b) {
  constexpr int kMostBytes = 64;
  if (a.size == 0 || b.size == 0 || a.size > kMostBytes || b.size > kMostBytes) return true;
  // Every letter that stands on one side only is one that can't be matched.
  const int left = a.size - bits_set(a.letters & ~b.letters);
  const int right = b.size - bits_set(b.letters & ~a.letters);
  const double matched = std::max(std::min(left, right), 0);
  const double prefix = 0.1 * static_cast<double>(common_start(a, b));
  // Jaro at best: (m / |a| + m / |b| + 1) / 3, and with the prefix j + p (1 - j), without a division.
  const double product = a.size * b.size;
  const double jaro = matched * (a.size + b.size) + product;  // times 3 |a| |b|
  return jaro * (1 - prefix) + 3 * prefix * product >= (least - 1e-9) * 3 * product;
}

// At most one edit, or two in words of five letters and more on both sides.
bool few_edits(std::string_view a, std::string_view b);
// False only if the pair surely is further apart than that. An edit takes a letter away from one side's and
// brings another in, or swaps two.
inline bool may_be_few_edits(const Sketch& a, const Sketch& b) {
  const int allowed = std::min(a.size, b.size) >= 5 ? 2 : 1;
  const int longer = static_cast<int>(a.size) - static_cast<int>(b.size);
  return bits_set(a.letters ^ b.letters) <= 2 * allowed && longer <= allowed && -longer <= allowed;
}

// Sounds in the manner of Soundex, with the first letter by sound too (Knight as Night, Philip as Filip,
// Catherine as Katherine) and up to three groups of consonants after it, packed into 16 bits; 0 for no
// letters. For blocking, never as evidence.
std::uint16_t sound_of(std::string_view word);

}  // namespace concord::matching
