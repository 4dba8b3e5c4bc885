// The audit log as governance asks of it.
#pragma once

#include <concord/base/json.hpp>
#include <concord/service/configuration.hpp>
#include <concord/store/audit.hpp>

namespace concord::service {

// How the configuration wants the log kept; heads are dated by the system's clock.
store::AuditOptions audit_options(const Configuration& configuration);

// {"whole": true, "entries": 1204, "first": 1, "last": 1204, "heads": 12, "heads_outside": 12, "fault": {…}}
void write_proof(JsonWriter& out, const store::AuditProof& proof);

}  // namespace concord::service
