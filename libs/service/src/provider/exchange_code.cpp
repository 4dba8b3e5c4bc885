#include "exchange_code.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <sodium.h>

#include <concord/base/log.hpp>
#include <concord/base/text.hpp>

#include "asking.hpp"

namespace concord::service {
namespace {

using sign_on::Parameter;
using sign_on::Refusal;

constexpr std::string_view kAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

Result<std::string> read_secret(const std::filesystem::path& file) {
  std::error_code error;
  const auto mode = std::filesystem::status(file, error).permissions();
  std::ifstream in(file, std::ios::binary);
  if (error || !in) {
    return fail(Code::not_found, fmt::format("{} can't be read", file.string()));
  }
  if ((mode & std::filesystem::perms::others_all) != std::filesystem::perms::none) {
    return fail(Code::invalid_value, fmt::format("{} is open to everybody: chmod o= it", file.string()));
  }
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

std::string to_base64(const std::string& text) {
  std::string encoded(sodium_base64_encoded_len(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(text.data()),
                    text.size(), sodium_base64_VARIANT_ORIGINAL);
  encoded.pop_back();  // the NUL that it ends with
  return encoded;
}

// RFC 6749, 2.3.1: each half is form-encoded before they are joined.
std::string basic_header(const std::string& id, const std::string& secret) {
  const auto encoded = [](const std::string& text) { return sign_on::to_form({{"", text}}).substr(1); };
  return "Basic " + to_base64(encoded(id) + ':' + encoded(secret));
}

}  // namespace

Result<ClientProof> read_client_proof(const sign_on::Settings& settings) {
  const bool by_key = !settings.client_key_file.empty();
  const auto& file = by_key ? settings.client_key_file : settings.client_secret_file;
  auto text = read_secret(file);
  if (!text) {
    return text.error();
  }
  ClientProof proof;
  if (!by_key) {
    proof.secret = trim(*text);
    return proof.secret.empty() ? Result<ClientProof>(fail(Code::invalid_value, file.string() + " is empty"))
                                : Result<ClientProof>(std::move(proof));
  }
  auto key = sign_on::read_client_key(*text);
  if (!key) {
    return fail(key.error().code, fmt::format("{} {}", file.string(), key.error().detail));
  }
  proof.key = std::move(*key);
  return proof;
}

sign_on::Accepted<std::string> exchange_code(outbound::HttpClient& http, const CodeExchange& exchange,
                                             std::string_view code, std::string_view verifier, Instant now) {
  const auto& [settings, provider, proof] = exchange;
  outbound::HttpRequest request;
  request.verb = "POST";
  request.url = provider.token_endpoint;
  request.timeout = settings.timeout;
  request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  std::vector<Parameter> form{{"grant_type", "authorization_code"},
                              {"code", code},
                              {"redirect_uri", settings.redirect_uri},
                              {"code_verifier", verifier}};
  std::string assertion;
  if (proof.key) {
    auto made = sign_on::client_assertion(*proof.key, settings.client_id, provider.token_endpoint, now);
    if (!made) {
      log::error("provider.assertion_not_made");
      return sign_on::refuse(Refusal::provider_refused);
    }
    assertion = std::move(*made);
    form.insert(form.end(), {{"client_id", settings.client_id},
                             {"client_assertion_type", kAssertionType},
                             {"client_assertion", assertion}});
  } else if (provider.client_secret_basic) {
    request.headers.emplace_back("Authorization", basic_header(settings.client_id, proof.secret));
  } else {
    form.insert(form.end(), {{"client_id", settings.client_id}, {"client_secret", proof.secret}});
  }
  request.body = sign_on::to_form(form);
  const auto answer = ask_provider(http, request);
  return answer ? sign_on::id_token_in(*answer) : sign_on::refuse(answer.error());
}

}  // namespace concord::service
