#include "../../../libs/matching/src/shared_keys.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

constexpr Row kRows = 2000;
constexpr std::size_t kMost = 6;

// Some keys are held by many rows, most by one.
std::map<Key, std::set<Row>> made_up(std::mt19937& dice) {
  std::map<Key, std::set<Row>> holders;
  for (int i = 0; i < 12000; ++i) {
    const Key key = mix(std::min(dice() % 8000, dice() % 8000) + 1);
    holders[key].insert(static_cast<Row>(dice() % kRows));
  }
  return holders;
}

std::multiset<Row> before(const std::map<Key, std::set<Row>>& holders, Row row) {
  std::multiset<Row> found;
  for (const auto& [key, rows] : holders) {
    if (rows.size() <= kMost && rows.contains(row)) found.insert(rows.begin(), rows.find(row));
  }
  return found;
}

}  // namespace

TEST_CASE("a row meets every row before it once for each key that both hold, too common ones left out") {
  std::mt19937 dice(3);
  const auto holders = made_up(dice);
  Postings keys;
  for (const auto& [key, rows] : holders) {
    std::vector<Row> drawn(rows.begin(), rows.end());
    std::shuffle(drawn.begin(), drawn.end(), dice);
    for (const Row row : drawn) keys.add(key, row);
  }
  for (const unsigned threads : {1U, 4U}) {
    const SharedKeys shared(keys, kRows, kMost, threads);
    std::size_t met = 0;
    for (Row row = 0; row < kRows; ++row) {
      std::multiset<Row> found;
      shared.each_before(row, [&](Row other) { found.insert(other); });
      REQUIRE(found == before(holders, row));
      met += found.size();
    }
    CHECK(met > kRows);
  }
}

TEST_CASE("where no key is shared nobody meets anybody") {
  Postings keys;
  for (Row row = 0; row < 10; ++row) keys.add(mix(row + 1), row);
  const SharedKeys shared(keys, 10, kMost, 2);
  for (Row row = 0; row < 10; ++row) shared.each_before(row, [](Row) { FAIL("met"); });
  const Postings empty;
  const SharedKeys none(empty, 0, kMost, 2);
}
