// What erasures on request and by retention are planned of.
#pragma once

#include <vector>

#include <concord/service/erasure.hpp>

namespace concord::service {

// The legal holds, of those in force, that hold the record.
std::vector<ErasureStop> held_by(const std::vector<store::HoldRow>& in_force, const store::RecordRow& row);
// The profiles that the records are in, with the records that stay.
std::vector<ErasedProfile> profiles_of(store::Snapshot& snapshot, const std::vector<PlannedErasure>& records);

}  // namespace concord::service
