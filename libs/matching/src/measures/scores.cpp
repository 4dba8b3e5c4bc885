#include <algorithm>
#include <cmath>

#include <concord/matching/measures.hpp>

namespace concord::matching {

std::size_t bin_of(double bits) {
  const double held = std::clamp(std::floor(bits), double{kLowestBin}, double{kHighestBin});
  return static_cast<std::size_t>(static_cast<int>(held) - kLowestBin);
}

}  // namespace concord::matching
