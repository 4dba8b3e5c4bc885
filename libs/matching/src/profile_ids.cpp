#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include <concord/matching/profile_ids.hpp>

namespace concord::matching {
namespace {

struct Claim {
  std::size_t shared = 0;
  std::size_t profile = 0, cluster = 0;
};

using ClusterOf = std::unordered_map<RecordNumber, std::size_t>;

ClusterOf cluster_of_records(std::span<const std::vector<RecordNumber>> clusters) {
  ClusterOf of;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (const RecordNumber record : clusters[i]) of.emplace(record, i);
  }
  return of;
}

// How many records each cluster shares with each profile.
std::vector<Claim> shared_records(std::span<const FormerProfile> profiles, const ClusterOf& cluster_of) {
  std::vector<Claim> claims;
  for (std::size_t profile = 0; profile < profiles.size(); ++profile) {
    std::unordered_map<std::size_t, std::size_t> shared;
    for (const RecordNumber record : profiles[profile].members) {
      if (const auto found = cluster_of.find(record); found != cluster_of.end()) ++shared[found->second];
    }
    for (const auto& [cluster, count] : shared) claims.push_back({count, profile, cluster});
  }
  return claims;
}

// Best claim first. `go_back`: how many of each cluster's records had a profile of their own once.
void sort_claims(std::vector<Claim>& claims, std::span<const FormerProfile> profiles,
                 std::span<const std::string> record_keys, const std::vector<std::size_t>& go_back) {
  std::sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) {
    if (a.shared != b.shared) return a.shared > b.shared;
    return std::tie(go_back[a.cluster], profiles[a.profile].id, record_keys[a.cluster]) <
           std::tie(go_back[b.cluster], profiles[b.profile].id, record_keys[b.cluster]);
  });
}

// Gives the clusters those of these profiles that are settled to be theirs.
void give_settled(std::span<const std::string> settled, std::span<const FormerProfile> profiles,
                  IdCause cause, std::vector<ClusterId>& clusters) {
  std::unordered_set<std::string_view> ids;
  for (const FormerProfile& profile : profiles) ids.insert(profile.id);
  for (std::size_t i = 0; i < settled.size(); ++i) {
    if (ids.contains(settled[i])) clusters[i] = {cause, settled[i]};
  }
}

// Whose id a cluster has already.
std::vector<bool> given(std::span<const FormerProfile> profiles, const std::vector<ClusterId>& clusters) {
  std::unordered_set<std::string_view> ids;
  for (const ClusterId& cluster : clusters) ids.insert(cluster.id);
  std::vector<bool> taken;
  for (const FormerProfile& profile : profiles) taken.push_back(ids.contains(profile.id));
  return taken;
}

// Gives each cluster that has no id yet the profile with the best claim that is still free.
std::vector<bool> settle(const std::vector<Claim>& claims, std::span<const FormerProfile> profiles,
                         IdCause cause, std::vector<ClusterId>& clusters) {
  std::vector<bool> taken = given(profiles, clusters);
  for (const Claim& claim : claims) {
    if (taken[claim.profile] || !clusters[claim.cluster].id.empty()) continue;
    taken[claim.profile] = true;
    clusters[claim.cluster] = {cause, profiles[claim.profile].id};
  }
  return taken;
}

}  // namespace

Assignment assign_ids(std::span<const std::vector<RecordNumber>> clusters,
                      std::span<const std::string> record_keys, std::span<const FormerProfile> live,
                      std::span<const FormerProfile> redirected, std::span<const std::string> settled) {
  Assignment result;
  result.clusters.resize(clusters.size());
  const ClusterOf cluster_of = cluster_of_records(clusters);
  give_settled(settled, live, IdCause::kept, result.clusters);
  give_settled(settled, redirected, IdCause::revived, result.clusters);
  std::vector<std::size_t> go_back(clusters.size(), 0);
  std::vector<Claim> revivals = shared_records(redirected, cluster_of);
  sort_claims(revivals, redirected, record_keys, go_back);
  for (const Claim& claim : revivals) go_back[claim.cluster] = std::max(go_back[claim.cluster], claim.shared);
  std::vector<Claim> claims = shared_records(live, cluster_of);
  sort_claims(claims, live, record_keys, go_back);
  const std::vector<bool> kept = settle(claims, live, IdCause::kept, result.clusters);
  settle(revivals, redirected, IdCause::revived, result.clusters);

  std::vector<std::optional<std::size_t>> heir(live.size());
  for (const Claim& claim : claims) {
    if (!heir[claim.profile]) heir[claim.profile] = claim.cluster;  // the first is the one that took most
  }
  for (std::size_t i = 0; i < live.size(); ++i) {
    if (!kept[i]) result.redirects.push_back({live[i].id, heir[i]});
  }
  std::sort(result.redirects.begin(), result.redirects.end(),
            [](const Redirect& a, const Redirect& b) { return a.from < b.from; });
  return result;
}

}  // namespace concord::matching
