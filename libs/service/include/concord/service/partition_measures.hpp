// What can be said of the live partition without knowing the truth: how large profiles are and what holds
// them, how pairs score, which records say too little, how well groups of people are linked, and what
// stewards' answers say of the pairs that they were asked of. Counts alone, but for the numbers of profiles
// to look at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/metrics.hpp>
#include <concord/matching/interval.hpp>
#include <concord/matching/measures.hpp>
#include <concord/service/asker.hpp>
#include <concord/service/resolver.hpp>

namespace concord::service {

// A profile hangs by a thread where a bridge of fewer bits than this (p = .999) holds it together: what the
// service links by itself is certain from 6.64 bits on, so each of its bridges is that at least.
inline constexpr double kFirmBits = 9.97;

// Compares every pair of records that the model in force brings together, in an index of its own: takes as
// long as a start and its memory, and holds nothing but the snapshot. Profiles are those that are stored.
Result<store::MeasuresRow> measure_partition(store::Snapshot& snapshot, const store::ModelRow& in_force,
                                             unsigned threads, Instant now);
// Nothing has changed since: measuring again would say the same.
bool is_current(store::Snapshot& snapshot, const store::MeasuresRow& measures,
                const store::ModelRow& in_force);

struct WatchedProfile {
  store::ProfileRow profile;
  matching::ClusterAlarm cluster;
};
// The large and the fragile, largest first: those that are still live and all of whose records this asker may
// compare.
std::vector<WatchedProfile> watched_profiles(store::Snapshot& snapshot, const store::MeasuresRow& measures,
                                             const Asker& asker);

// Answers to questions of one cause and of `from` up to, not including, `to` bits.
struct AnsweredBand {
  std::string cause;               // as a review's question, without what stands behind its colon
  std::optional<double> from, to;  // bits; none: open
  std::size_t same = 0, different = 0;
  double share_same = 0;
  matching::Interval interval{};  // of that share
};
// The bounds of the bands, rising.
std::vector<double> band_edges(double link_threshold);
// Of decisions in force that answered reviews since this model was released. Reviews are answered by rank, so
// only those of the cause `sample` speak for all pairs of their band.
std::vector<AnsweredBand> answered_bands(store::Snapshot& snapshot, const store::ModelRow& in_force,
                                         double link_threshold);

// Sets the gauges of the partition: what is counted now, and what was last measured. Short; any thread.
void observe(store::Snapshot& snapshot, const matching::Index& index, const store::ModelRow& in_force,
             Metrics& metrics);

}  // namespace concord::service
