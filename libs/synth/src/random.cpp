#include "random.hpp"

#include <algorithm>
#include <bit>

#include <concord/base/hash.hpp>

namespace concord::synth {

Random::Random(std::uint64_t seed, std::string_view purpose, std::uint64_t number) {
  std::uint64_t x = hash64(purpose, seed) ^ (number * 0xd1342543de82ef95ULL);
  for (std::uint64_t& word : state_) {
    x += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = x;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    word = z ^ (z >> 31U);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t Random::below(std::uint64_t bound) { return ((next() >> 32U) * bound) >> 32U; }

int Random::between(int least, int most) {
  return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least + 1)));
}

bool Random::chance(double probability) {
  return static_cast<double>(next() >> 11U) * 0x1.0p-53 < probability;
}

std::size_t Weights::draw(Random& random) const {
  const std::uint64_t at = random.below(total_);
  return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
}

}  // namespace concord::synth
