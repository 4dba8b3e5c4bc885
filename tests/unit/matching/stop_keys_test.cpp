#include "../../../libs/matching/src/stop_keys.hpp"

#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

void check_against(const std::set<Key>& wanted, const std::vector<Key>& asked) {
  const StopKeys stop(std::vector<Key>(wanted.begin(), wanted.end()));
  CHECK(std::vector<Key>(stop.keys().begin(), stop.keys().end()) ==
        std::vector<Key>(wanted.begin(), wanted.end()));
  for (const Key key : asked) {
    CAPTURE(key);
    REQUIRE(stop.contains(key) == wanted.contains(key));
  }
}

}  // namespace

TEST_CASE("no key stops anything, and a set of none says so") {
  CHECK(StopKeys().empty());
  CHECK_FALSE(StopKeys().contains(0));
  CHECK_FALSE(StopKeys(std::vector<Key>{}).contains(0));
}

TEST_CASE("the key 0 is a key like any other") {
  check_against({0}, {0, 1, 64, Key{1} << 63U, ~Key{0}});
  check_against({0, 64, Key{1} << 63U}, {0, 1, 64, 128, Key{1} << 63U, ~Key{0}});
  check_against({64}, {0, 64});  // 0 has the mark of 64
}

TEST_CASE("keys that want one place are told apart") {
  std::set<Key> low, high;  // alike in their low bits, that mark them; in their high bits, that place them
  std::vector<Key> asked{0, 1};
  for (Key i = 0; i < 200; ++i) {
    if (i % 2 == 0) low.insert(i << 40U);
    if (i % 2 == 0) high.insert((Key{0xabcd} << 48U) + i);
    asked.push_back(i << 40U);
    asked.push_back((Key{0xabcd} << 48U) + i);
    asked.push_back(~Key{0} - i);
  }
  std::set<Key> last;  // their places run over the end of the table
  for (Key i = 0; i < 50; ++i) last.insert(~Key{0} - 2 * i);
  check_against(low, asked);
  check_against(high, asked);
  check_against(last, asked);
}

TEST_CASE("keys given twice and in any order are a set, and come back from their text") {
  std::mt19937_64 dice(9);
  std::vector<Key> keys{0};
  for (int i = 0; i < 3000; ++i) keys.push_back(dice());
  keys.insert(keys.end(), keys.begin(), keys.begin() + 1000);
  const StopKeys stop(keys);
  CHECK(stop.keys().size() == 3001);
  StopKeys read;
  REQUIRE(read_stop_keys(to_text(stop), read));
  CHECK(std::vector<Key>(read.keys().begin(), read.keys().end()) ==
        std::vector<Key>(stop.keys().begin(), stop.keys().end()));
  for (const Key key : keys) REQUIRE(read.contains(key));
  for (int i = 0; i < 10000; ++i) REQUIRE_FALSE(read.contains(dice()));
  CHECK_FALSE(read_stop_keys("0123", read));
  CHECK_FALSE(read_stop_keys("000000000000000g", read));
}
