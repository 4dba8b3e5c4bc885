#include <fmt/format.h>

#include <concord/sign_on/token.hpp>

#include "signing.hpp"

using namespace concord;
using namespace concord::sign_on;

namespace {

constexpr std::int64_t kNow = 1'800'000'000;
const Instant now{std::chrono::seconds{kNow}};
const Expected expected{"https://provider.test", "concord", "our-tenant", {"", "jwt"}, "n-1", "concord"};

std::string claims(const std::string& issuer = "https://provider.test",
                   const std::string& tenant = "our-tenant", std::int64_t issued = kNow,
                   std::int64_t expires = kNow + 300) {
  return fmt::format(R"({{"iss":"{}","aud":"concord","tid":"{}","nonce":"n-1","sub":"s","iat":{},"exp":{}}})",
                     issuer, tenant, issued, expires);
}

// The reason, or "good".
std::string_view judged(const std::string& token, const Expected& by = expected, Instant at = now) {
  const auto verified = verify(token, Signer::key_set(), by, at);
  return verified ? "good" : to_string(verified.error());
}

}  // namespace

TEST_CASE("a token signed by ES256 or RS256 with all that is expected is good") {
  for (const std::string_view algorithm : {"ES256", "RS256"}) {
    CHECK(judged(Signer::of(algorithm).token(claims())) == "good");
    CHECK(judged(Signer::of(algorithm).token(claims(), "JWT")) == "good");
  }
}

TEST_CASE("clocks may differ by a minute, and not by a second more") {
  const Signer& signer = Signer::of("ES256");
  const std::string token = signer.token(claims());
  using std::chrono::seconds;
  CHECK(judged(token, expected, now + seconds{300 + 59}) == "good");
  CHECK(judged(token, expected, now + seconds{300 + 60}) == "expired");
  CHECK(judged(token, expected, now - seconds{60}) == "good");
  CHECK(judged(token, expected, now - seconds{61}) == "not-yet-valid");
}

TEST_CASE("a token of another tenant, or of none, is refused, whatever its issuer") {
  const Signer& signer = Signer::of("ES256");
  CHECK(judged(signer.token(claims("https://provider.test", "another"))) == "wrong-tenant");
  CHECK(judged(signer.token(claims("https://provider.test", ""))) == "wrong-tenant");
  Expected anywhere = expected;
  anywhere.tenant.clear();
  CHECK(judged(signer.token(claims("https://provider.test", "another")), anywhere) == "good");
}

TEST_CASE("a token of another type is refused even when all its claims are right") {
  const Signer& signer = Signer::of("RS256");
  CHECK(judged(signer.token(claims(), "at+jwt")) == "wrong-type");
  CHECK(judged(signer.token(claims(), "application/logout+jwt")) == "wrong-type");
}

TEST_CASE("who is to show anew who they are did so since then, and the token says so") {
  const Signer& signer = Signer::of("ES256");
  Expected again = expected;
  again.authenticated_since = now;
  const auto at = [&](const std::string& auth_time) {
    std::string said = claims();
    said.back() = ',';
    return judged(signer.token(said + "\"auth_time\":" + auth_time + "}"), again);
  };
  CHECK(at(std::to_string(kNow + 20)) == "good");
  CHECK(at(std::to_string(kNow - 60)) == "good");
  CHECK(at(std::to_string(kNow - 61)) == "not-again");
  CHECK(at("\"1800000020\"") == "missing-claim");
  CHECK(judged(signer.token(claims()), again) == "missing-claim");
}

TEST_CASE("a token of somebody who came by none of the ways that are asked for is refused") {
  const Signer& signer = Signer::of("ES256");
  Expected strong = expected;
  strong.methods = {"mfa", "hwk"};
  const auto by = [&](const std::string& methods) {
    std::string said = claims();
    said.back() = ',';
    return judged(signer.token(said + "\"amr\":" + methods + "}"), strong);
  };
  CHECK(by(R"(["pwd","mfa"])") == "good");
  CHECK(by(R"(["pwd"])") == "weak-method");
  CHECK(by(R"([])") == "weak-method");
  CHECK(by(R"(["MFA"])") == "weak-method");
  CHECK(judged(signer.token(claims()), strong) == "weak-method");
}

TEST_CASE("times that are no times are refused and never overflow") {
  const Signer& signer = Signer::of("ES256");
  for (const std::string_view time :
       {"-1", "1e300", "null", "\"1800000300\"", "[]", "99999999999999999999"}) {
    CAPTURE(time);
    const std::string odd =
        fmt::format(R"({{"iss":"https://provider.test","aud":"concord","tid":"our-tenant","nonce":"n-1",)"
                    R"("iat":{},"exp":{}}})",
                    kNow, time);
    CHECK(judged(signer.token(odd)) == "missing-claim");
  }
}

TEST_CASE("one changed byte anywhere in a token makes it bad") {
  const std::string token = Signer::of("ES256").token(claims());
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CAPTURE(i);
    CHECK(judged(changed) != "good");
  }
}

TEST_CASE("the last characters of a signature have one way to be written") {
  const std::string token = Signer::of("ES256").token(claims());
  CHECK(judged(token + "=") != "good");
  CHECK(judged(token + "==") != "good");
  CHECK(judged(token + "\n") != "good");
}

TEST_CASE("a longer token than any provider gives is not looked at") {
  CHECK(judged(std::string(kMostTokenBytes, 'A') + ".A.A") == "not-a-token");
}
