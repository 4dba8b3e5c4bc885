#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/sign_on/token.hpp>

#include "jose.hpp"
#include "token_parts.hpp"

namespace concord::sign_on {
namespace {

constexpr std::array<std::string_view, 3> kAlgorithms{"RS256", "PS256", "ES256"};
// A key that a token brings or points to proves nothing; an extension that must be understood is not.
constexpr std::array<std::string_view, 6> kRefusedMembers{"jwk", "jku", "x5u", "x5c", "crit", "zip"};

Accepted<Json> object_of(std::string_view part) {
  auto json = parse_json(from_base64url(part), {.depth = 8, .bytes = kMostTokenBytes});
  if (!json || !json->IsObject()) {
    return refuse(Refusal::not_a_token);
  }
  return std::move(*json);
}

std::string type_of(std::string_view typ) {
  std::string type = to_lower_ascii(typ);
  constexpr std::string_view kMedia = "application/";
  return type.starts_with(kMedia) ? type.substr(kMedia.size()) : type;
}

}  // namespace

bool may_be_token(std::string_view text) { return std::count(text.begin(), text.end(), '.') == 2; }

Accepted<Parts> parts_of(std::string_view token) {
  if (token.size() > kMostTokenBytes || !may_be_token(token)) {
    return refuse(Refusal::not_a_token);
  }
  const std::vector<std::string_view> parts = split(token, '.');
  return Parts{parts[0], parts[1], parts[2]};
}

Accepted<Json> claims_in(std::string_view part) { return object_of(part); }

Accepted<TokenHead> read_head(std::string_view token) {
  const auto parts = parts_of(token);
  if (!parts) {
    return refuse(parts.error());
  }
  const auto head = object_of(parts->head);
  if (!head) {
    return refuse(head.error());
  }
  const std::string_view algorithm = text_of(*head, "alg");
  if (std::find(kAlgorithms.begin(), kAlgorithms.end(), algorithm) == kAlgorithms.end()) {
    return refuse(Refusal::algorithm_refused);
  }
  for (const std::string_view member : kRefusedMembers) {
    if (member_of(*head, member) != nullptr) {
      return refuse(Refusal::header_refused);
    }
  }
  const JsonValue* type = member_of(*head, "typ");
  if (type != nullptr && !type->IsString()) {
    return refuse(Refusal::wrong_type);
  }
  if (text_of(*head, "kid").empty()) {
    return refuse(Refusal::unknown_key);
  }
  return TokenHead{std::string(algorithm), std::string(text_of(*head, "kid")),
                   type_of(text_of(*head, "typ"))};
}

}  // namespace concord::sign_on
