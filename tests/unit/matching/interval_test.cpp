#include <catch2/catch.hpp>

#include <concord/matching/interval.hpp>

using namespace concord::matching;

TEST_CASE("Wilson's interval is that of his formula, and stays within what a share can be") {
  const Interval half = wilson(0.5, 100);
  CHECK(half.least == Approx(0.4038).margin(1e-4));
  CHECK(half.most == Approx(0.5962).margin(1e-4));
  const Interval all = wilson(1, 10);
  CHECK(all.least == Approx(0.7225).margin(1e-4));
  CHECK(all.most == Approx(1));
  CHECK(wilson(0, 10).least == Approx(0).margin(1e-12));
  CHECK(wilson(0, 0).least == 0);
  CHECK(wilson(0, 0).most == 1);
}
