#include "name_frequencies.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr double kClose = 0.92;

constexpr int kAllLetters = 32;

// How many letters may stand in one word only where the two may still be close: each of them is one that
// can't be matched, and Jaro is (m / |a| + m / |b| + 1) / 3 at best. With a common start of four letters,
// which lifts j to j + 0.4 (1 - j); a little more for what is rounded.
int most_apart(int a, int b) {
  constexpr int kMostBytes = 64;  // that are read
  constexpr double kLeastJaro = (kClose - 0.4) / 0.6 - 1e-6;
  if (a == 0 || b == 0 || a > kMostBytes || b > kMostBytes) return kAllLetters;
  int matched = 0;
  while (matched <= std::min(a, b) && matched * (a + b) < (3 * kLeastJaro - 1) * a * b) ++matched;
  return matched > std::min(a, b) ? -1 : a + b - 2 * matched;
}

// bits_set without a multiply, which processors can't do on several numbers at once.
constexpr std::uint32_t letters_set(std::uint32_t mask) {
  mask -= mask >> 1U & 0x55555555U;
  mask = (mask & 0x33333333U) + (mask >> 2U & 0x33333333U);
  mask = (mask + (mask >> 4U)) & 0x0F0F0F0FU;
  mask += mask >> 8U;
  return (mask + (mask >> 16U)) & 0x3FU;
}

}  // namespace

NameFrequencies::NameFrequencies(std::vector<std::pair<std::string, double>> shares, double unlisted)
    : unlisted_(unlisted) {
  std::sort(shares.begin(), shares.end());
  for (auto& [name, share] : shares) {
    at_.emplace(name, entries_.size());
    entries_.push_back({name, share});
    const Sketch sketch = sketch_of(name);
    if (of_size_.size() <= sketch.size) of_size_.resize(sketch.size + std::size_t{1});
    of_size_[sketch.size].letters.push_back(sketch.letters);
    of_size_[sketch.size].entries.push_back(static_cast<std::uint32_t>(entries_.size() - 1));
  }
  for (OfSize& names : of_size_)
    names.letters.resize((names.letters.size() + OfSize::kGroup - 1) / OfSize::kGroup * OfSize::kGroup);
}

double NameFrequencies::share(std::string_view name) const {
  const auto found = at_.find(std::string(name));
  return found == at_.end() ? unlisted_ : std::max(entries_[found->second].share, unlisted_);
}

double NameFrequencies::share_of_neighbours(std::string_view name) const {
  const Sketch sketch = sketch_of(name);
  const auto found = at_.find(std::string(name));
  thread_local std::vector<std::uint32_t> close;
  close.clear();
  for (std::size_t size = 0; size < of_size_.size(); ++size) {
    const int most = most_apart(sketch.size, static_cast<int>(size));
    if (most >= 0) add_alike(of_size_[size], sketch, most, close);
  }
  std::erase_if(close, [&](std::uint32_t i) {
    const std::string& listed = entries_[i].name;
    return !may_reach(kClose, sketch, sketch_of(listed)) || jaro_winkler(name, listed) < kClose;
  });
  std::sort(close.begin(), close.end());  // a sum of doubles depends on their order
  double share = 0;
  for (const std::uint32_t i : close) share += entries_[i].share;
  return found == at_.end() ? share + unlisted_ : std::max(share, unlisted_);
}

void NameFrequencies::add_alike(const OfSize& names, const Sketch& sketch, int most_apart,
                                std::vector<std::uint32_t>& found) const {
  const auto most = static_cast<std::uint32_t>(most_apart);
  for (std::size_t from = 0; from < names.letters.size(); from += OfSize::kGroup) {
    const std::uint32_t* const group = names.letters.data() + from;
    std::uint32_t alike = 0;
    for (std::size_t i = 0; i < OfSize::kGroup; ++i)
      alike |= letters_set(group[i] ^ sketch.letters) <= most ? 1U : 0U;
    if (alike == 0) continue;
    for (std::size_t i = from; i < std::min(from + OfSize::kGroup, names.entries.size()); ++i) {
      if (letters_set(names.letters[i] ^ sketch.letters) <= most) found.push_back(names.entries[i]);
    }
  }
}

double ValueFrequencies::bits(double expected, std::uint64_t value) const {
  if (unlisted_ <= 0) return 0;
  const auto found = shares_.find(value);
  return std::clamp(std::log2(expected / (found == shares_.end() ? unlisted_ : found->second)), -10.0, 10.0);
}

NameVariants::NameVariants(const std::vector<std::pair<std::string, std::vector<std::string>>>& of) {
  for (const auto& [name, variants] : of) {
    for (const std::string& variant : variants) {
      of_[name].push_back(hash64(variant));
      of_[variant].push_back(hash64(name));
    }
  }
  for (auto& [name, hashes] : of_) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  }
}

const std::vector<std::uint64_t>* NameVariants::of(std::string_view name) const {
  const auto found = of_.find(std::string(name));
  return found == of_.end() ? nullptr : &found->second;
}

}  // namespace concord::matching
