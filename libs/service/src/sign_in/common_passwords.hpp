// Passwords that are tried first, because many people chose them. Pure.
#pragma once

#include <string_view>

namespace concord::service {

// One a line, in lower case, in order of their bytes (libs/service/data).
std::string_view common_passwords();
// Capitals don't matter.
bool is_common_password(std::string_view password);

}  // namespace concord::service
