// What an asker may see, and of whom, settled once a request. Any thread.
#pragma once

#include <concord/service/core.hpp>

namespace concord::service {

// For the principal and the purpose that stand in it, as roles, agreements, openings, restrictions of
// processing and protections are at this moment.
void settle(const Core& core, Asker& asker);

}  // namespace concord::service
