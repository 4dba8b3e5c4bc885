// Bodies that name a profile or records: what a legal hold or an erasure is asked of.
#pragma once

#include <concord/api/route.hpp>

#include "reading.hpp"

namespace concord::api {

struct NamedRecords {
  std::optional<Uuid> profile;
  std::vector<domain::RecordKey> records;
};

Result<NamedRecords> read_named(const JsonValue& json);
// The profile that it names, at the end of where its id leads; none: it names none.
Result<std::optional<store::ProfileRow>> named_profile(store::Snapshot& snapshot, const Context& context,
                                                       const NamedRecords& named);
// As `records`: those that exist for the asker and whose part is shown to them.
void write_named_records(JsonWriter& out, store::Snapshot& snapshot,
                         const std::vector<store::RecordNumber>& records, const service::Asker& asker);

}  // namespace concord::api
