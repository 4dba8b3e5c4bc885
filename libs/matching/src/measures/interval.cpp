#include <algorithm>
#include <cmath>

#include <concord/matching/interval.hpp>

namespace concord::matching {

Interval wilson(double share, double number) {
  constexpr double z = 1.96;
  if (number <= 0) return {};
  const double middle = (share + z * z / (2 * number)) / (1 + z * z / number);
  const double half =
      z / (1 + z * z / number) * std::sqrt(share * (1 - share) / number + z * z / (4 * number * number));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

}  // namespace concord::matching
