// The request target, decoded exactly once.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <concord/framing/refusal.hpp>

namespace concord::framing {

struct Target {
  std::string path;                                        // starts with '/', decoded, valid UTF-8
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order; '+' is a blank
};

// Takes the origin form, and the absolute form if its authority is `host`. Refused with 400: what RFC 3986
// does not allow, an encoded slash, backslash or control character, dot segments, and what is not UTF-8.
Checked<Target> parse_target(std::string_view target, std::string_view host);

}  // namespace concord::framing
