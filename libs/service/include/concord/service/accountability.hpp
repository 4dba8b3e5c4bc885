// The audit log as governance asks of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/matching/subject.hpp>
#include <concord/service/configuration.hpp>
#include <concord/store/audit.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// How the configuration wants the log kept; heads are dated by the system's clock.
store::AuditOptions audit_options(const Configuration& configuration);

// What was searched for, as (field, value) in one form however it was typed: names word by word.
using SearchedTerms = std::vector<std::pair<std::string, std::string>>;
SearchedTerms searched_terms(const matching::Subject& asked);

// One look at a resident.
struct Access {
  std::int64_t sequence = 0;
  Instant at{};
  std::string profile;  // the id that they had then
  std::string level;    // shown, opened, category, changed, log
  std::string principal, role, purpose, operation, request_id, reason;
  std::vector<std::string> categories;
};

// Residents are told of role, purpose and time, never of who it was, and not of who read the log.
enum class AccessAudience { officer, resident };

// Latest first, those before the entry `before`: of the profile, of ids that lead to it, and of those that it
// led to for a time, in that time.
std::vector<Access> accesses_of(store::Snapshot& snapshot, store::AuditLog& log,
                                const store::ProfileRow& profile, AccessAudience audience,
                                std::int64_t before, std::size_t most);

// {"whole": true, "entries": 1204, "first": 1, "last": 1204, "heads": 12, "heads_outside": 12, "fault": {…}}
void write_proof(JsonWriter& out, const store::AuditProof& proof);

}  // namespace concord::service
