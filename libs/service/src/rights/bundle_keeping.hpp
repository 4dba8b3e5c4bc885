// For how long what a bundle holds is kept.
#pragma once

#include <concord/service/bundle.hpp>

namespace concord::service {

// `parts` are those that know the resident, as far as it is told: of others no rule is named.
BundleKeeping keeping_of(const policy::Retention& retention, const std::vector<domain::Part>& parts);

}  // namespace concord::service
