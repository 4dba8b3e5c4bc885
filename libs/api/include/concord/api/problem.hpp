// Errors on the wire: RFC 9457. The one place where a code becomes a status.
#pragma once

#include <chrono>
#include <string_view>

#include <concord/api/exchange.hpp>
#include <concord/base/error.hpp>

namespace concord::api {

int status_of(Code code);
// Only `detail` and `faults` go out, never `cause`.
Reply problem(const Error& error, std::string_view request_id);
// 429 with Retry-After, for what is counted or queued by whom it is of.
Reply too_many_requests(std::string_view detail, std::chrono::seconds wait, std::string_view request_id);

}  // namespace concord::api
