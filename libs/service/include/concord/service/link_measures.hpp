// What a report of linking or training shows besides its result: numbers and record ids, no values of people
// but where they were asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/matching/evidence.hpp>
#include <concord/matching/group_measures.hpp>
#include <concord/matching/measures.hpp>

namespace concord::service {

// A level of a comparison as the model has it.
struct LevelChance {
  std::string comparison, level;
  double m = 0, u = 0;  // how many pairs of one person, and of strangers, reach it: shares
  double bits = 0;      // log2(m / u), before the frequency of a value is heard
};

// What a threshold would have given.
struct ThresholdPoint {
  double bits = 0;
  double precision = 0, recall = 0, f1 = 0;
};

struct ExampleLine {
  matching::EvidenceLine evidence;
  std::string left, right;  // what was compared; empty where values were not asked for
};

// Two records by "source/record id".
struct LinkExample {
  matching::ExampleKind kind = matching::ExampleKind::clear;
  std::string left, right;
  double score = 0;  // bits
  bool together = false;
  std::optional<bool> of_one{};  // what the truth says, where it is known
  std::vector<ExampleLine> lines{};
};

struct LinkAlarm {
  std::string first;  // a record of the cluster, "source/record id"
  matching::ClusterAlarm cluster;
};

struct LinkMeasures {
  std::string model_version;
  double threshold_bits = 0;
  double certain_bits = 0, possible_bits = 0;  // the model's own bands
  std::vector<LevelChance> levels;             // in the model's order
  matching::PairMeasures pairs;
  matching::SelfMeasures selves;
  matching::ClusterMeasures clusters;  // empty where nothing was linked
  std::vector<LinkAlarm> alarms;
  std::vector<matching::GroupMeasures> groups;
  std::vector<LinkExample> examples;
  bool has_truth = false;
  // Where a truth is known: of clusters, made anew at each threshold, or else of pairs of that score or more.
  std::vector<ThresholdPoint> thresholds;
  bool thresholds_of_clusters = false;
};

}  // namespace concord::service
