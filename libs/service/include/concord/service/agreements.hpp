// Data-sharing agreements: the starting set, making one, ending one. What is in force stands in sharing.hpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <concord/policy/agreements.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// Puts the starting set into a store that has never had an agreement. Done before: nothing changes.
Outcome put_starting_agreements(store::Database& database, std::span<const policy::Agreement> starting,
                                Instant now);

// The agreement in its last version; `not_found`.
Result<store::AgreementRow> find_agreement(store::Snapshot& snapshot, const Uuid& id);
store::AgreementRow make_agreement(store::Transaction& transaction, const policy::Agreement& terms,
                                   const Asker& asker, Instant now);
// Says why; `conflict` where it is ended already.
Result<store::AgreementRow> end_agreement(store::Transaction& transaction, const Uuid& id,
                                          const std::string& reason, const Asker& asker, Instant now);

// to-come, in-force, expired or ended, on that day.
std::string_view standing_of(const store::AgreementRow& row, const policy::Agreement& terms, CivilDate day);

}  // namespace concord::service
