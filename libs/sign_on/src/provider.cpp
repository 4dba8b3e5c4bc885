#include <algorithm>

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/json.hpp>
#include <concord/sign_on/provider.hpp>

#include "jose.hpp"

namespace concord::sign_on {
namespace {

constexpr std::size_t kMostBytes = 1U << 20U;

// Of a list of texts: whether it has the word. A list that is not there is no answer either way.
bool lacks(const JsonValue& object, std::string_view member, std::string_view word) {
  const JsonValue* list = member_of(object, member);
  if (list == nullptr || !list->IsArray()) {
    return false;
  }
  const auto all = list->GetArray();
  return std::none_of(all.begin(), all.end(), [&](const JsonValue& one) {
    return one.IsString() && std::string_view(one.GetString(), one.GetStringLength()) == word;
  });
}

bool is_true(const JsonValue& object, std::string_view member) {
  const JsonValue* value = member_of(object, member);
  return value != nullptr && value->IsTrue();
}

bool is_https(std::string_view url) {
  return url.starts_with("https://") && url.find_first_of(" \t\r\n#") == std::string_view::npos;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                       byte == '~';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return encoded;
}

// RFC 7636, 4.2: what the provider is shown first of the verifier.
std::string challenge_of(std::string_view verifier) {
  const Digest digest = sha256(verifier);
  return to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace

std::string description_url(std::string_view issuer) {
  return fmt::format("{}{}.well-known/openid-configuration", issuer, issuer.ends_with('/') ? "" : "/");
}

Accepted<ProviderDescription> read_description(std::string_view json, std::string_view issuer) {
  const auto document = parse_json(json, {.depth = 16, .bytes = kMostBytes});
  if (!document || !document->IsObject()) {
    return refuse(Refusal::provider_malformed);
  }
  if (text_of(*document, "issuer") != issuer) {
    return refuse(Refusal::wrong_issuer);
  }
  ProviderDescription provider;
  provider.authorization_endpoint = text_of(*document, "authorization_endpoint");
  provider.token_endpoint = text_of(*document, "token_endpoint");
  provider.jwks_uri = text_of(*document, "jwks_uri");
  provider.client_secret_basic =
      !lacks(*document, "token_endpoint_auth_methods_supported", "client_secret_basic");
  provider.names_itself = is_true(*document, "authorization_response_iss_parameter_supported");
  const bool sound = is_https(provider.authorization_endpoint) && is_https(provider.token_endpoint) &&
                     is_https(provider.jwks_uri) &&
                     !lacks(*document, "code_challenge_methods_supported", "S256") &&
                     !lacks(*document, "response_types_supported", "code");
  if (!sound) {
    return refuse(Refusal::provider_malformed);
  }
  return provider;
}

SignInSecrets make_secrets() { return {random_hex(32), random_hex(32), random_hex(32)}; }

std::string to_form(const std::vector<Parameter>& parameters) {
  std::string form;
  for (const auto& [name, value] : parameters) {
    form += (form.empty() ? "" : "&") + percent_encoded(name) + '=' + percent_encoded(value);
  }
  return form;
}

std::string authorization_url(const ProviderDescription& provider, std::string_view client_id,
                              std::string_view redirect_uri, const SignInSecrets& secrets, bool again) {
  const std::string challenge = challenge_of(secrets.verifier);
  std::string query = to_form({{"response_type", "code"},
                               {"client_id", client_id},
                               {"redirect_uri", redirect_uri},
                               {"scope", "openid"},
                               {"state", secrets.state},
                               {"nonce", secrets.nonce},
                               {"code_challenge", challenge},
                               {"code_challenge_method", "S256"},
                               {"response_mode", "query"}});
  if (again) {
    query += '&' + to_form({{"prompt", "login"}, {"max_age", "0"}});
  }
  const char joint = provider.authorization_endpoint.find('?') == std::string::npos ? '?' : '&';
  return provider.authorization_endpoint + joint + query;
}

Accepted<std::string> id_token_in(std::string_view json) {
  const auto answer = parse_json(json, {.depth = 8, .bytes = kMostBytes});
  if (!answer || !answer->IsObject() || text_of(*answer, "id_token").empty()) {
    return refuse(Refusal::provider_malformed);
  }
  return std::string(text_of(*answer, "id_token"));
}

}  // namespace concord::sign_on
