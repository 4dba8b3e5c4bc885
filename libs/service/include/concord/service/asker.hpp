// Who asks, why, and what they may see for it: settled once a request, before any use case runs.
#pragma once

#include <concord/domain/access.hpp>
#include <concord/policy/mask.hpp>

namespace concord::service {

struct Asker {
  domain::Principal principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  policy::Mask mask;
};

}  // namespace concord::service
