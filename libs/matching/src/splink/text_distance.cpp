#include "text_distance.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace concord::matching::splink {
namespace {

constexpr std::size_t kMostBytes = 1024;

using Flags = std::bitset<kMostBytes>;

struct Matched {
  Flags a, b;
  std::size_t count = 0;
};

Matched match_letters(std::string_view a, std::string_view b) {
  Matched matched;
  const std::size_t window = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  for (std::size_t j = 0; j < b.size(); ++j) {
    const std::size_t to = std::min(a.size(), j + window + 1);
    for (std::size_t i = j > window ? j - window : 0; i < to; ++i) {
      if (a[i] != b[j] || matched.a[i]) continue;
      matched.a.set(i);
      matched.b.set(j);
      ++matched.count;
      break;
    }
  }
  return matched;
}

std::size_t out_of_order(std::string_view a, std::string_view b, const Matched& matched) {
  std::size_t moved = 0;
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (!matched.b[j]) continue;
    while (!matched.a[i]) ++i;
    if (a[i] != b[j]) ++moved;
    ++i;
  }
  return moved;
}

}  // namespace

double jaro(std::string_view a, std::string_view b) {
  a = a.substr(0, kMostBytes);
  b = b.substr(0, kMostBytes);
  if (a.empty() || b.empty()) return 0.0;
  const Matched matched = match_letters(a, b);
  if (matched.count == 0) return 0.0;
  const auto m = static_cast<double>(matched.count);
  const auto swapped = static_cast<double>(out_of_order(a, b, matched) / 2);
  // The terms in DuckDB's order: a threshold such as 0.7 can stand on the last bit.
  return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - swapped) / m) / 3.0;
}

double jaro_winkler(std::string_view a, std::string_view b) {
  const double similarity = jaro(a, b);
  if (similarity <= 0.7) return similarity;
  const std::size_t most = std::min({a.size(), b.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < most && a[prefix] == b[prefix]) ++prefix;
  return similarity + static_cast<double>(prefix) * 0.1 * (1.0 - similarity);
}

std::size_t levenshtein(std::string_view a, std::string_view b) {
  a = a.substr(0, kMostBytes);
  b = b.substr(0, kMostBytes);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j] ? 1 : 0);
      diagonal = std::exchange(row[j + 1], std::min({row[j] + 1, row[j + 1] + 1, replaced}));
    }
  }
  return row.back();
}

std::size_t damerau_levenshtein(std::string_view a, std::string_view b) {
  a = a.substr(0, kMostBytes);
  b = b.substr(0, kMostBytes);
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> table((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return table[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) at(i, 0) = static_cast<std::uint16_t>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) at(0, j) = static_cast<std::uint16_t>(j);
  std::array<std::size_t, 256> last_in_a{};  // where each byte stood last, counted from 1
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t last_in_b = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      std::size_t best =
          std::min({at(i - 1, j - 1) + (same ? 0U : 1U), at(i, j - 1) + 1U, at(i - 1, j) + 1U});
      const std::size_t k = last_in_a[static_cast<unsigned char>(b[j - 1])];
      if (k != 0 && last_in_b != 0)
        best = std::min(best, at(k - 1, last_in_b - 1) + (i - k - 1) + 1 + (j - last_in_b - 1));
      at(i, j) = static_cast<std::uint16_t>(best);
      if (same) last_in_b = j;
    }
    last_in_a[static_cast<unsigned char>(a[i - 1])] = i;
  }
  return at(a.size(), b.size());
}

double jaccard(std::string_view a, std::string_view b) {
  std::bitset<256> in_a;
  std::bitset<256> in_b;
  for (const char c : a.substr(0, kMostBytes)) in_a.set(static_cast<unsigned char>(c));
  for (const char c : b.substr(0, kMostBytes)) in_b.set(static_cast<unsigned char>(c));
  return static_cast<double>((in_a & in_b).count()) / static_cast<double>((in_a | in_b).count());
}

}  // namespace concord::matching::splink
