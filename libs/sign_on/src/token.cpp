#include <algorithm>

#include <concord/sign_on/token.hpp>

#include "jose.hpp"
#include "token_parts.hpp"

namespace concord::sign_on {
namespace {

using Checked = Accepted<void>;

constexpr double kLastSecond = 253'402'300'799;  // 9999-12-31

Checked check_signature(std::string_view token, const TokenHead& head, const KeySet& keys) {
  const SigningKey* key = keys.find(head.key_id);
  if (key == nullptr) {
    return refuse(Refusal::unknown_key);
  }
  const KeyKind needed = head.algorithm == "ES256" ? KeyKind::p256 : KeyKind::rsa;
  if (key->kind != needed || (!key->algorithm.empty() && key->algorithm != head.algorithm)) {
    return refuse(Refusal::wrong_key);
  }
  const auto parts = parts_of(token);
  if (!parts || from_base64url(parts->signature).size() != key->bytes ||
      !is_signed_by(token, import_key(key->jwk))) {
    return refuse(Refusal::bad_signature);
  }
  return {};
}

// NumericDate (RFC 7519, 2): seconds since 1970, with or without a fraction.
std::optional<Instant> instant_of(const JsonValue& claims, std::string_view name) {
  const JsonValue* value = member_of(claims, name);
  if (value == nullptr || !value->IsNumber() || !(value->GetDouble() >= 0) ||
      !(value->GetDouble() <= kLastSecond)) {
    return std::nullopt;
  }
  return Instant{std::chrono::microseconds{static_cast<std::int64_t>(value->GetDouble() * 1e6)}};
}

struct Times {
  Instant expires, issued;
};
Accepted<Times> check_times(const JsonValue& claims, Instant now) {
  const auto expires = instant_of(claims, "exp");
  const auto issued = instant_of(claims, "iat");
  const auto from = instant_of(claims, "nbf");
  if (!expires || !issued || (member_of(claims, "nbf") != nullptr && !from)) {
    return refuse(Refusal::missing_claim);
  }
  if (now >= *expires + kSkew) {
    return refuse(Refusal::expired);
  }
  if (*issued > now + kSkew || (from && *from > now + kSkew)) {
    return refuse(Refusal::not_yet_valid);
  }
  return Times{*expires, *issued};
}

std::vector<std::string> texts_in(const JsonValue& claims, std::string_view name) {
  const JsonValue* value = member_of(claims, name);
  if (value == nullptr) {
    return {};
  }
  if (value->IsString()) {
    return {std::string(value->GetString(), value->GetStringLength())};
  }
  std::vector<std::string> texts;
  if (value->IsArray()) {
    for (const JsonValue& one : value->GetArray()) {
      if (!one.IsString()) {
        return {};
      }
      texts.emplace_back(one.GetString(), one.GetStringLength());
    }
  }
  return texts;
}

Checked check_audience(const JsonValue& claims, const Expected& expected) {
  const std::vector<std::string> audience = texts_in(claims, "aud");
  if (std::find(audience.begin(), audience.end(), expected.audience) == audience.end()) {
    return refuse(Refusal::wrong_audience);
  }
  if (expected.party.empty()) {
    return {};
  }
  // Core 3.1.3.7, 3 to 5: with others in `aud`, `azp` must say that it was given to us.
  const bool must_say = audience.size() > 1;
  const bool says = member_of(claims, "azp") != nullptr;
  if ((must_say || says) && text_of(claims, "azp") != expected.party) {
    return refuse(Refusal::wrong_party);
  }
  return {};
}

Checked check_claims(const JsonValue& claims, const Expected& expected) {
  if (text_of(claims, "iss") != expected.issuer) {
    return refuse(Refusal::wrong_issuer);
  }
  if (auto audience = check_audience(claims, expected); !audience) {
    return audience;
  }
  if (!expected.tenant.empty() && text_of(claims, "tid") != expected.tenant) {
    return refuse(Refusal::wrong_tenant);
  }
  if (expected.nonce && text_of(claims, "nonce") != *expected.nonce) {
    return refuse(Refusal::wrong_nonce);
  }
  return {};
}

// How and when the person showed the provider who they are, where that is asked for.
Checked check_authentication(const JsonValue& claims, const Expected& expected) {
  if (expected.authenticated_since) {
    const auto at = instant_of(claims, "auth_time");
    if (!at) {
      return refuse(Refusal::missing_claim);
    }
    if (*at + kSkew < *expected.authenticated_since) {
      return refuse(Refusal::not_again);
    }
  }
  const std::vector<std::string> methods = texts_in(claims, "amr");
  const bool by_one = std::any_of(methods.begin(), methods.end(), [&](const std::string& method) {
    return std::find(expected.methods.begin(), expected.methods.end(), method) != expected.methods.end();
  });
  return expected.methods.empty() || by_one ? Checked{} : refuse(Refusal::weak_method);
}

}  // namespace

bool Claims::has_object(std::string_view name, std::string_view member) const {
  const JsonValue* claim = member_of(json_, name);
  const JsonValue* inner = claim != nullptr && claim->IsObject() ? member_of(*claim, member) : nullptr;
  return inner != nullptr && inner->IsObject();
}

std::vector<std::string> Claims::texts(std::string_view name) const { return texts_in(json_, name); }

Accepted<Claims> verify(std::string_view token, const KeySet& keys, const Expected& expected, Instant now) {
  const auto head = read_head(token);
  if (!head) {
    return refuse(head.error());
  }
  if (std::find(expected.types.begin(), expected.types.end(), head->type) == expected.types.end()) {
    return refuse(Refusal::wrong_type);
  }
  if (auto good = check_signature(token, *head, keys); !good) {
    return refuse(good.error());
  }
  auto claims = claims_in(parts_of(token)->claims);
  if (!claims) {
    return refuse(claims.error());
  }
  if (auto right = check_claims(*claims, expected); !right) {
    return refuse(right.error());
  }
  if (auto right = check_authentication(*claims, expected); !right) {
    return refuse(right.error());
  }
  const auto times = check_times(*claims, now);
  if (!times) {
    return refuse(times.error());
  }
  return Claims{std::move(*claims), times->expires, times->issued};
}

}  // namespace concord::sign_on
