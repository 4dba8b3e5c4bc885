// An OpenID provider as its discovery document describes it, and what is sent to it and read from it in the
// authorisation-code flow with PKCE (RFC 7636). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/sign_on/refusal.hpp>

namespace concord::sign_on {

struct ProviderDescription {
  std::string authorization_endpoint, token_endpoint, jwks_uri;
  bool client_secret_basic = true;  // else the secret goes into the body
  bool names_itself = false;        // in every answer, as `iss` (RFC 9207)
};
// Where the document stands: the issuer with /.well-known/openid-configuration after it.
std::string description_url(std::string_view issuer);
// `wrong_issuer` unless the document's issuer is the pinned one; every endpoint must be https, and PKCE with
// S256 offered where the document says what is.
Accepted<ProviderDescription> read_description(std::string_view json, std::string_view issuer);

// What ties one sign-in together. `state` and `nonce` go out, `verifier` only with the code.
struct SignInSecrets {
  std::string state, nonce, verifier;
};
SignInSecrets make_secrets();

struct Parameter {
  std::string_view name, value;
};
// application/x-www-form-urlencoded.
std::string to_form(const std::vector<Parameter>& parameters);

// `again`: whoever is signed in there shows once more who they are (`prompt=login`), and the ID token says
// when.
std::string authorization_url(const ProviderDescription& provider, std::string_view client_id,
                              std::string_view redirect_uri, const SignInSecrets& secrets,
                              bool again = false);

// The ID token in a token endpoint's answer.
Accepted<std::string> id_token_in(std::string_view json);

}  // namespace concord::sign_on
