#include "provider_token.hpp"

#include <concord/base/log.hpp>
#include <concord/sign_on/token.hpp>

namespace concord::api {
namespace {

std::string_view bearer_of(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto header = request.header("authorization");
  return header && header->starts_with(kScheme) ? header->substr(kScheme.size()) : std::string_view{};
}

}  // namespace

bool is_provider_token(const service::Core& core, std::string_view token) {
  return core.provider != nullptr && sign_on::may_be_token(token);
}

bool wants_provider_keys(const service::Core& core, const Request& request) {
  const std::string_view token = bearer_of(request);
  return is_provider_token(core, token) && core.provider->wants_keys(token);
}

void fetch_provider_keys(const service::Core& core, const Request& request) {
  core.provider->fetch_keys(bearer_of(request));
}

Result<domain::Principal> program_of(const service::Core& core, std::string_view token,
                                     std::string_view request_id) {
  auto principal = core.provider->program(token);
  if (principal) {
    return std::move(*principal);
  }
  log::warning("token.refused",
               {{"reason", sign_on::to_string(principal.error())}, {"request_id", request_id}});
  if (principal.error() == sign_on::Refusal::provider_unavailable) {
    return fail(Code::unavailable, "the identity provider's keys can't be had: try again shortly");
  }
  return fail(Code::unauthenticated, "the token is not accepted; the log has the request id and the reason");
}

}  // namespace concord::api
