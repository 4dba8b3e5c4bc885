#include <algorithm>
#include <array>
#include <cstdint>

#include <concord/base/text.hpp>

namespace concord {
namespace {

constexpr std::size_t kWord = 64;

void drop_common_ends(std::string_view& a, std::string_view& b) {
  const std::size_t shortest = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < shortest && a[front] == b[front]) ++front;
  a.remove_prefix(front);
  b.remove_prefix(front);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

// H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003): one
// column of the table is two machine words, so `pattern` has at most 64 bytes.
std::size_t by_bits(std::string_view pattern, std::string_view text, std::size_t limit) {
  std::array<std::uint64_t, 256> places{};
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    places[static_cast<unsigned char>(pattern[i])] |= std::uint64_t{1} << i;
  }
  const std::uint64_t last = std::uint64_t{1} << (pattern.size() - 1);
  std::uint64_t rises = ~std::uint64_t{0};
  std::uint64_t falls = 0;
  std::uint64_t diagonal = 0;
  std::uint64_t before = 0;
  std::size_t distance = pattern.size();
  for (std::size_t j = 0; j < text.size(); ++j) {
    const std::uint64_t here = places[static_cast<unsigned char>(text[j])];
    const std::uint64_t swap = ((~diagonal & here) << 1U) & before;
    diagonal = (((here & rises) + rises) ^ rises) | here | falls | swap;
    std::uint64_t up = falls | ~(diagonal | rises);
    std::uint64_t down = diagonal & rises;
    if ((up & last) != 0) ++distance;
    if ((down & last) != 0) --distance;
    if (distance > limit + (text.size() - j - 1)) return limit + 1;  // what is left can take off one each
    up = up << 1U | 1U;
    down <<= 1U;
    rises = down | ~(diagonal | up);
    falls = up & diagonal;
    before = here;
  }
  return distance;
}

std::size_t by_table(std::string_view a, std::string_view b, std::size_t limit) {
  std::vector<std::size_t> two_back(b.size() + 1);
  std::vector<std::size_t> one_back(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) one_back[j] = j;
  std::size_t least_before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = one_back[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({replace, one_back[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_back[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > limit && least_before > limit) return limit + 1;  // a swap looks two rows back
    least_before = least;
    two_back.swap(one_back);
    one_back.swap(row);
  }
  return one_back[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  limit = std::min(limit, b.size());  // more can't be needed, and the sums below can't overflow
  if (b.size() - a.size() > limit) return limit + 1;
  drop_common_ends(a, b);
  if (a.empty()) return b.size();
  const std::size_t distance = a.size() <= kWord ? by_bits(a, b, limit) : by_table(a, b, limit);
  return std::min(distance, limit + 1);
}

}  // namespace concord
