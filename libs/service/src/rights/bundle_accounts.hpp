// What a bundle tells of the use of the resident's data: why it was joined, what was decided, who may see it,
// who did.
#pragma once

#include <concord/service/bundle.hpp>

namespace concord::service {

std::vector<BundleJoin> joins_of(store::Snapshot& snapshot, const Resolver& resolver,
                                 const store::ProfileRow& profile, const Asker& asker);
// On records of the parts that the mask lets through; of another person's record nothing is told.
std::vector<BundleDecision> decisions_on(store::Snapshot& snapshot,
                                         const std::vector<store::RecordNumber>& members,
                                         const policy::Mask& mask);
// A role whose own parts are still considered would tell that they know the resident: it is left out here,
// and of looks.
std::vector<BundleOpening> openings_for(store::Snapshot& snapshot,
                                        const std::vector<store::RecordNumber>& members,
                                        const policy::Mask& mask, const policy::Roles& roles,
                                        const std::vector<domain::Part>& considered);

struct BundleLooks {
  std::vector<BundleLook> looks;
  bool more = false;
};
BundleLooks looks_at(store::Snapshot& snapshot, store::AuditLog& log, const store::ProfileRow& profile,
                     const policy::Roles& roles, const std::vector<domain::Part>& considered);

}  // namespace concord::service
