#include <algorithm>
#include <cmath>

#include "splink_content.hpp"

namespace concord::matching {
namespace {

double share(const SplinkRow& row, std::size_t column) {
  return column < row.shares.size() ? row.shares[column] : 0.0;
}

double adjusted(const splink::Adjustment& by, const SplinkRow& l, const SplinkRow& r) {
  const double larger = std::max(share(l, by.column), share(r, by.column));
  if (larger <= 0.0) return 0.0;
  return by.weight * (std::log2(by.u) - std::log2(std::max(larger, by.least)));
}

const splink::Level& level_of(const splink::Comparison& comparison, splink::Evaluation& pair) {
  for (const splink::Level& level : comparison.levels) {
    if (!level.condition) return level;
    const splink::Value taken = pair.of(*level.condition);
    if (taken.known && taken.truth) return level;
  }
  return comparison.levels.back();
}

}  // namespace

SplinkScore SplinkModel::score(const SplinkRow& l, const SplinkRow& r) const {
  splink::Evaluation pair(content_->expressions, l, r);
  SplinkScore score{content_->prior, {}, content_->prior};
  score.lines.reserve(content_->comparisons.size());
  for (const splink::Comparison& comparison : content_->comparisons) {
    const splink::Level& level = level_of(comparison, pair);
    const double by_frequency = level.adjustment ? adjusted(*level.adjustment, l, r) : 0.0;
    score.lines.push_back({comparison.name, level.gamma, level.bits, by_frequency});
    score.total += level.bits;
    score.total += by_frequency;
  }
  return score;
}

const std::vector<std::string>& SplinkModel::columns() const { return content_->expressions.columns(); }
const std::vector<std::size_t>& SplinkModel::frequency_columns() const { return content_->frequency_columns; }
SplinkLinkType SplinkModel::link_type() const { return content_->link_type; }
const std::vector<std::string>& SplinkModel::not_used() const { return content_->not_used; }

SplinkFrequencies::SplinkFrequencies(const SplinkModel& model) {
  for (const std::size_t column : model.frequency_columns()) columns_.push_back({column});
}

void SplinkFrequencies::count(const SplinkRow& row) {
  for (Column& column : columns_) {
    if (column.index >= row.values.size() || row.values[column.index].empty()) continue;
    ++column.counts[row.values[column.index]];
    ++column.total;
  }
}

void SplinkFrequencies::give(SplinkRow& row) const {
  row.shares.assign(row.values.size(), 0.0);
  for (const Column& column : columns_) {
    if (column.index >= row.values.size()) continue;
    const auto found = column.counts.find(row.values[column.index]);
    if (found != column.counts.end())
      row.shares[column.index] = static_cast<double>(found->second) / static_cast<double>(column.total);
  }
}

}  // namespace concord::matching
