#include "name_frequencies.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

#include "text_likeness.hpp"

namespace concord::matching {
namespace {

constexpr double kClose = 0.92;

// In words of up to 15 letters, seven that stand on one side only leave too few to be matched.
bool surely_apart(const Sketch& a, const Sketch& b) {
  constexpr int kLong = 15;
  constexpr int kTooMany = 7;
  return bits_set(a.letters ^ b.letters) >= kTooMany && a.size <= kLong && b.size <= kLong;
}

}  // namespace

NameFrequencies::NameFrequencies(std::vector<std::pair<std::string, double>> shares, double unlisted)
    : unlisted_(unlisted) {
  std::sort(shares.begin(), shares.end());
  for (auto& [name, share] : shares) {
    at_.emplace(name, entries_.size());
    entries_.push_back({name, share});
    sketches_.push_back(sketch_of(name));
  }
}

double NameFrequencies::share(std::string_view name) const {
  const auto found = at_.find(std::string(name));
  return found == at_.end() ? unlisted_ : std::max(entries_[found->second].share, unlisted_);
}

double NameFrequencies::share_of_neighbours(std::string_view name) const {
  const Sketch sketch = sketch_of(name);
  const auto found = at_.find(std::string(name));
  double share = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!surely_apart(sketch, sketches_[i]) && may_reach(kClose, sketch, sketches_[i]) &&
        jaro_winkler(name, entries_[i].name) >= kClose)
      share += entries_[i].share;
  }
  return found == at_.end() ? share + unlisted_ : std::max(share, unlisted_);
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
