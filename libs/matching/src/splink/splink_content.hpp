// What a Splink model's settings say, ready for use.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/matching/splink.hpp>

#include "expression.hpp"

namespace concord::matching {

namespace splink {

// weight * log2(u / share), with the larger share of the two values and not less than `least`.
struct Adjustment {
  std::size_t column = 0;
  double weight = 0;
  double least = 0;
  double u = 1;  // of the exact match on that column
};

struct Level {
  std::optional<NodeId> condition;  // none: ELSE
  int gamma = 0;
  double bits = 0;
  std::optional<Adjustment> adjustment;
};

struct Comparison {
  std::string name;
  std::vector<Level> levels;  // the first whose condition is true is taken; the last is ELSE
};

}  // namespace splink

struct SplinkModel::Content {
  double prior = 0;  // bits
  SplinkLinkType link_type = SplinkLinkType::dedupe_only;
  splink::Expressions expressions;
  std::vector<splink::Comparison> comparisons;
  std::vector<std::size_t> frequency_columns;
  std::vector<std::string> not_used;
};

}  // namespace concord::matching
