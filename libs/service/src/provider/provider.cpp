#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>
#include <concord/service/provider.hpp>

#include "exchange_code.hpp"
#include "known_programs.hpp"
#include "pending_sign_ins.hpp"
#include "provider_keys.hpp"

namespace concord::service {

using sign_on::Accepted;
using sign_on::Refusal;

struct Provider::Parts {
  sign_on::Settings settings;
  ClientProof proof;
  std::unique_ptr<outbound::HttpClient> http;
  const Clock& clock;
  ProviderKeys keys{settings, *http, clock};
  PendingSignIns pending{};
  KnownPrograms programs{};
};

namespace {

bool is_of_browser(const PendingSignIn& pending, std::string_view browser) {
  const Digest came = sha256(browser);
  const auto bytes = [](const Digest& digest) {
    return std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size());
  };
  return equal_in_constant_time(bytes(came), bytes(pending.browser));
}

// RFC 9207: an answer by another provider than the one that was asked.
bool is_by_another(const Provider::Returned& returned, const sign_on::Settings& settings,
                   const sign_on::ProviderDescription& provider) {
  return returned.issuer.empty() ? provider.names_itself : returned.issuer != settings.issuer;
}

}  // namespace

Provider::Provider(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Provider::~Provider() = default;

Result<std::unique_ptr<Provider>> Provider::open(sign_on::Settings settings,
                                                 std::unique_ptr<outbound::HttpClient> http,
                                                 const Clock& clock) {
  auto proof = read_client_proof(settings);
  if (!proof) {
    return proof.error();
  }
  return std::unique_ptr<Provider>(new Provider(
      std::unique_ptr<Parts>(new Parts{std::move(settings), std::move(*proof), std::move(http), clock})));
}

const sign_on::Settings& Provider::settings() const { return parts_->settings; }

Accepted<Provider::Begun> Provider::begin(std::optional<Again> again) {
  const auto known = parts_->keys.get("");
  if (!known) {
    return sign_on::refuse(known.error());
  }
  Begun begun;
  begun.browser = random_hex(32);
  PendingSignIn pending{sign_on::make_secrets(), sha256(begun.browser),
                        parts_->clock.now() + PendingSignIns::kLifetime, std::move(again)};
  begun.url = sign_on::authorization_url((*known)->description, settings().client_id, settings().redirect_uri,
                                         pending.secrets, pending.again.has_value());
  parts_->pending.add(std::move(pending));
  return begun;
}

Accepted<sign_on::Claims> Provider::verified(std::string_view token, const sign_on::Expected& expected) {
  const auto head = sign_on::read_head(token);
  const auto keys = head ? parts_->keys.get(head->key_id) : Accepted<Known>(sign_on::refuse(head.error()));
  if (!keys) {
    return sign_on::refuse(keys.error());
  }
  return sign_on::verify(token, (*keys)->keys, expected, parts_->clock.now());
}

Accepted<Provider::Finished> Provider::finish(const Returned& returned, std::string_view browser) {
  const auto pending = parts_->pending.take(returned.state, parts_->clock.now());
  if (!pending) {
    return sign_on::refuse(Refusal::unknown_state);
  }
  if (!is_of_browser(*pending, browser)) {
    return sign_on::refuse(Refusal::other_browser);
  }
  const auto known = parts_->keys.get("");
  if (!known) {
    return sign_on::refuse(known.error());
  }
  if (is_by_another(returned, settings(), (*known)->description)) {
    return sign_on::refuse(Refusal::wrong_issuer);
  }
  if (!returned.error.empty() || returned.code.empty()) {
    return sign_on::refuse(Refusal::provider_refused);
  }
  const auto token = exchange_code(*parts_->http, {settings(), (*known)->description, parts_->proof},
                                   returned.code, pending->secrets.verifier, parts_->clock.now());
  if (!token) {
    return sign_on::refuse(token.error());
  }
  sign_on::Expected expected = sign_on::expected_of_person(settings(), pending->secrets.nonce);
  if (pending->again) {
    expected.authenticated_since = pending->ends - PendingSignIns::kLifetime;
  }
  const auto claims = verified(*token, expected);
  auto person = claims ? sign_on::person_of(settings(), *claims)
                       : Accepted<sign_on::SignedInPerson>(sign_on::refuse(claims.error()));
  if (!person) {
    return sign_on::refuse(person.error());
  }
  if (pending->again && pending->again->subject != person->subject) {
    return sign_on::refuse(Refusal::other_person);
  }
  return Finished{std::move(*person), pending->again};
}

Accepted<sign_on::SignedOut> Provider::signed_out(std::string_view token) {
  const auto claims = verified(token, sign_on::expected_of_sign_out(settings()));
  return claims ? sign_on::signed_out_by(settings(), *claims) : sign_on::refuse(claims.error());
}

Accepted<domain::Principal> Provider::program(std::string_view token) {
  const Instant now = parts_->clock.now();
  if (settings().programs_audience.empty()) {
    return sign_on::refuse(Refusal::unknown_program);
  }
  if (const auto head = sign_on::read_head(token); !head) {
    return sign_on::refuse(head.error());
  }
  const Known keys = parts_->keys.kept();
  if (!keys) {
    return sign_on::refuse(Refusal::provider_unavailable);
  }
  if (auto known = parts_->programs.find(token, keys, now)) {
    return std::move(*known);
  }
  const auto claims = sign_on::verify(token, keys->keys, sign_on::expected_of_program(settings()), now);
  if (!claims) {
    return sign_on::refuse(claims.error());
  }
  auto principal = sign_on::program_of(settings(), *claims);
  if (principal) {
    parts_->programs.add(token, {*principal, keys, claims->expires() + sign_on::kSkew});
  }
  return principal;
}

bool Provider::wants_keys(std::string_view token) const {
  if (settings().programs_audience.empty()) {
    return false;
  }
  const auto head = sign_on::read_head(token);
  return head && parts_->keys.would_fetch(head->key_id);
}

void Provider::fetch_keys(std::string_view token) {
  const auto head = sign_on::read_head(token);
  if (head) {
    static_cast<void>(parts_->keys.get(head->key_id));  // what came of it shows when the token is looked at
  }
}

}  // namespace concord::service
