#include "text_likeness.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include <concord/base/text.hpp>

namespace concord::matching {
namespace {

constexpr std::size_t kMostBytes = 64;

bool has_bit(std::uint64_t bits, std::size_t at) { return ((bits >> at) & 1U) != 0; }

struct Matched {
  std::uint64_t shorter = 0, longer = 0;
  int count = 0;
};

Matched match_letters(std::string_view shorter, std::string_view longer) {
  Matched matched;
  const std::size_t window = std::max<std::size_t>(longer.size() / 2, 1) - 1;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    const std::size_t from = i > window ? i - window : 0;
    const std::size_t to = std::min(longer.size(), i + window + 1);
    for (std::size_t j = from; j < to; ++j) {
      if (shorter[i] != longer[j] || has_bit(matched.longer, j)) continue;
      matched.shorter |= std::uint64_t{1} << i;
      matched.longer |= std::uint64_t{1} << j;
      ++matched.count;
      break;
    }
  }
  return matched;
}

int out_of_order(std::string_view shorter, std::string_view longer, Matched matched) {
  int moved = 0;
  while (matched.shorter != 0) {
    const auto i = static_cast<std::size_t>(std::countr_zero(matched.shorter));
    const auto j = static_cast<std::size_t>(std::countr_zero(matched.longer));
    moved += shorter[i] != longer[j] ? 1 : 0;
    matched.shorter &= matched.shorter - 1;
    matched.longer &= matched.longer - 1;
  }
  return moved;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min({a.size(), b.size(), std::size_t{4}});
  std::size_t same = 0;
  while (same < most && a[same] == b[same]) ++same;
  return same;
}

double with_prefix(double jaro, std::size_t prefix) {
  return jaro + 0.1 * static_cast<double>(prefix) * (1.0 - jaro);
}

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  a = a.substr(0, kMostBytes);
  b = b.substr(0, kMostBytes);
  if (a.size() > b.size() || (a.size() == b.size() && a > b)) std::swap(a, b);
  if (a.empty()) return b.empty() ? 1.0 : 0.0;
  const Matched matched = match_letters(a, b);
  if (matched.count == 0) return 0.0;
  const double m = matched.count;
  const double moved = out_of_order(a, b, matched) / 2;
  const double jaro =
      (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - moved) / m) / 3.0;
  return with_prefix(jaro, common_prefix(a, b));
}

std::uint32_t letter_mask(std::string_view word) {
  std::uint32_t mask = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z')
      mask |= 1U << static_cast<unsigned>(c - 'a');
    else
      mask |= c >= '0' && c <= '9' ? 1U << 26U : 1U << 27U;
  }
  return mask;
}

Sketch sketch_of(std::string_view word) {
  Sketch sketch;
  sketch.letters = letter_mask(word);
  for (std::size_t i = 0; i < std::min<std::size_t>(word.size(), 4); ++i)
    sketch.start |= static_cast<std::uint32_t>(static_cast<unsigned char>(word[i])) << (8 * i);
  sketch.size = static_cast<std::uint8_t>(std::min<std::size_t>(word.size(), 255));
  return sketch;
}

bool few_edits(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 3) return false;
  const std::size_t allowed = shorter >= 5 ? 2 : 1;
  return edit_distance(a, b, allowed) <= allowed;
}

namespace {

// Soundex's six groups of consonants; 0 for vowels and w, 7 for what is not a letter.
constexpr std::array<std::uint8_t, 26> kGroups{0, 1, 2, 3, 0, 1, 2, 0, 0, 2, 2, 4, 5,
                                               5, 0, 1, 2, 6, 2, 3, 0, 1, 0, 2, 0, 2};

bool begins(std::string_view word, std::string_view with) { return word.substr(0, with.size()) == with; }

std::string_view without_silent_start(std::string_view word) {
  for (const std::string_view silent : {"kn", "gn", "pn", "wr", "ps"}) {
    if (begins(word, silent)) return word.substr(1);
  }
  return word;
}

char first_sound(std::string_view word) {
  if (begins(word, "ph")) return 'f';
  if (begins(word, "ch") || begins(word, "sch")) return begins(word, "chr") ? 'k' : 's';
  const char first = word.front();
  const char next = word.size() > 1 ? word[1] : '\0';
  const bool soft = next == 'e' || next == 'i' || next == 'y';
  switch (first) {
    case 'c':
      return soft ? 's' : 'k';
    case 'g':
      return soft ? 'j' : 'g';
    case 'q':
      return 'k';
    case 'x':
    case 'z':
      return 's';
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
      return 'a';
    default:
      return first;
  }
}

}  // namespace

std::uint16_t sound_of(std::string_view word) {
  word = without_silent_start(word);
  if (word.empty()) return 0;
  auto code = static_cast<std::uint16_t>(static_cast<unsigned char>(first_sound(word)));
  std::uint8_t before =
      word.front() >= 'a' && word.front() <= 'z' ? kGroups[static_cast<std::size_t>(word.front() - 'a')] : 0;
  unsigned groups = 0;
  for (const char c : word.substr(1)) {
    if (c < 'a' || c > 'z') continue;
    const std::uint8_t group = kGroups[static_cast<std::size_t>(c - 'a')];
    if (group != 0 && group != before && groups < 3) {
      code = static_cast<std::uint16_t>(code | (static_cast<unsigned>(group) << (7U + 3U * groups)));
      ++groups;
    }
    if (c != 'h' && c != 'w') before = group;  // as in Soundex, h and w don't part two like sounds
  }
  return code;
}

}  // namespace concord::matching
