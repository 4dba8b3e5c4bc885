// A model that Splink trained, read from its settings JSON, and scores of pairs as Splink gives them. What is
// read, what is refused and how the numbers come about: docs/splink.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::matching {

// One record as the model sees it. Both are by the index of SplinkModel::columns().
struct SplinkRow {
  std::vector<std::string> values;  // as text, dates as 1971-06-04; empty, or past the end: missing (NULL)
  std::vector<double> shares{};     // of the value among all that are there; 0, or past the end: not known
};

// What one comparison says of a pair, in bits.
struct SplinkLine {
  std::string_view comparison;  // its output_column_name; lives as long as the model
  int gamma = 0;                // Splink's comparison_vector_value: -1 missing, 0 the last level, upwards
  double bits = 0;
  double frequency_bits = 0;  // the adjustment by term frequency
};

// `total` is the prior and then each line's bits and frequency_bits, added in this order.
struct SplinkScore {
  double prior = 0;
  std::vector<SplinkLine> lines;
  double total = 0;
};

enum class SplinkLinkType : std::uint8_t { dedupe_only, link_only, link_and_dedupe };

// Immutable once read; any thread. Copies share one content.
class SplinkModel {
 public:
  // Refuses, by JSON pointer and name, what can't be carried over: a member or dialect that is not known, a
  // word or function of SQL, a probability that is none, an adjustment without its exact match.
  static Result<SplinkModel> read(const JsonValue& settings);

  // What the conditions and the adjustments read, without _l and _r. A name stands for itself in any case.
  const std::vector<std::string>& columns() const;
  // Indexes of the columns whose shares are asked for.
  const std::vector<std::size_t>& frequency_columns() const;
  // Which pairs Splink would score: for who makes the pairs.
  SplinkLinkType link_type() const;
  // Pointers of the members that play no part in a score, such as /blocking_rules_to_generate_predictions.
  const std::vector<std::string>& not_used() const;

  SplinkScore score(const SplinkRow& l, const SplinkRow& r) const;

  struct Content;

 private:
  std::shared_ptr<const Content> content_;
};

// Counts how common values are, as Splink does: a value's share among all that are not missing. Counting is
// for one thread; giving, once all is counted, for any.
class SplinkFrequencies {
 public:
  explicit SplinkFrequencies(const SplinkModel& model);
  void count(const SplinkRow& row);
  void give(SplinkRow& row) const;  // sets its shares

 private:
  struct Column {
    std::size_t index = 0;
    std::uint64_t total = 0;
    std::unordered_map<std::string, std::uint64_t> counts{};
  };
  std::vector<Column> columns_;
};

}  // namespace concord::matching
