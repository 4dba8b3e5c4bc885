// Chance that is the same on every machine: xoshiro256** (Blackman and Vigna, public domain), seeded by
// SplitMix64, and distributions of our own, since those of the standard library differ between libraries.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace concord::synth {

class Random {
 public:
  // One sequence for each (seed, purpose, number): a household's draws don't depend on its neighbours'.
  Random(std::uint64_t seed, std::string_view purpose, std::uint64_t number);

  std::uint64_t next();
  // 0 to bound - 1; bound is at least 1 and below 2^32.
  std::uint64_t below(std::uint64_t bound);
  int between(int least, int most);
  bool chance(double probability);

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  template <class T, std::size_t n>
  const T& pick(const std::array<T, n>& from) {
    return from[below(n)];
  }

 private:
  std::array<std::uint64_t, 4> state_;
};

// Draws an index with a chance in proportion to its weight.
class Weights {
 public:
  void add(std::uint64_t weight) { total_ += weight, sums_.push_back(total_); }
  bool empty() const { return total_ == 0; }
  std::size_t draw(Random& random) const;

 private:
  std::uint64_t total_ = 0;
  std::vector<std::uint64_t> sums_;
};

}  // namespace concord::synth
