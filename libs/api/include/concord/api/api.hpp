// The api over a core: three doors to the same route table.
#pragma once

#include <concord/api/exchange.hpp>
#include <concord/service/core.hpp>

namespace concord::api {

// Routes for everyone with a key. The core must outlive the handler and every answer.
Handler public_door(service::Core& core);
// The same and the owner's routes, without a key: for the owner-only socket and the command line.
Handler owner_door(service::Core& core);
// /livez, /readyz and /metrics: no keys, its own port.
Handler admin_door(service::Core& core);

}  // namespace concord::api
