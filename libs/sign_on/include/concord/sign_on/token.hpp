// Signed tokens of an identity provider: JSON Web Tokens (RFC 7519), checked as RFC 8725 and OpenID Connect
// Core 3.1.3.7 ask. Pure: the time is given. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/json.hpp>
#include <concord/sign_on/keys.hpp>

namespace concord::sign_on {

inline constexpr std::size_t kMostTokenBytes = 16U << 10U;
inline constexpr std::chrono::seconds kSkew{60};  // that the provider's clock and ours may differ by

// Whether it looks like a token rather than one of our own keys, which have no dots. Proves nothing.
bool may_be_token(std::string_view text);

struct TokenHead {
  std::string algorithm;  // RS256, PS256 or ES256
  std::string key_id;
  std::string type;  // `typ` in lower case without "application/"; empty where it has none
};
// The head, with everything refused that needs no key to be seen.
Accepted<TokenHead> read_head(std::string_view token);

// What a token must say to be the one that is waited for.
struct Expected {
  std::string issuer;
  std::string audience;
  std::string tenant{};                   // `tid`; empty: not asked
  std::vector<std::string_view> types{};  // of `typ`, "" where it may be missing
  std::optional<std::string> nonce{};     // an ID token's
  std::string party{};                    // an ID token's `azp`, where it has one or must; empty: not asked
  // An ID token's `auth_time`, which must be there, is no earlier than this (but for kSkew).
  std::optional<Instant> authenticated_since{};
  std::vector<std::string> methods{};  // an ID token's `amr` has one of these at least; empty: not asked
};

// The claims of a token that was found to be good. Move-only.
class Claims {
 public:
  Claims(Json json, Instant expires, Instant issued = {})
      : json_(std::move(json)), expires_(expires), issued_(issued) {}
  Instant expires() const { return expires_; }
  Instant issued() const { return issued_; }
  // Empty where the claim is not there or no text.
  std::string_view text(std::string_view name) const { return text_of(json_, name); }
  bool has(std::string_view name) const { return member_of(json_, name) != nullptr; }
  // Whether the claim is an object that has an object as this member.
  bool has_object(std::string_view name, std::string_view member) const;
  // The texts of a list, or one text; empty where it is neither.
  std::vector<std::string> texts(std::string_view name) const;

 private:
  Json json_;
  Instant expires_, issued_;
};

// `unknown_key` when the key set lacks the token's `kid`: it may have been rolled, and fetching may help.
Accepted<Claims> verify(std::string_view token, const KeySet& keys, const Expected& expected, Instant now);

}  // namespace concord::sign_on
