// What the rules over the audit log are told: records of residents every look at whom is asked about, and
// which record a member of staff has as a resident.
#pragma once

#include <string>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// A record whose identity isn't the asker's to see, or of a resident who doesn't exist for them, is none:
// `not_found`.
Result<store::GuardedRow> guard_record(store::Transaction& transaction, const domain::RecordKey& record,
                                       const Asker& asker, Instant now);
Outcome stop_guarding(store::Transaction& transaction, const domain::RecordKey& record, const Asker& asker);
std::vector<store::GuardedRow> guarded_for(store::Snapshot& snapshot, const Asker& asker);

// Whoever links staff needs to see no resident: whether there is such a record is not looked at, nor ever
// told.
Result<store::StaffLinkRow> link_staff(store::Transaction& transaction, const std::string& principal,
                                       const domain::RecordKey& record, const Asker& asker, Instant now);
Outcome unlink_staff(store::Transaction& transaction, const std::string& principal);

}  // namespace concord::service
