// Every pair that Splink scored with the two models of tests/data/splink, comparison by comparison. The
// largest deviations are printed.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>
#include <concord/matching/splink.hpp>

#include "csv_rows.hpp"

using namespace concord;
using namespace concord::matching;

namespace {

struct Set {
  std::string name;
  std::string source;  // the records, within CONCORD_QUALITY_DATA
  std::string id;
  std::size_t pairs;
};

const Set kFake{"fake_1000", "fake_1000/fake_1000.csv", "unique_id", 3989};
const Set kFebrl{"febrl3", "febrl/dataset3.csv", "rec_id", 4379};

std::string path(const Set& set, const char* file) {
  return std::string(CONCORD_ROOT) + "/tests/data/splink/" + set.name + "/" + file;
}

SplinkModel model_of(const Set& set) {
  std::ifstream file(path(set, "model.json"));
  const auto json = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
  REQUIRE(json);
  auto model = SplinkModel::read(*json);
  for (const Fault& fault : model ? std::vector<Fault>{} : model.error().faults)
    UNSCOPED_INFO(fault.pointer << ": " << fault.detail);
  REQUIRE(model);
  return *model;
}

SplinkRow row_of(const SplinkModel& model, const Cells& cells, const std::string& suffix) {
  SplinkRow row;
  for (const std::string& column : model.columns()) row.values.push_back(cells.at(column + suffix));
  return row;
}

double number(const Cells& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found == cells.end() || found->second.empty() ? 0.0 : std::stod(found->second);
}

// How far the scores of a set are from Splink's.
struct Deviation {
  std::size_t pairs = 0, other_levels = 0;
  std::map<std::string, double> bits{}, frequency_bits{};
  double total = 0;

  void add(const SplinkScore& score, const Cells& splink) {
    ++pairs;
    for (const SplinkLine& line : score.lines) {
      const std::string name(line.comparison);
      if (std::to_string(line.gamma) != splink.at("gamma_" + name)) ++other_levels;
      widen(bits[name], line.bits - number(splink, "mw_" + name));
      widen(frequency_bits[name], line.frequency_bits - number(splink, "mw_tf_adj_" + name));
    }
    widen(total, score.total - number(splink, "match_weight"));
  }

  void check(const Set& set, const char* shares) const {
    std::printf("%s, shares %s: %zu pairs, total within %.2g bits\n", set.name.c_str(), shares, pairs, total);
    CHECK(pairs == set.pairs);
    CHECK(other_levels == 0);
    CHECK(total < 0.01);
    for (const auto& [name, most] : bits) {
      std::printf("  %-20s %.2g, by frequency %.2g\n", name.c_str(), most, frequency_bits.at(name));
      CHECK(most < 0.01);
      CHECK(frequency_bits.at(name) < 0.01);
    }
  }

 private:
  static void widen(double& most, double by) { most = std::max(most, std::fabs(by)); }
};

void check_with_shares_given(const Set& set) {
  const SplinkModel model = model_of(set);
  Deviation deviation;
  read_rows(path(set, "scored_pairs.csv"), [&](const Cells& pair) {
    const auto side = [&](const char* suffix) {
      SplinkRow row = row_of(model, pair, suffix);
      for (const std::string& column : model.columns())
        row.shares.push_back(number(pair, "tf_" + column + suffix));
      return row;
    };
    deviation.add(model.score(side("_l"), side("_r")), pair);
  });
  deviation.check(set, "given");
}

void check_with_shares_counted(const Set& set) {
  const char* const folder = std::getenv("CONCORD_QUALITY_DATA");
  if (folder == nullptr || !std::filesystem::exists(folder)) {
    WARN("skipped: CONCORD_QUALITY_DATA names no folder");
    return;
  }
  const SplinkModel model = model_of(set);
  SplinkFrequencies frequencies(model);
  std::map<std::string, SplinkRow> rows;
  read_rows(std::filesystem::path(folder) / set.source, [&](const Cells& cells) {
    frequencies.count(rows[cells.at(set.id)] = row_of(model, cells, ""));
  });
  for (auto& [id, row] : rows) frequencies.give(row);
  Deviation deviation;
  read_rows(path(set, "scored_pairs.csv"), [&](const Cells& pair) {
    deviation.add(model.score(rows.at(pair.at(set.id + "_l")), rows.at(pair.at(set.id + "_r"))), pair);
  });
  deviation.check(set, "counted");
}

}  // namespace

TEST_CASE("every pair of fake_1000 takes Splink's levels and has its score") {
  check_with_shares_given(kFake);
}
TEST_CASE("every pair of febrl3 takes Splink's levels and has its score") { check_with_shares_given(kFebrl); }

TEST_CASE("shares counted from the records of fake_1000 give Splink's scores") {
  check_with_shares_counted(kFake);
}
TEST_CASE("shares counted from the records of febrl3 give Splink's scores") {
  check_with_shares_counted(kFebrl);
}
