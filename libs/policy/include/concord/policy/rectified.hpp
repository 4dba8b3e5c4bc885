// Whether a record has come to say what was proposed to its source. Pure; any thread.
#pragma once

#include <concord/domain/record.hpp>

namespace concord::policy {

// Each value of `proposed` is among the record's. What the proposal leaves open (the day from which an
// address is home, say) may be anything there; names and lines of addresses count by their letters, whatever
// their case.
bool says(const domain::Record& record, const domain::Record& proposed);

}  // namespace concord::policy
