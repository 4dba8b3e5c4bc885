#include <concord/sign_on/keys.hpp>

#include "signing.hpp"

using namespace concord::sign_on;

TEST_CASE("keys that can't sign what is accepted are passed over") {
  const std::string good = Signer::of("ES256").public_jwk();
  const auto keys = KeySet::read(
      R"({"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"oct"},{"kty":"RSA","n":"sXch","e":"AQAB","kid":"short"},)"
      R"({"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA","kid":"off-the-curve"},{"kty":"OKP","kid":"new"},17,)" +
      Signer::of("RS256").public_jwk(R"(,"use":"enc")") + "," + good + "]}");
  REQUIRE(keys);
  CHECK(keys->size() == 1);
  CHECK(keys->find("ES256") != nullptr);
  CHECK(keys->find("oct") == nullptr);
}

TEST_CASE("of two keys with one name neither is taken") {
  const std::string twice = Signer::of("ES256").public_jwk();
  const auto keys =
      KeySet::read(R"({"keys":[)" + twice + "," + twice + "," + Signer::of("RS256").public_jwk() + "]}");
  REQUIRE(keys);
  CHECK(keys->size() == 1);
  CHECK(keys->find("ES256") == nullptr);
}

TEST_CASE("what is no key set, or has no key, is refused") {
  for (const std::string text :
       {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[]})", R"({"keys":[{}]})", "nonsense"}) {
    CAPTURE(text);
    const auto keys = KeySet::read(text);
    REQUIRE_FALSE(keys);
    CHECK(keys.error() == Refusal::provider_malformed);
  }
}
