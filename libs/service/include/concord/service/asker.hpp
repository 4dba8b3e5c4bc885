// Who asks, why, and what they may see for it: settled once a request, before any use case runs.
#pragma once

#include <optional>

#include <concord/base/clock.hpp>
#include <concord/domain/access.hpp>
#include <concord/policy/mask.hpp>

namespace concord::service {

struct Asker {
  domain::Principal principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  policy::Mask mask;
  // When they last proved again who they are, in a session; a bearer key never does.
  std::optional<Instant> stepped_up{};
};

}  // namespace concord::service
