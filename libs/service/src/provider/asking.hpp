// One thing asked of the provider.
#pragma once

#include <string>

#include <concord/outbound/http_client.hpp>
#include <concord/sign_on/refusal.hpp>

namespace concord::service {

// The body of a 200; `provider_refused` for any other answer below 500, `provider_unavailable` for the rest
// and for none.
sign_on::Accepted<std::string> ask_provider(outbound::HttpClient& http, const outbound::HttpRequest& request);

}  // namespace concord::service
