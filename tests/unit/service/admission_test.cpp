#include <ctime>

#include <concord/base/ids.hpp>

#include "desk.hpp"

using namespace concord;
using namespace concord::service;
using namespace concord::service::testing;
using namespace std::chrono_literals;

TEST_CASE("whatever is wrong with a sign-in, it is told in one wording") {
  Desk desk;
  const auto told = [](const Result<Admitted>& admitted) {
    REQUIRE_FALSE(admitted);
    return std::pair(admitted.error().code, admitted.error().detail);
  };
  const auto wrong = told(desk.sign_in("another", desk.code()));
  CHECK(wrong.first == Code::unauthenticated);
  CHECK(told(desk.sign_in(kPassword, "000000")) == wrong);
  CHECK(told(desk.sign_in(kPassword, "")) == wrong);
  CHECK(told(desk.sign_in(kPassword, desk.code(), "nobody")) == wrong);
  desk.write([](store::Transaction& t) { REQUIRE(change_account(t, "acc_1", {false, {}})); });
  CHECK(told(desk.sign_in(kPassword, desk.code())) == wrong);
}

TEST_CASE("a name that isn't there takes as long as one that is") {
  Desk desk;
  const auto processor_time = [&](const std::string& name) {
    timespec before{}, after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    CHECK_FALSE(judge(desk.database(), {name, "another", "", "192.0.2.1", {}, {}}, desk.seal, desk.now));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return static_cast<double>(after.tv_sec - before.tv_sec) +
           1e-9 * static_cast<double>(after.tv_nsec - before.tv_nsec);
  };
  processor_time("nobody");  // what is worked out once
  const double known = processor_time("n.okoro"), unknown = processor_time("nobody");
  CAPTURE(known, unknown);
  CHECK(unknown > known / 2);  // without the hash it would be a thousandth
  CHECK(known > unknown / 2);
}

TEST_CASE("of two that come with one code at once, one is let in") {
  Desk desk;
  const Credentials credentials{"n.okoro", kPassword, desk.code(), "192.0.2.1", {}, {}};
  const auto first = judge(desk.database(), credentials, desk.seal, desk.now);
  const auto second = judge(desk.database(), credentials, desk.seal, desk.now);
  REQUIRE((first && second));
  int let_in = 0;
  desk.write([&](store::Transaction& transaction) {
    for (const auto* judged : {&*first, &*second}) {
      let_in += admit(transaction, *judged, credentials, domain::Purpose::service_delivery, kLimits, desk.now)
                    ? 1
                    : 0;
    }
  });
  CHECK(let_in == 1);
}

TEST_CASE("a sign-in that was judged right before the account was disabled is not let in after it") {
  Desk desk;
  const Credentials credentials{"n.okoro", kPassword, desk.code(), "192.0.2.1", {}, {}};
  const auto judged = judge(desk.database(), credentials, desk.seal, desk.now);
  REQUIRE(judged);
  desk.write([&](store::Transaction& transaction) {
    REQUIRE(change_account(transaction, "acc_1", {false, {}}));
    CHECK_FALSE(
        admit(transaction, *judged, credentials, domain::Purpose::service_delivery, kLimits, desk.now));
  });
}

TEST_CASE("a one-time password is let in once, until it ends, and only to be replaced") {
  Desk desk;
  const OneTimePassword one_time = make_one_time_password(72h, desk.now);
  desk.write([&](store::Transaction& t) { REQUIRE(reset_account(t, "acc_1", one_time)); });
  desk.now += 72h;
  CHECK_FALSE(desk.sign_in(one_time.text, ""));
  desk.now -= 1s;
  const auto admitted = desk.sign_in(one_time.text, "");
  REQUIRE(admitted);
  CHECK(desk.find(admitted->session.token)->enrolling());
  CHECK_FALSE(desk.sign_in(one_time.text, ""));
  desk.write([&](store::Transaction& t) {
    REQUIRE(choose_password(t, admitted->session.row.token, hash_password(kPassword)));
  });
  CHECK_FALSE(desk.find(admitted->session.token));
  CHECK_FALSE(desk.account().must_change);
  CHECK(desk.sign_in(kPassword, ""));  // the second factor is still to come
}

TEST_CASE("a new password for one that was forgotten needs the second factor still") {
  Desk desk;
  const auto before = desk.sign_in(kPassword, desk.code(-1));
  const OneTimePassword one_time = make_one_time_password(72h, desk.now);
  desk.write([&](store::Transaction& t) { REQUIRE(renew_password(t, "acc_1", one_time)); });
  CHECK_FALSE(desk.find(before->session.token));
  CHECK_FALSE(desk.sign_in(kPassword, desk.code()));
  CHECK_FALSE(desk.sign_in(one_time.text, ""));
  const auto admitted = desk.sign_in(one_time.text, desk.code());
  REQUIRE(admitted);
  CHECK(desk.find(admitted->session.token)->must_change);
  CHECK_FALSE(desk.find(admitted->session.token)->lacks_second_factor);
}

TEST_CASE("a browser that an account signed in with is counted by itself, another's is not") {
  Desk desk;
  const auto admitted = desk.sign_in(kPassword, desk.code());
  REQUIRE(admitted);
  Credentials credentials{"n.okoro", "", "", "192.0.2.1", sha256(admitted->device), {}};
  const auto keys = [&] {
    std::vector<AttemptKey> found;
    desk.database().read([&](store::Snapshot& snapshot) { found = attempt_keys(snapshot, credentials); });
    return found;
  };
  CHECK(keys().size() == 1);
  credentials.name = "another";
  CHECK(keys().size() == 2);
  for (const AttemptKey& key : keys()) {
    CHECK(key.of.find("another") == std::string::npos);
  }
}
