// What the rules of retention come to for the records that are here, and erasing what they let go. Nothing
// runs by itself.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <concord/service/erasure.hpp>

namespace concord::service {

inline constexpr std::size_t kErasedAtOnce = 100;  // records in one transaction

struct RetentionCounts {
  std::size_t kept = 0;    // it keeps them longest
  std::size_t due = 0;     // every rule lets them go
  std::size_t review = 0;  // the same, and somebody decides
  std::size_t held = 0;    // due, but a legal hold holds them
};

struct DueRecord {
  store::RecordNumber number = 0;
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  std::string rule;
};

struct RetentionSurvey {
  CivilDate day{};
  std::size_t records = 0, no_rule = 0;
  std::map<std::string, RetentionCounts> by_rule;
  std::vector<DueRecord> due;  // numbered after what was asked for, in order, at most so many
};

// Reads every record, in many short snapshots: a minute for a million. `only`: due are those of these rules;
// empty: of all.
RetentionSurvey survey_retention(store::Database& database, const policy::Retention& retention,
                                 const std::vector<std::string>& only, Instant now, store::RecordNumber after,
                                 std::size_t most);

// Those of `due`, all of one rule, that are still due now.
ErasurePlan plan_retention(store::Snapshot& snapshot, const policy::Retention& retention,
                           const std::vector<DueRecord>& due, const std::string& by, Instant now);

}  // namespace concord::service
