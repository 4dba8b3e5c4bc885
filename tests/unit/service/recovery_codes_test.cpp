#include <algorithm>

#include <concord/service/recovery_codes.hpp>

#include "desk.hpp"

using namespace concord;
using namespace concord::service;
using namespace concord::service::testing;
using namespace std::chrono_literals;

TEST_CASE("a recovery code stands in for the app's code, once, and for nobody else") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code());
  REQUIRE(admitted);
  const auto codes = make_recovery_codes();
  const auto left = [&] {
    std::size_t count = 0;
    desk.database().read([&](store::Snapshot& s) { count = s.accounts().recovery_code_count("acc_1"); });
    return count;
  };
  desk.write([&](store::Transaction& t) {
    REQUIRE(renew_recovery_codes(t, admitted->session.row.token, codes));
    store::AccountRow other = desk.account();
    other.id = "acc_2";
    other.name = "other";
    t.account_writer().add(other);
  });
  CHECK(left() == kRecoveryCodes);
  CHECK_FALSE(desk.sign_in("another", codes[0]));
  CHECK_FALSE(desk.sign_in(kPassword, codes[0], "other"));
  CHECK_FALSE(desk.sign_in(kPassword, make_recovery_codes()[0]));
  CHECK(left() == kRecoveryCodes);
  std::string as_typed = " " + codes[0] + " ";
  std::replace(as_typed.begin(), as_typed.end(), '-', ' ');
  CHECK(desk.sign_in(kPassword, as_typed));
  CHECK(left() == kRecoveryCodes - 1);
  CHECK_FALSE(desk.sign_in(kPassword, codes[0]));
  CHECK(desk.sign_in(kPassword, codes[1]));
  desk.write([&](store::Transaction& t) {
    REQUIRE(reset_account(t, "acc_1", make_one_time_password(72h, desk.now)));
  });
  CHECK(left() == 0);
}

TEST_CASE("of two that come with one recovery code at once, one is let in") {
  Desk desk;
  const auto session = desk.sign_in(kPassword, desk.code());
  const auto codes = make_recovery_codes();
  desk.write(
      [&](store::Transaction& t) { REQUIRE(renew_recovery_codes(t, session->session.row.token, codes)); });
  const Credentials credentials{"n.okoro", kPassword, codes[0], "192.0.2.1", {}, {}};
  const auto judged = judge(desk.database(), credentials, desk.seal, desk.now);
  REQUIRE(judged);
  desk.write([&](store::Transaction& t) {
    CHECK(admit(t, *judged, credentials, domain::Purpose::service_delivery, kLimits, desk.now));
    CHECK_FALSE(admit(t, *judged, credentials, domain::Purpose::service_delivery, kLimits, desk.now));
  });
}
