// Splink's settings: what is read, what is refused, and how weights come about.
#include <cmath>

#include <catch2/catch.hpp>

#include <concord/base/json.hpp>
#include <concord/matching/splink.hpp>

using namespace concord;
using namespace concord::matching;

namespace {

const std::string kMissing = R"({"sql_condition": "a_l IS NULL OR a_r IS NULL", "is_null_level": true})";
const std::string kElse = R"({"sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.9})";

std::string exact(const std::string& more = "") {
  return R"({"sql_condition": "a_l = a_r", "m_probability": 0.9, "u_probability": 0.1)" + more + "}";
}

std::string settings(const std::string& levels, const std::string& more = "") {
  return R"({"link_type": "dedupe_only", "sql_dialect": "duckdb", "probability_two_random_records_match": 0.5)" +
         more + R"(, "comparisons": [{"output_column_name": "a", "comparison_levels": [)" + levels + "]}]}";
}

Result<SplinkModel> read(const std::string& text) {
  const auto json = parse_json(text);
  REQUIRE(json);
  return SplinkModel::read(*json);
}

SplinkModel model(const std::string& levels) {
  auto read_model = read(settings(levels));
  for (const Fault& fault : read_model ? std::vector<Fault>{} : read_model.error().faults)
    UNSCOPED_INFO(fault.pointer << ": " << fault.detail);
  REQUIRE(read_model);
  return *read_model;
}

SplinkLine line(const SplinkModel& of, const SplinkRow& l, const SplinkRow& r) {
  return of.score(l, r).lines.at(0);
}

bool names(const Result<SplinkModel>& result, const std::string& pointer, const std::string& detail = "") {
  if (result) return false;
  for (const Fault& fault : result.error().faults) {
    if (fault.pointer == pointer && fault.detail.find(detail) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a pair takes the first level that is true, and what is missing counts nothing") {
  const SplinkModel read_model = model(kMissing + "," + exact() + "," + kElse);
  CHECK(read_model.columns() == std::vector<std::string>{"a"});
  CHECK(line(read_model, {{"x"}}, {{"x"}}).gamma == 1);
  CHECK(line(read_model, {{"x"}}, {{"x"}}).bits == Approx(std::log2(9)));
  CHECK(line(read_model, {{"x"}}, {{"y"}}).gamma == 0);
  CHECK(line(read_model, {{"x"}}, {{"y"}}).bits == Approx(-std::log2(9)));
  CHECK(line(read_model, {{"x"}}, {{""}}).gamma == -1);
  CHECK(line(read_model, {{"x"}}, {{""}}).bits == 0.0);
  CHECK(line(read_model, {}, {}).gamma == -1);
}

TEST_CASE("the prior and the lines of a score add up to its total") {
  const SplinkModel read_model =
      model(kMissing + "," + exact(R"(, "tf_adjustment_column": "a")") + "," + kElse);
  const SplinkScore score = read_model.score({{"x"}, {0.03}}, {{"x"}, {0.03}});
  double total = score.prior;
  for (const SplinkLine& one : score.lines) {
    total += one.bits;
    total += one.frequency_bits;
  }
  CHECK(score.prior == 0.0);
  CHECK(score.total == total);
  CHECK(score.lines.at(0).comparison == "a");
}

TEST_CASE("the adjustment goes from the exact match's u to the larger share") {
  const auto by = [](const std::string& more, double l, double r) {
    const SplinkModel read_model =
        model(kMissing + "," + exact(R"(, "tf_adjustment_column": "a")" + more) + "," + kElse);
    CHECK(read_model.frequency_columns() == std::vector<std::size_t>{0});
    return line(read_model, {{"x"}, {l}}, {{"x"}, {r}}).frequency_bits;
  };
  CHECK(by("", 0.01, 0.02) == Approx(std::log2(0.1 / 0.02)));
  CHECK(by("", 0.02, 0.0) == Approx(std::log2(0.1 / 0.02)));
  CHECK(by("", 0.0, 0.0) == 0.0);
  CHECK(by(R"(, "tf_adjustment_weight": 0.5)", 0.02, 0.02) == Approx(0.5 * std::log2(0.1 / 0.02)));
  CHECK(by(R"(, "tf_minimum_u_value": 0.05)", 0.02, 0.02) == Approx(1.0));
  CHECK(by(R"(, "tf_minimum_u_value": 0.05)", 0.08, 0.02) == Approx(std::log2(0.1 / 0.08)));
}

TEST_CASE("a level that is not exact is adjusted from the u of the level that is, unless told not to look") {
  const auto by = [](const std::string& more) {
    const std::string close =
        R"({"sql_condition": "levenshtein(a_l, a_r) <= 1", "m_probability": 0.2, "u_probability": 0.4,
            "tf_adjustment_column": "\"a\"")" +
        more + "}";
    return line(model(exact() + "," + close + "," + kElse), {{"xa"}, {0.02}}, {{"xb"}, {0.05}})
        .frequency_bits;
  };
  CHECK(by("") == Approx(std::log2(0.1 / 0.05)));
  CHECK(by(R"(, "disable_tf_exact_match_detection": true)") == Approx(std::log2(0.4 / 0.05)));
}

TEST_CASE("an adjustment without the exact match on its column is refused") {
  const std::string both = R"({"sql_condition": "a_l = a_r AND b_l = b_r", "tf_adjustment_column": "a"})";
  CHECK(names(read(settings(both + "," + kElse)), "/comparisons/0/comparison_levels/0/tf_adjustment_column",
              "exact match"));
}

TEST_CASE("what was not trained counts as it does for Splink") {
  const auto bits = [](const std::string& m_and_u) {
    const std::string level = R"({"sql_condition": "a_l = a_r")" + m_and_u + "}";
    return line(model(level + "," + kElse), {{"x"}}, {{"x"}}).bits;
  };
  CHECK(bits("") == Approx(10.0));
  CHECK(bits(R"(, "u_probability": 0.5)") == Approx(std::log2(0.95 / 0.5)));
  CHECK(bits(R"(, "m_probability": null, "u_probability": 0.5)") == Approx(std::log2(0.95 / 0.5)));
  CHECK(bits(R"(, "m_probability": 3.5e-12, "u_probability": 0.5)") == Approx(std::log2(3.5e-12 / 0.5)));
  CHECK(bits(R"(, "m_probability": "level not observed in training dataset", "u_probability": 0.5)") ==
        Approx(std::log2(1e-6 / 0.5)));
  const SplinkModel untrained = model(kMissing + R"(, {"sql_condition": "a_l = a_r"},
      {"sql_condition": "levenshtein(a_l, a_r) <= 1"}, {"sql_condition": "levenshtein(a_l, a_r) <= 2"},
      {"sql_condition": "ELSE"})");
  CHECK(line(untrained, {{"abc"}}, {{"abc"}}).bits == Approx(10.0));
  CHECK(line(untrained, {{"abc"}}, {{"abd"}}).bits == Approx(3.0));
  CHECK(line(untrained, {{"abc"}}, {{"add"}}).bits == Approx(-1.0));
  CHECK(line(untrained, {{"abc"}}, {{"xyz"}}).bits == Approx(-5.0));
}

TEST_CASE("a probability of nought, past one or of another kind is refused by its pointer") {
  for (const char* const none : {"0", "1.5", "-0.1", "\"much\"", "true"}) {
    const std::string level = R"({"sql_condition": "a_l = a_r", "m_probability": )" + std::string(none) + "}";
    CHECK(names(read(settings(level + "," + kElse)), "/comparisons/0/comparison_levels/0/m_probability"));
  }
}

TEST_CASE("members that play no part in a score are listed, and unknown ones refused") {
  const auto with_rules = read(
      settings(exact() + "," + kElse, R"(, "blocking_rules_to_generate_predictions": [], "concord": {})"));
  REQUIRE(with_rules);
  CHECK(with_rules->not_used() ==
        std::vector<std::string>{"/blocking_rules_to_generate_predictions", "/concord"});
  CHECK(names(read(settings(exact() + "," + kElse, R"(, "colour": 1)")), "/colour"));
  CHECK(names(read(settings(exact(R"(, "colour": 1)") + "," + kElse)),
              "/comparisons/0/comparison_levels/0/colour"));
}

TEST_CASE("the link type is read, and one that Splink does not have is refused") {
  const auto linked = read(R"({"link_type": "link_only", "comparisons": [{"output_column_name": "a",
      "comparison_levels": [{"sql_condition": "a_l = a_r"}, {"sql_condition": " else "}]}]})");
  REQUIRE(linked);
  CHECK(linked->link_type() == SplinkLinkType::link_only);
  CHECK(linked->score({}, {}).prior == Approx(std::log2(0.0001 / 0.9999)));
  const auto json = parse_json(R"({"link_type": "other", "sql_dialect": "postgres", "comparisons": []})");
  const auto other = SplinkModel::read(*json);
  CHECK(names(other, "/link_type"));
  CHECK(names(other, "/sql_dialect"));
  CHECK(names(other, "/comparisons"));
}

TEST_CASE("SQL that can't be carried over is refused by its pointer and its word") {
  const std::string arrays = R"({"sql_condition": "array_length(list_intersect(a_l, a_r)) >= 1"})";
  CHECK(names(read(settings(arrays + "," + kElse)), "/comparisons/0/comparison_levels/0/sql_condition",
              "array_length"));
}

TEST_CASE("a comparison ends in its only ELSE") {
  const std::string pointer = "/comparisons/0/comparison_levels";
  CHECK(names(read(settings(exact() + "," + exact())), pointer, "ELSE"));
  CHECK(names(read(settings(kElse + "," + exact())), pointer, "ELSE"));
  CHECK(names(read(settings(exact() + "," + kElse + "," + kElse)), pointer, "ELSE"));
  CHECK(names(read(settings(kMissing + "," + kElse)), pointer, "2 to 100"));
}

TEST_CASE("columns are counted without what is missing") {
  const SplinkModel read_model = model(exact(R"(, "tf_adjustment_column": "a")") + "," + kElse);
  SplinkFrequencies frequencies(read_model);
  for (const char* const value : {"x", "x", "y", "z", ""}) frequencies.count({{value}});
  SplinkRow row{{"x"}};
  frequencies.give(row);
  CHECK(row.shares == std::vector<double>{0.5});
  for (const char* const value : {"", "w"}) {
    row.values = {value};
    frequencies.give(row);
    CHECK(row.shares == std::vector<double>{0.0});
  }
}
