// An HTTP client whose server is a handler in this process.
#pragma once

#include <memory>

#include <concord/api/exchange.hpp>
#include <concord/outbound/http_client.hpp>

namespace concord::owner {

// URLs are paths with a query: "/v1/sources".
std::unique_ptr<outbound::HttpClient> make_in_process_client(api::Handler handler);

}  // namespace concord::owner
