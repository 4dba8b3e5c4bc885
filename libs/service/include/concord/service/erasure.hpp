// Erasing records for good. It is planned first, as a value, so that it can be shown; then all that holds
// content goes in one transaction, and a tombstone refuses the records from then on until it is lifted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/policy/retention.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

inline constexpr std::size_t kMostErased = 1000;  // records at once

struct ErasureAsk {
  // One of the two: all records that a profile has now, or records.
  std::optional<store::ProfileRow> profile;
  std::vector<domain::RecordKey> records;
  // Codes: what stays of an erasure must not say what went.
  std::string reason, authority;
  std::string subject_request;  // its id, or empty
};

// What keeps a record from being erased.
struct ErasureStop {
  std::optional<Uuid> hold;        // a legal hold, or
  std::string rule;                // a retention rule
  std::optional<CivilDate> until;  // the last day that it keeps it; none: no end is known
};

struct PlannedErasure {
  store::RecordRow row;
  store::Remains remains;
  std::vector<ErasureStop> stops;
};

struct ErasedProfile {
  store::ProfileRow row;
  std::vector<store::RecordNumber> left;  // its other records; empty: it is erased
};

struct ErasurePlan {
  store::ErasureRow erasure;
  std::vector<PlannedErasure> records;
  std::vector<ErasedProfile> profiles;
};

// Statutory retention stops an erasure but where the data must not be held at all (article 17(1)(d), (e)); a
// legal hold stops every one.
Result<ErasurePlan> plan_erasure(store::Snapshot& snapshot, const policy::Retention& retention,
                                 const ErasureAsk& ask, const Asker& asker, Instant now);
// `conflict`, with a fault for each record that something keeps.
Outcome check_stops(const ErasurePlan& plan);
// The same of records that a rule of retention lets go. Core::rendered is cleared after the commit.
void write_erasure(store::Transaction& transaction, const ErasurePlan& plan);

// `forbidden` without a step-up that holds, `conflict` where it was lifted before.
Result<store::ErasureRow> lift_erasure(store::Transaction& transaction, const Uuid& id,
                                       const std::string& reason, const Asker& asker, Instant now);

// What is answered about a profile whose records were erased: `erased`, with the reason's code.
Error gone(store::Snapshot& snapshot, const store::ProfileRow& profile);

// What rules of retention ask of a record beside its content.
policy::Standing standing_of(const store::RecordRow& row);

}  // namespace concord::service
