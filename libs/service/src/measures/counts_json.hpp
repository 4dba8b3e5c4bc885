// Measures as the store keeps them: JSON of counts and fixed words, and apart from it the profiles to look
// at.
#pragma once

#include <string>
#include <vector>

#include <concord/matching/group_measures.hpp>
#include <concord/store/profiles.hpp>

namespace concord::service {

struct MeasuredProfile {
  store::ProfileNumber profile = 0;
  matching::ClusterAlarm cluster;
};

struct MeasuredPartition {
  std::size_t waiting = 0;    // records that are still to be resolved
  double link_threshold = 0;  // bits
  std::size_t overfull_keys = 0;
  matching::SelfMeasures selves;
  matching::PairMeasures pairs;
  matching::ClusterMeasures clusters;
  std::vector<matching::GroupMeasures> groups;
  std::vector<MeasuredProfile> watched;
};

std::string counts_json(const MeasuredPartition& measured);  // the member `counts` of schemas/measures.json
std::string watched_json(const MeasuredPartition& measured);
std::vector<MeasuredProfile> read_watched(const std::string& json);

}  // namespace concord::service
