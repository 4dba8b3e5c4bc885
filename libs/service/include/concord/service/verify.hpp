// Rebuilds everything from records and decisions and compares it with what is live.
#pragma once

#include <string>
#include <vector>

#include <concord/matching/index.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct Difference {
  std::string kind;    // membership, segment, content, subject, waiting
  std::string record;  // a record key or a profile's id
  std::string detail;
};

struct VerifyReport {
  std::size_t records = 0, profiles = 0, segments = 0;
  std::vector<Difference> differences;  // at most `most`
  std::size_t difference_count = 0;
};

// Memberships are those of partition_all over the same records, model and decisions; segments are those
// rendered from the members; each version's content has the hash that it was stored under.
VerifyReport verify(store::Snapshot& snapshot, const matching::Model& model, unsigned threads,
                    std::size_t most);

struct MembershipRow {
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  Uuid profile;
  bool has_identity = false;  // a birth date or an identifier of a person
};
// Every record that is in a profile, in order of record number.
std::vector<MembershipRow> memberships(store::Snapshot& snapshot);

}  // namespace concord::service
