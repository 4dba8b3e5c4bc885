#include <algorithm>
#include <map>

#include <concord/matching/measures.hpp>

#include "bridges.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kLeastLarge = 10;  // records: no cluster is large before
constexpr std::size_t kTimesUsual = 3;
constexpr double kUsual = 0.99;  // share of the clusters of two or more that are no larger

struct Cluster {
  std::vector<Slot> slots;  // sorted
  std::vector<ComparedPair> links;
};

std::vector<Cluster> collect(std::span<const Slot> slots, const Membership& membership,
                             std::span<const ComparedPair> links) {
  std::map<std::uint32_t, std::size_t> places;
  std::vector<Cluster> clusters;
  std::vector<Slot> sorted(slots.begin(), slots.end());
  std::sort(sorted.begin(), sorted.end());
  const auto place_of = [&](Slot slot) {
    return places.emplace(membership.cluster_of[slot], places.size()).first->second;
  };
  for (const Slot slot : sorted) {
    if (slot >= membership.cluster_of.size() || membership.cluster_of[slot] == 0) continue;
    const std::size_t place = place_of(slot);
    if (place == clusters.size()) clusters.emplace_back();
    clusters[place].slots.push_back(slot);
  }
  for (const ComparedPair& link : links) clusters[place_of(link.a)].links.push_back(link);
  return clusters;
}

// The size above which a cluster is large.
std::size_t usual_size(const std::vector<std::pair<std::size_t, std::size_t>>& sizes) {
  double clusters = 0;
  for (const auto& [size, count] : sizes) clusters += size > 1 ? static_cast<double>(count) : 0;
  double seen = 0;
  std::size_t usual = 0;
  for (const auto& [size, count] : sizes) {
    if (size < 2) continue;
    usual = size;
    seen += static_cast<double>(count);
    if (seen >= kUsual * clusters) break;
  }
  return std::max(kLeastLarge, kTimesUsual * usual);
}

ClusterAlarm look_at(const Cluster& cluster) {
  const auto place_of = [&](Slot slot) {
    const auto found = std::lower_bound(cluster.slots.begin(), cluster.slots.end(), slot);
    return static_cast<std::size_t>(found - cluster.slots.begin());
  };
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (const ComparedPair& link : cluster.links) links.emplace_back(place_of(link.a), place_of(link.b));
  const Bridges found = find_bridges(cluster.slots.size(), links);
  ClusterAlarm seen{.first = cluster.slots.front(),
                    .records = cluster.slots.size(),
                    .links = cluster.links.size(),
                    .bridges = found.links.size(),
                    .parts = found.parts};
  for (std::size_t i = 0; i < found.links.size(); ++i) {
    const double score = cluster.links[found.links[i]].score;
    seen.weakest = i == 0 ? score : std::min(seen.weakest, score);
  }
  return seen;
}

bool goes_first(const ClusterAlarm& a, const ClusterAlarm& b) {
  if (a.records != b.records) return a.records > b.records;
  return a.weakest != b.weakest ? a.weakest < b.weakest : a.first < b.first;
}

}  // namespace

ClusterMeasures measure_clusters(std::span<const Slot> slots, const Membership& membership,
                                 std::span<const ComparedPair> links, double certain) {
  const std::vector<Cluster> clusters = collect(slots, membership, links);
  std::map<std::size_t, std::size_t> sizes;
  for (const Cluster& cluster : clusters) ++sizes[cluster.slots.size()];
  ClusterMeasures done;
  done.sizes.assign(sizes.begin(), sizes.end());
  const std::size_t most = usual_size(done.sizes);
  for (const Cluster& cluster : clusters) {
    if (cluster.slots.size() < 3) continue;
    ClusterAlarm seen = look_at(cluster);
    seen.large = seen.records > most;
    seen.fragile = seen.parts > 1 || (seen.bridges != 0 && seen.weakest < certain);
    ++done.of_three_or_more;
    done.with_bridges += seen.bridges == 0 ? 0U : 1U;
    done.bridges += seen.bridges;
    done.large += seen.large ? 1U : 0U;
    done.fragile += seen.fragile ? 1U : 0U;
    if (seen.large || seen.fragile) done.alarms.push_back(seen);
  }
  std::sort(done.alarms.begin(), done.alarms.end(), goes_first);
  if (done.alarms.size() > kMostAlarms) done.alarms.resize(kMostAlarms);
  return done;
}

}  // namespace concord::matching
