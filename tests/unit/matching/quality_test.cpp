#include <vector>

#include <catch2/catch.hpp>

#include <concord/matching/quality.hpp>

using namespace concord::matching;
using Labels = std::vector<std::string>;

TEST_CASE("a perfect clustering measures one in everything") {
  const Quality quality = measure(Labels{"a", "a", "b"}, Labels{"1", "1", "2"});
  CHECK(quality.precision == 1);
  CHECK(quality.recall == 1);
  CHECK(quality.f1 == 1);
  CHECK(quality.bcubed_f1 == 1);
  CHECK(quality.largest == 2);
}

TEST_CASE("pairs are counted over all records of a cluster") {
  // Found: {1 2 3}, {4}. True: {1 2}, {3 4}. Pairs found 3, true 2, in both 1.
  const Quality quality = measure(Labels{"a", "a", "a", "b"}, Labels{"x", "x", "y", "y"});
  CHECK(quality.precision == Approx(1.0 / 3));
  CHECK(quality.recall == Approx(1.0 / 2));
  CHECK(quality.f1 == Approx(0.4));
  // B-cubed: precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (1 + 1 + 1/2 + 1/2) / 4.
  CHECK(quality.bcubed_f1 == Approx(2 * (2.0 / 3) * 0.75 / (2.0 / 3 + 0.75)));
}

TEST_CASE("records whose truth nobody knows are left out") {
  const Quality quality = measure(Labels{"a", "a", "a"}, Labels{"x", "", "x"});
  CHECK(quality.precision == 1);
  CHECK(quality.largest == 2);
}

TEST_CASE("with nothing to find and nothing found nothing is wrong") {
  const Quality quality = measure(Labels{"a", "b"}, Labels{"1", "2"});
  CHECK(quality.precision == 1);
  CHECK(quality.recall == 1);
}
