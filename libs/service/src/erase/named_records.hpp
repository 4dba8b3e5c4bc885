// The records that a hold or an erasure is asked of.
#pragma once

#include <optional>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// Those of the profile, or those named. All must be the asker's to see; `busy` while one of the profile's
// waits to be resolved, for it may be somebody else's by then.
Result<std::vector<store::RecordRow>> named_records(store::Snapshot& snapshot,
                                                    const std::optional<store::ProfileRow>& profile,
                                                    const std::vector<domain::RecordKey>& keys,
                                                    const Asker& asker);

}  // namespace concord::service
