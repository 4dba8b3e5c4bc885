#include <catch2/catch.hpp>

#include <concord/service/totp.hpp>

using namespace concord;
using namespace concord::service;

namespace {

const std::string kSecret = "12345678901234567890";  // of RFC 6238, appendix B

Instant at(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

}  // namespace

TEST_CASE("codes are those of RFC 6238's appendix B, in six digits") {
  for (const auto& [seconds, code] :
       std::vector<std::pair<std::int64_t, std::string>>{{59, "287082"},
                                                         {1111111109, "081804"},
                                                         {1111111111, "050471"},
                                                         {1234567890, "005924"},
                                                         {2000000000, "279037"},
                                                         {20000000000, "353130"}}) {
    CAPTURE(seconds);
    CHECK(totp_code(kSecret, totp_step(at(seconds))) == code);
  }
}

TEST_CASE("a code holds in its own step and one to either side, and no further") {
  const std::int64_t step = totp_step(at(1111111109));
  CHECK(totp_match(kSecret, "081804", at(1111111109), 0) == step);
  CHECK(totp_match(kSecret, "081 804", at(1111111109 + 30), 0) == step);
  CHECK(totp_match(kSecret, "081804", at(1111111109 - 30), 0) == step);
  CHECK_FALSE(totp_match(kSecret, "081804", at(1111111109 + 60), 0));
  CHECK_FALSE(totp_match(kSecret, "081804", at(1111111109 - 60), 0));
}

TEST_CASE("a code is used once, and none before it is taken after it") {
  const Instant now = at(1111111109);
  const std::int64_t step = totp_step(now);
  CHECK_FALSE(totp_match(kSecret, "081804", now, step));
  CHECK_FALSE(totp_match(kSecret, totp_code(kSecret, step - 1), now, step));
  CHECK(totp_match(kSecret, totp_code(kSecret, step + 1), now, step) == step + 1);
}

TEST_CASE("what is no code is none") {
  for (const auto* code : {"", "08180", "0818040", "81804", "o81804", "      "}) {
    CHECK_FALSE(totp_match(kSecret, code, at(1111111109), 0));
  }
}

TEST_CASE("a secret is told as apps take it") {
  CHECK(base32("") == "");
  CHECK(base32("f") == "MY");  // RFC 4648, section 10, without the padding
  CHECK(base32("foo") == "MZXW6");
  CHECK(base32("foobar") == "MZXW6YTBOI");
  CHECK(totp_uri("n.okoro", "foobar") == "otpauth://totp/Concord:n.okoro?secret=MZXW6YTBOI&issuer=Concord");
  CHECK(totp_uri("a@b", "f").starts_with("otpauth://totp/Concord:a%40b?"));
  CHECK(make_totp_secret().size() == kTotpSecretBytes);
  CHECK(make_totp_secret() != make_totp_secret());
}
