#include <algorithm>
#include <optional>

#include <concord/base/json.hpp>
#include <concord/sign_on/keys.hpp>

#include "jose.hpp"

namespace concord::sign_on {
namespace {

constexpr std::size_t kMostKeys = 100;
constexpr std::size_t kLeastRsaBits = 2048;
constexpr std::size_t kMostRsaBits = 8192;
constexpr std::size_t kP256Bytes = 64;

bool is_for_signing(const JsonValue& jwk) {
  const std::string_view use = text_of(jwk, "use");
  return member_of(jwk, "use") == nullptr || use == "sig";
}

std::optional<SigningKey> read_key(const JsonValue& jwk) {
  if (!jwk.IsObject() || !is_for_signing(jwk) || text_of(jwk, "kid").empty()) {
    return std::nullopt;
  }
  SigningKey key;
  key.id = text_of(jwk, "kid");
  key.algorithm = text_of(jwk, "alg");
  key.jwk = JsonWriter{}.value(jwk).take();
  const JoseKey imported = import_key(key.jwk);
  if (!imported) {
    return std::nullopt;
  }
  const std::size_t bits = cjose_jwk_get_keysize(imported.get(), nullptr);
  if (text_of(jwk, "kty") == "RSA" && bits >= kLeastRsaBits && bits <= kMostRsaBits) {
    key.kind = KeyKind::rsa;
    key.bytes = (bits + 7) / 8;
    return key;
  }
  if (text_of(jwk, "kty") == "EC" && text_of(jwk, "crv") == "P-256") {
    key.kind = KeyKind::p256;
    key.bytes = kP256Bytes;
    return key;
  }
  return std::nullopt;
}

}  // namespace

Accepted<KeySet> KeySet::read(std::string_view json) {
  const auto set = parse_json(json, {.depth = 8, .bytes = 1U << 20U});
  const JsonValue* listed = set ? member_of(*set, "keys") : nullptr;
  if (listed == nullptr || !listed->IsArray() || listed->Size() > kMostKeys) {
    return refuse(Refusal::provider_malformed);
  }
  KeySet keys;
  std::vector<std::string> twice;
  for (const JsonValue& jwk : listed->GetArray()) {
    if (auto key = read_key(jwk)) {
      if (keys.find(key->id) != nullptr) {
        twice.push_back(key->id);
      }
      keys.keys_.push_back(std::move(*key));
    }
  }
  // Which of two keys of one name is meant can't be told, so neither is taken.
  std::erase_if(keys.keys_, [&](const SigningKey& key) {
    return std::find(twice.begin(), twice.end(), key.id) != twice.end();
  });
  if (keys.keys_.empty()) {
    return refuse(Refusal::provider_malformed);
  }
  return keys;
}

const SigningKey* KeySet::find(std::string_view id) const {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(), [&](const SigningKey& key) { return key.id == id; });
  return found == keys_.end() ? nullptr : &*found;
}

}  // namespace concord::sign_on
