#include "measure_linking.hpp"

#include <numeric>
#include <unordered_map>

#include <concord/matching/quality.hpp>

#include "subject_values.hpp"

namespace concord::service {
namespace {

matching::Membership membership_of(const Prepared& prepared, const std::vector<std::size_t>& entities) {
  matching::Membership found;
  if (!entities.empty()) found.cluster_of.push_back(0);  // slots count from 1
  for (const std::size_t entity : entities) found.cluster_of.push_back(static_cast<std::uint32_t>(entity));
  if (!prepared.has_truth) return found;
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  found.person_of.push_back(0);
  for (const std::string& truth : prepared.truths) {
    const auto next = static_cast<std::uint32_t>(numbers.size() + 1);
    found.person_of.push_back(truth.empty() ? 0 : numbers.emplace(truth, next).first->second);
  }
  return found;
}

std::string name_of(const Prepared& prepared, matching::Slot slot) {
  const LinkedRecord& record = prepared.report.records[slot - 1];
  return record.source + "/" + record.record_id;
}

LinkExample example_of(const LinkOptions& options, const Prepared& prepared,
                       const matching::Membership& membership, const matching::Example& picked) {
  const auto& [a, b, score] = picked.pair;
  LinkExample example{.kind = picked.kind,
                      .left = name_of(prepared, a),
                      .right = name_of(prepared, b),
                      .score = score,
                      .together = membership.together(a, b)};
  if (membership.knows(a, b)) example.of_one = membership.of_one(a, b);
  const matching::Subject left = *prepared.index.find(a);
  const matching::Subject right = *prepared.index.find(b);
  for (auto& line : prepared.index.explain(a, b).lines) {
    ExampleLine& shown = example.lines.emplace_back();
    if (options.show_values) {
      shown.left = values_of(left, line.comparison);
      shown.right = values_of(right, line.comparison);
    }
    shown.evidence = std::move(line);
  }
  return example;
}

// Of pairs: what linking every pair of that score or more, and no other, would give.
std::vector<ThresholdPoint> thresholds_of_pairs(const std::vector<matching::ScoreBin>& bins,
                                                double true_pairs) {
  std::vector<ThresholdPoint> points;
  double known = 0, of_one = 0;
  for (auto bin = bins.rbegin(); bin != bins.rend(); ++bin) {
    known += static_cast<double>(bin->known);
    of_one += static_cast<double>(bin->of_one);
    if (known == 0 || true_pairs == 0) continue;
    ThresholdPoint point{static_cast<double>(bin->bits), of_one / known, of_one / true_pairs, 0};
    if (of_one > 0) point.f1 = 2 * of_one / (known + true_pairs);
    points.insert(points.begin(), point);
  }
  return points;
}

}  // namespace

LinkMeasures measure_linking(const LinkOptions& options, const Prepared& prepared,
                             const std::vector<std::size_t>& entities,
                             std::vector<ThresholdPoint> thresholds) {
  options.progress("measuring");
  const matching::Index& index = prepared.index;
  const matching::Thresholds& bands = index.model().thresholds();
  std::vector<matching::Slot> slots(prepared.report.records.size());
  std::iota(slots.begin(), slots.end(), matching::Slot{1});
  const matching::Membership membership = membership_of(prepared, entities);
  LinkMeasures done;
  done.model_version = index.model().version();
  done.threshold_bits = bits_of(options.threshold);
  done.certain_bits = bands.certain;
  done.possible_bits = bands.possible;
  done.levels = prepared.levels;
  done.pairs = matching::measure_pairs(index, slots, membership, done.threshold_bits, options.threads);
  done.selves = matching::measure_selves(index, slots, done.threshold_bits, options.threads);
  done.groups = matching::measure_groups(slots, membership, prepared.groups, done.selves.below);
  if (!entities.empty()) {
    done.clusters = matching::measure_clusters(slots, membership, done.pairs.links, bands.certain);
    for (const auto& alarm : done.clusters.alarms)
      done.alarms.push_back({name_of(prepared, alarm.first), alarm});
  }
  for (const matching::Example& picked : done.pairs.examples)
    done.examples.push_back(example_of(options, prepared, membership, picked));
  done.has_truth = prepared.has_truth;
  done.thresholds_of_clusters = !thresholds.empty();
  done.thresholds = std::move(thresholds);
  if (done.has_truth && !done.thresholds_of_clusters) {
    const double true_pairs = matching::measure(prepared.truths, prepared.truths).pairs_true;
    done.thresholds = thresholds_of_pairs(done.pairs.bins, true_pairs);
  }
  return done;
}

}  // namespace concord::service
