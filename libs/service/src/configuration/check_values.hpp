// What each setting by itself must be, beyond being of its kind.
#pragma once

#include <concord/service/configuration.hpp>

namespace concord::service {

// The first value that can't be used, by its setting's name. Opens and binds nothing.
Outcome check_values(const Configuration& made);

}  // namespace concord::service
