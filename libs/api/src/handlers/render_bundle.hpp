// A subject-access bundle as JSON.
#pragma once

#include <concord/service/bundle.hpp>

#include "render.hpp"

namespace concord::api {

std::string bundle_body(const service::Bundle& bundle, const policy::Parts& parts);

}  // namespace concord::api
