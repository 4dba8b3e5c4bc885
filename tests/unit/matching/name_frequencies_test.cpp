#include "../../../libs/matching/src/name_frequencies.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

// Of few letters, so that many are close to one another; some longer than what Jaro-Winkler reads.
std::vector<std::pair<std::string, double>> made_up_names(std::mt19937& dice) {
  std::set<std::string> names{"a", "mohammed", "muhammad", "mohamed", "mohammad", "okafor", "okafour"};
  while (names.size() < 1500) {
    std::string name;
    const std::size_t size = dice() % 40 == 0 ? 60 + dice() % 10 : 2 + dice() % 12;
    for (std::size_t i = 0; i < size; ++i) name += static_cast<char>('a' + dice() % 3);
    if (dice() % 20 == 0) name += "\xC3\x9F";
    names.insert(name);
    for (int slip = 0; slip < 2; ++slip) {
      name[dice() % name.size()] = static_cast<char>('a' + dice() % 26);
      names.insert(name);
    }
  }
  std::vector<std::pair<std::string, double>> shares;
  for (const std::string& name : names)
    shares.emplace_back(name, 1e-4 + 1e-6 * static_cast<double>(dice() % 997));
  return shares;
}

}  // namespace

TEST_CASE("a name's neighbours are all listed names close to it, added in their order to the last bit") {
  std::mt19937 dice(11);
  const auto shares = made_up_names(dice);
  const NameFrequencies frequencies(shares, 1e-7);
  std::size_t close = 0;
  for (const auto& [name, own] : shares) {
    double sum = 0;
    for (const auto& [other, share] : shares) {
      if (jaro_winkler(name, other) < 0.92) continue;
      sum += share;
      ++close;
    }
    REQUIRE(frequencies.share_of_neighbours(name) == sum);
  }
  CHECK(close > 3 * shares.size());
  CHECK(frequencies.share_of_neighbours("zzzzzz") == 1e-7);
}
