#include <catch2/catch.hpp>

#include <concord/sign_on/provider.hpp>

using namespace concord::sign_on;

namespace {

std::string document(const std::string& more = "") {
  return R"({"issuer":"https://p.test","authorization_endpoint":"https://p.test/a","token_endpoint":"https://p.test/t",)"
         R"("jwks_uri":"https://p.test/k")" +
         more + "}";
}

std::string_view judged(const std::string& json, std::string_view issuer = "https://p.test") {
  const auto read = read_description(json, issuer);
  return read ? "good" : to_string(read.error());
}

}  // namespace

TEST_CASE("a description counts for its own issuer alone, to the letter") {
  CHECK(judged(document()) == "good");
  CHECK(judged(document(), "https://p.test/") == "wrong-issuer");
  CHECK(judged(document(), "https://P.test") == "wrong-issuer");
}

TEST_CASE("the challenge is the one of RFC 7636, appendix B") {
  ProviderDescription provider;
  provider.authorization_endpoint = "https://p.test/a?tenant=x";
  const std::string url = authorization_url(provider, "our client", "https://c.test/sign-in/callback",
                                            {"s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"});
  CHECK(url.find("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&") != std::string::npos);
  CHECK(url.starts_with("https://p.test/a?tenant=x&response_type=code&client_id=our%20client&"));
  CHECK(url.find("dBjft") == std::string::npos);
}

TEST_CASE("whoever is to show anew who they are is asked for it by the provider") {
  ProviderDescription provider;
  provider.authorization_endpoint = "https://p.test/a";
  const SignInSecrets secrets{"s", "n", "v"};
  const std::string first = authorization_url(provider, "c", "https://c.test/sign-in/callback", secrets);
  const std::string again =
      authorization_url(provider, "c", "https://c.test/sign-in/callback", secrets, true);
  CHECK(first.find("prompt=") == std::string::npos);
  CHECK(again == first + "&prompt=login&max_age=0");
}

TEST_CASE("what must not be guessed is new for every sign-in, and long enough for a verifier") {
  const SignInSecrets one = make_secrets();
  const SignInSecrets other = make_secrets();
  CHECK((one.state != other.state && one.nonce != other.nonce && one.verifier != other.verifier));
  CHECK((one.verifier.size() >= 43 && one.verifier.size() <= 128));
}

TEST_CASE("a description without what a sign-in needs is refused") {
  CHECK(judged("{}") == "wrong-issuer");
  CHECK(judged("nonsense") == "provider-malformed");
  CHECK(judged(R"({"issuer":"https://p.test"})") == "provider-malformed");
  CHECK(judged(document(R"(,"code_challenge_methods_supported":["plain"])")) == "provider-malformed");
  CHECK(judged(document(R"(,"response_types_supported":["id_token"])")) == "provider-malformed");
}
