// A program that comes with the identity provider's access token instead of a key of ours.
#pragma once

#include <concord/api/route.hpp>

namespace concord::api {

// Whether this bearer token is the provider's to vouch for.
bool is_provider_token(const service::Core& core, std::string_view token);
// Whether the provider's keys should be fetched before it is looked at; that is done on the provider lane.
bool wants_provider_keys(const service::Core& core, const Request& request);
void fetch_provider_keys(const service::Core& core, const Request& request);

// Why it was refused goes to the log alone, with the request's id.
Result<domain::Principal> program_of(const service::Core& core, std::string_view token,
                                     std::string_view request_id);

}  // namespace concord::api
