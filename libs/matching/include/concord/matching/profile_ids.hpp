// Which profile id each cluster keeps, so that ids stay with the people they were given to. A pure function.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace concord::matching {

using RecordNumber = std::uint32_t;  // of a record in the store

// A profile as it stood before the change.
struct FormerProfile {
  std::string id;                     // UUIDv7: the older profile is the one whose id is smaller
  std::vector<RecordNumber> members;  // sorted; of a redirected profile those that it had last
};

enum class IdCause { kept, revived, created };

struct ClusterId {
  IdCause cause = IdCause::created;
  std::string id;  // empty for `created`: the caller mints one
};

struct Redirect {
  std::string from;               // a live profile that was left without a cluster
  std::optional<std::size_t> to;  // the cluster that took most of its records; none if nobody has any
};

struct Assignment {
  std::vector<ClusterId> clusters;  // one for each cluster given, in their order
  std::vector<Redirect> redirects;  // by id
};

// `record_keys` orders records where nothing else does: record_keys[i] is the key of clusters[i]'s smallest
// record, as text. Clusters and live profiles are matched one to one by how many records they share, then the
// cluster with fewer records of one redirected profile, whose id it could go back to, then the older profile,
// then the smallest record key. A cluster left without an id revives the redirected profile whose last
// members it shares most, by the older profile and the smallest record key. `settled`, where it is given, has
// one id a cluster: a profile of `live` or `redirected` that the cluster gets before all others, or nothing.
// No id twice.
Assignment assign_ids(std::span<const std::vector<RecordNumber>> clusters,
                      std::span<const std::string> record_keys, std::span<const FormerProfile> live,
                      std::span<const FormerProfile> redirected, std::span<const std::string> settled = {});

}  // namespace concord::matching
