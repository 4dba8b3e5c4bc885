// The code that the browser brought, for the person's ID token.
#pragma once

#include <optional>
#include <string>

#include <concord/base/clock.hpp>
#include <concord/outbound/http_client.hpp>
#include <concord/sign_on/client_key.hpp>
#include <concord/sign_on/provider.hpp>
#include <concord/sign_on/settings.hpp>

namespace concord::service {

// What Concord proves itself to the provider with: one of the two.
struct ClientProof {
  std::string secret;
  std::optional<sign_on::ClientKey> key;
};
Result<ClientProof> read_client_proof(const sign_on::Settings& settings);

struct CodeExchange {
  const sign_on::Settings& settings;
  const sign_on::ProviderDescription& provider;
  const ClientProof& proof;
};
// `verifier` shows that it was begun here (PKCE). The ID token has not been looked at yet.
sign_on::Accepted<std::string> exchange_code(outbound::HttpClient& http, const CodeExchange& exchange,
                                             std::string_view code, std::string_view verifier, Instant now);

}  // namespace concord::service
