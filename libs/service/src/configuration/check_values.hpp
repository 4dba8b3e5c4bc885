// What each setting by itself must be, beyond being of its kind.
#pragma once

#include <concord/service/configuration.hpp>

namespace concord::service {

// The first value that can't be used, by its setting's name. Opens and binds nothing.
Outcome check_values(const Configuration& made);

// The part of them that meets the network: TLS, proxies, limits. After the form of the addresses.
Outcome check_edge(const Configuration& made);

// What the rules over the audit log go by.
Outcome check_snooping(const Configuration& made);

}  // namespace concord::service
