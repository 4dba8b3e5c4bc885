// Whom else one of two profiles fits.
#pragma once

#include <set>
#include <vector>

#include <concord/service/asker.hpp>

#include "compared.hpp"

namespace concord::service {

// Profiles among `others` that `one` fits nearly as well as `other`, and that are somebody else than `other`:
// the rule by which matching's clustering (fits_another) leaves a certain union to a steward. Only records
// that the asker may compare are heard. `score` is that between the two, in bits.
std::set<Uuid> rivals_of(store::Snapshot& snapshot, const matching::Index& index, const Asker& asker,
                         const std::set<store::ProfileNumber>& others,
                         const std::vector<store::RecordNumber>& one,
                         const std::vector<store::RecordNumber>& other, double score);

}  // namespace concord::service
