#include "asking.hpp"

#include <concord/base/log.hpp>

namespace concord::service {

using sign_on::Refusal;

sign_on::Accepted<std::string> ask_provider(outbound::HttpClient& http,
                                            const outbound::HttpRequest& request) {
  auto reply = http.send(request);
  if (!reply) {
    log::warning("provider.not_reached", {{"reason", slug(reply.error().code)}});
    return sign_on::refuse(reply.error().code == Code::malformed ? Refusal::provider_malformed
                                                                 : Refusal::provider_unavailable);
  }
  if (reply->status == 200) {
    return std::move(reply->body);
  }
  log::warning("provider.answered", {{"status", std::int64_t{reply->status}}});
  return sign_on::refuse(reply->status < 500 ? Refusal::provider_refused : Refusal::provider_unavailable);
}

}  // namespace concord::service
