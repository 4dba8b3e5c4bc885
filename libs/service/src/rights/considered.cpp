#include "considered.hpp"

#include <algorithm>

namespace concord::service {

bool is_considered_first(domain::Part part, domain::Category category) {
  return part == domain::Part::children || part == domain::Part::adults ||
         category == domain::Category::health;
}

std::vector<domain::Part> parts_to_consider(store::Snapshot& snapshot, store::ProfileNumber profile) {
  std::vector<domain::Part> parts;
  const auto members = snapshot.profiles().members(profile);
  for (const domain::Part part : domain::kParts) {
    const bool all_of_it = is_considered_first(part, domain::Category::identity);
    const bool known = std::any_of(members.begin(), members.end(), [&](store::RecordNumber member) {
      const auto row = snapshot.records().find(member);
      return row && row->part == part;
    });
    if (known &&
        (all_of_it || !snapshot.profiles().segments(profile, {{part, domain::Category::health}}).empty())) {
      parts.push_back(part);
    }
  }
  return parts;
}

}  // namespace concord::service
