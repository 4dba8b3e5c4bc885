// Who asks, why, and what they may see for it: settled once a request, before any use case runs.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/domain/access.hpp>
#include <concord/policy/mask.hpp>

namespace concord::service {

// What the asker may see of one resident beyond the mask: by a grant, or by a broken glass. It counts for
// the profile that is made of these records and no others.
struct Opening {
  std::vector<std::int64_t> members;  // sorted
  policy::Mask adds;
  bool by_broken_glass = false;
};

struct Asker {
  domain::Principal principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  policy::Mask mask;
  std::vector<Opening> openings{};  // for this purpose, at this moment
  // When they last proved again who they are, in a session; a bearer key never does.
  std::optional<Instant> stepped_up{};
  // Records, sorted, of residents whose data may be kept for the asker's purpose and not shown: limits.hpp.
  // Null: there are none.
  std::shared_ptr<const std::vector<std::int64_t>> limited{};
};

}  // namespace concord::service
