#include "../../../libs/matching/src/postings.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace concord::matching;

namespace {

std::set<Row> rows_of(const Postings& postings, Key key) {
  const auto rows = postings.rows(key);
  const std::set<Row> found(rows.begin(), rows.end());
  REQUIRE(found.size() == rows.size());
  return found;
}

// Keys of one part that all want the same place of its table, and 0.
std::vector<Key> crowded_keys(std::size_t count) {
  std::vector<Key> keys{0};
  for (Key i = 1; i < count; ++i) keys.push_back(i << 32U);
  return keys;
}

std::vector<Key> spread_keys(std::size_t count) {
  std::vector<Key> keys;
  for (Key i = 0; i < count; ++i) keys.push_back(mix(i + 1));
  return keys;
}

void play(const std::vector<Key>& keys, Row most_rows, unsigned seed) {
  std::mt19937 dice(seed);
  Postings postings;
  std::map<Key, std::set<Row>> model;
  for (int step = 0; step < 60000; ++step) {
    const bool growing = step / 6000 % 2 == 0;
    // Some keys have many rows, most have few.
    const Key key = keys[std::min(dice() % keys.size(), dice() % keys.size())];
    const auto row = static_cast<Row>(dice() % most_rows);
    std::set<Row>& rows = model[key];
    if (dice() % 10 < (growing ? 8U : 2U)) {
      if (rows.insert(row).second) REQUIRE(postings.add(key, row) == rows.size());
    } else if (!rows.empty()) {
      const Row gone = rows.contains(row) ? row : *rows.begin();
      rows.erase(gone);
      REQUIRE(postings.remove(key, gone) == rows.size());
    }
    if (rows.empty()) model.erase(key);
    if (step % 2000 != 0) continue;
    REQUIRE(postings.keys() == model.size());
    for (const Key one : keys)
      REQUIRE(rows_of(postings, one) == (model.contains(one) ? model[one] : std::set<Row>()));
  }
  for (const auto& [key, rows] : model) {
    for (const Row row : rows) postings.remove(key, row);
    REQUIRE(postings.rows(key).empty());
  }
  REQUIRE(postings.keys() == 0);
}

}  // namespace

TEST_CASE("postings are those of a plain map, whatever is added and removed") {
  play(spread_keys(300), 200, 1);
  play(spread_keys(3), 3000, 2);   // long lists
  play(spread_keys(20000), 4, 3);  // a table that grows, of keys of one row
}

TEST_CASE("postings are those of a plain map when all keys want one place") {
  play(crowded_keys(200), 50, 4);
}

TEST_CASE("a list grows and shrinks across every size, and its memory is taken again") {
  Postings postings;
  for (int round = 0; round < 3; ++round) {
    for (Row row = 0; row < 1100; ++row) REQUIRE(postings.add(42, row) == row + 1);
    REQUIRE(rows_of(postings, 42).size() == 1100);
    for (Row row = 0; row < 1100; ++row) {
      REQUIRE(postings.remove(42, row) == 1099 - row);
      if (row % 64 != 0 && row < 1090) continue;
      std::set<Row> left;
      for (Row other = row + 1; other < 1100; ++other) left.insert(left.end(), other);
      REQUIRE(rows_of(postings, 42) == left);
    }
    REQUIRE(postings.keys() == 0);
  }
}

TEST_CASE("a key or a row that is not there is removed without harm") {
  Postings postings;
  CHECK(postings.remove(1, 1) == 0);
  postings.add(1, 1);
  postings.add(1, 2);
  CHECK(postings.remove(1, 3) == 2);
  CHECK(rows_of(postings, 1) == std::set<Row>{1, 2});
}

TEST_CASE("rows that are put in at once stand as if each had been added") {
  std::mt19937 dice(7);
  std::vector<Postings::Holding> holdings;
  Postings one_by_one, at_once;
  std::size_t over = 0;
  for (Row row = 0; row < 3000; ++row) {
    std::set<Key> keys;  // of the first part
    for (int i = 0; i < 5; ++i) keys.insert(mix(std::min(dice() % 4000, dice() % 4000) + 1) >> 4U);
    for (const Key key : keys) {
      holdings.push_back({key, row});
      over += one_by_one.add(key, row) == 9 ? 1U : 0U;
    }
  }
  CHECK(over > 0);
  CHECK(at_once.add_all(0, holdings, 8) == over);
  CHECK(at_once.keys() == one_by_one.keys());
  for (const auto& [key, row] : holdings) REQUIRE(rows_of(at_once, key) == rows_of(one_by_one, key));
}
