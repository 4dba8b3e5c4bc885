// What chance allows of a share that was counted in a sample.
#pragma once

#include <cstddef>

namespace concord::matching {

struct Interval {
  double least = 0, most = 1;
};

// Wilson's score interval of 95 in 100: E. B. Wilson, "Probable inference, the law of succession, and
// statistical inference", Journal of the American Statistical Association 22 (1927), 209-212. Of an empty
// sample 0 to 1.
Interval wilson(double share, double number);

}  // namespace concord::matching
