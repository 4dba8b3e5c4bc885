#include <concord/base/ids.hpp>
#include <concord/base/text.hpp>

#include "desk.hpp"

using namespace concord;
using namespace concord::service;
using namespace concord::service::testing;
using namespace std::chrono_literals;

TEST_CASE("a session is found by its token alone, and the store does not hold the token") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code());
  REQUIRE(admitted);
  const auto session = desk.find(admitted->session.token);
  REQUIRE(session);
  CHECK(session->row.principal == "acc_1");
  CHECK(session->row.way == "local");
  CHECK(session->row.role == "adviser");
  CHECK_FALSE(session->enrolling());
  CHECK(session->row.token == sha256(admitted->session.token));
  CHECK(admitted->session.token.size() >= 32);  // hex: 128 bits at least
  CHECK_FALSE(desk.find(to_hex(session->row.token)));
  CHECK_FALSE(desk.find(""));
}

TEST_CASE("a session ends a quarter of an hour after its last use, and ten hours after its beginning") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code());
  REQUIRE(admitted);
  const std::string token = admitted->session.token;
  const auto use = [&] {
    desk.write([&](store::Transaction& t) { t.account_writer().use_session(sha256(token), desk.now); });
  };
  desk.now += 14min + 59s;
  CHECK(desk.find(token));
  use();
  desk.now += 14min + 59s;
  CHECK(desk.find(token));
  use();
  const Instant begun = desk.now - 2 * (14min + 59s);
  while (desk.now + 10min < begun + 10h) {
    desk.now += 10min;
    REQUIRE(desk.find(token));
    use();
  }
  desk.now = begun + 10h;
  CHECK_FALSE(desk.find(token));
}

TEST_CASE("a session without use ends though nobody looked") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code());
  REQUIRE(admitted);
  desk.now += 15min;
  CHECK(desk.find(admitted->session.token).error().code == Code::unauthenticated);
}

TEST_CASE("disabling, resetting and another role end sessions at once") {
  Desk desk;
  const auto signed_in = [&](int steps_on) {
    return desk.sign_in(kPassword, desk.code(steps_on))->session.token;
  };
  std::string token = signed_in(-1);
  desk.write([](store::Transaction& t) { REQUIRE(change_account(t, "acc_1", {{}, "supervisor"})); });
  CHECK_FALSE(desk.find(token));
  token = signed_in(0);
  CHECK(desk.find(token)->row.role == "supervisor");
  desk.write([](store::Transaction& t) { REQUIRE(change_account(t, "acc_1", {false, {}})); });
  CHECK_FALSE(desk.find(token));
  desk.write([](store::Transaction& t) { REQUIRE(change_account(t, "acc_1", {true, {}})); });
  CHECK_FALSE(desk.find(token));
  token = signed_in(1);
  desk.write([&](store::Transaction& t) {
    REQUIRE(reset_account(t, "acc_1", make_one_time_password(72h, desk.now)));
  });
  CHECK_FALSE(desk.find(token));
}

TEST_CASE("stepping up gives a new token, and counts for five minutes") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code(-1));
  REQUIRE(admitted);
  CHECK_FALSE(stepped_up_lately(admitted->session.row, desk.now));
  const auto step = judge_proof(desk.account(), {"", desk.code()}, desk.seal, desk.now);
  REQUIRE(step);
  Result<NewSession> stepped = Error{};
  desk.write(
      [&](store::Transaction& t) { stepped = step_up(t, admitted->session.row.token, *step, desk.now); });
  REQUIRE(stepped);
  CHECK_FALSE(desk.find(admitted->session.token));
  const auto session = desk.find(stepped->token);
  REQUIRE(session);
  CHECK(session->row.id == admitted->session.row.id);
  CHECK(session->row.form_token != admitted->session.row.form_token);
  CHECK(stepped_up_lately(session->row, desk.now + 4min));
  CHECK_FALSE(stepped_up_lately(session->row, desk.now + 5min));
  CHECK_FALSE(judge_proof(desk.account(), {"", desk.code()}, desk.seal, desk.now));  // used
  CHECK_FALSE(judge_proof(desk.account(), {"another", ""}, desk.seal, desk.now));
  CHECK(judge_proof(desk.account(), {kPassword, ""}, desk.seal, desk.now));
}

TEST_CASE("an eleventh session ends the oldest, and each knows when the one before began") {
  Desk desk;
  const auto first = desk.sign_in(kPassword, desk.code(-1));
  REQUIRE(first);
  CHECK_FALSE(first->session.row.signed_in_before);
  const Instant begun = desk.now;
  desk.now += 1min;
  const auto second = desk.sign_in(kPassword, desk.code());
  CHECK(second->session.row.signed_in_before == begun);
  for (std::size_t i = 2; i < kMostSessions; ++i) {
    desk.now += 30s;
    REQUIRE(desk.sign_in(kPassword, desk.code()));
  }
  CHECK(desk.find(first->session.token));
  desk.now += 30s;
  REQUIRE(desk.sign_in(kPassword, desk.code()));
  CHECK_FALSE(desk.find(first->session.token));
  CHECK(desk.find(second->session.token));
}

TEST_CASE("with another second factor the other sessions end") {
  Desk desk;
  const auto other = desk.sign_in(kPassword, desk.code(-1));
  const auto own = desk.sign_in(kPassword, desk.code());
  const std::string secret(kTotpSecretBytes, 'z');
  Result<NewSession> confirmed = Error{};
  desk.write([&](store::Transaction& t) {
    REQUIRE(begin_second_factor(t, own->session.row.token, secret, desk.seal));
    CHECK_FALSE(confirm_second_factor(t, own->session.row.token, desk.code(1), desk.seal, desk.now));
    const std::string code = totp_code(secret, totp_step(desk.now));
    confirmed = confirm_second_factor(t, own->session.row.token, code, desk.seal, desk.now);
  });
  REQUIRE(confirmed);
  CHECK_FALSE(desk.find(other->session.token));
  CHECK(desk.find(confirmed->token));
  CHECK(desk.seal.open(desk.account().totp_secret, "acc_1") == secret);
}

TEST_CASE("a session of a provider's needs no account, and has none to change") {
  Desk desk;
  NewSession begun;
  desk.write([&](store::Transaction& t) {
    begun = begin_session(t,
                          {"provider", provider_principal("https://login.example", "s1"), "",
                           "https://login.example", "s1", "supervisor", domain::Purpose::emergency},
                          kLimits, desk.now);
  });
  const auto session = desk.find(begun.token);
  REQUIRE(session);
  CHECK(session->row.issuer == "https://login.example");
  CHECK(session->row.purpose == domain::Purpose::emergency);
  CHECK_FALSE(session->enrolling());
  CHECK(provider_principal("https://login.example", "s1") !=
        provider_principal("https://login.example", "s2"));
  desk.write([&](store::Transaction& t) {
    CHECK_FALSE(choose_password(t, begun.row.token, "hash"));
    CHECK_FALSE(step_up(t, begun.row.token, {}, desk.now));
  });
}
