// The Cookie header (RFC 6265, 5.4).
#pragma once

#include <optional>
#include <string_view>

namespace concord::framing {

// The value of the cookie of this name: nothing where it is not there, or there twice, since two of one name
// mean that somebody else set one. A view into `header`.
std::optional<std::string_view> cookie(std::string_view header, std::string_view name);

}  // namespace concord::framing
