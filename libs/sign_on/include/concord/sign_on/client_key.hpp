// How Concord proves itself to the provider without a shared secret: private_key_jwt (RFC 7523, OpenID
// Connect Core 9).
#pragma once

#include <string>
#include <string_view>

#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>

namespace concord::sign_on {

// A private key, RSA (signs PS256) or P-256 (signs ES256), as a JSON Web Key.
struct ClientKey {
  std::string jwk;
  std::string algorithm;
  std::string id;          // RFC 7638 thumbprint of the key: the `kid` that it is registered by
  std::string thumbprint;  // SHA-256 of its certificate, base64url: Entra ID's `x5t#S256`; empty without one
};

// From PEM: a private key without a passphrase and, for Entra ID, its certificate.
Result<ClientKey> read_client_key(const std::string& pem);

// Good for one minute from `now`.
Result<std::string> client_assertion(const ClientKey& key, std::string_view client_id,
                                     std::string_view token_endpoint, Instant now);

}  // namespace concord::sign_on
