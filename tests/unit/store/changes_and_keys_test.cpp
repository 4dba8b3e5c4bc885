#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ChangeRow change(const std::string& kind, std::optional<ProfileNumber> profile,
                 std::optional<ProfileNumber> other) {
  ChangeRow row;
  row.at = day(1);
  row.kind = kind;
  row.profile = profile;
  row.other_profile = other;
  row.by = "key_1";
  row.detail = "{}";
  return row;
}

KeyRow bearer(const std::string& id, const std::string& secret) {
  KeyRow key;
  key.id = id;
  key.secret = sha256(secret);
  key.principal = {id, domain::PrincipalKind::adapter, "", "housing", domain::Purpose::data_quality};
  key.created = day(1);
  key.expires = day(90);
  key.label = "nightly";
  return key;
}

}  // namespace

TEST_CASE("changes are numbered without gaps and read in order") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [](Transaction& transaction) {
    CHECK(transaction.changes().last() == 0);
    CHECK(transaction.change_writer().add(change("profile.created", 1, std::nullopt)) == 1);
    CHECK(transaction.change_writer().add(change("profile.joined", 1, 2)) == 2);
    CHECK(transaction.change_writer().add(change("profile.updated", 3, std::nullopt)) == 3);
  });
  CHECK_FALSE(database->write_and_wait([](Transaction& transaction) -> Outcome {
    transaction.change_writer().add(change("profile.updated", 9, std::nullopt));
    return fail(Code::conflict, "no");
  }));
  write(*database, [](Transaction& transaction) {
    CHECK(transaction.change_writer().add(change("profile.updated", 2, std::nullopt)) == 4);
  });
  database->read([](Snapshot& snapshot) {
    const auto page = snapshot.changes().after(1, 2);
    REQUIRE(page.size() == 2);
    CHECK(page[0].sequence == 2);
    CHECK(page[0].other_profile == 2);
    CHECK(page[1].kind == "profile.updated");
    const auto of_two = snapshot.changes().of_profile(2, 100, 10);
    REQUIRE(of_two.size() == 2);
    CHECK(of_two[0].sequence == 4);
    CHECK(of_two[1].sequence == 2);
    CHECK(snapshot.changes().of_profile(2, 4, 10).size() == 1);
    CHECK(snapshot.changes().last() == 4);
  });
}

TEST_CASE("a key is found by the hash of its secret and revoked once") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [](Transaction& transaction) {
    transaction.key_writer().add(bearer("key_a", "secret-a"));
    transaction.key_writer().add(bearer("key_b", "secret-b"));
    CHECK(transaction.key_writer().revoke("key_b", day(5)));
    CHECK_FALSE(transaction.key_writer().revoke("key_b", day(6)));
    CHECK_FALSE(transaction.key_writer().revoke("key_c", day(6)));
  });
  database->read([](Snapshot& snapshot) {
    const auto key = snapshot.keys().by_secret(sha256("secret-a"));
    REQUIRE(key);
    CHECK(key->id == "key_a");
    CHECK(key->principal.source == "housing");
    CHECK(key->principal.kind == domain::PrincipalKind::adapter);
    CHECK(key->principal.default_purpose == domain::Purpose::data_quality);
    CHECK(key->expires == day(90));
    CHECK_FALSE(key->revoked);
    CHECK(snapshot.keys().by_secret(sha256("secret-b"))->revoked == day(5));
    CHECK_FALSE(snapshot.keys().by_secret(sha256("secret-c")));
    CHECK(snapshot.keys().all().size() == 2);
  });
}

TEST_CASE("two keys can't share a secret") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  const Outcome outcome = database->write_and_wait([](Transaction& transaction) {
    transaction.key_writer().add(bearer("key_a", "secret"));
    transaction.key_writer().add(bearer("key_b", "secret"));
    return Outcome{};
  });
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().detail.find("key") == std::string::npos);
}

TEST_CASE("a reply is kept for its principal and key until it is dropped") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [](Transaction& transaction) {
    transaction.key_writer().keep_reply({"p", "k", "put_record", sha256("body"), 201, "/v1/x", "{}", day(1)});
    transaction.key_writer().keep_reply({"q", "k", "put_record", sha256("other"), 200, "", "{}", day(3)});
    REQUIRE(transaction.keys().kept_reply("p", "k", day(1)));
    CHECK(transaction.keys().kept_reply("p", "k", day(1))->request == sha256("body"));
    CHECK(transaction.keys().kept_reply("p", "k", day(1))->status == 201);
    CHECK(transaction.keys().kept_reply("p", "k", day(1))->location == "/v1/x");
    CHECK_FALSE(transaction.keys().kept_reply("p", "k", day(2)));
    transaction.key_writer().drop_replies_before(day(2));
    CHECK_FALSE(transaction.keys().kept_reply("p", "k", day(1)));
    CHECK(transaction.keys().kept_reply("q", "k", day(1)));
  });
}

TEST_CASE("all replies kept for one principal are dropped, and no other's") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [](Transaction& transaction) {
    for (const auto& [principal, key] : {std::pair{"p", "k"}, {"p", "l"}, {"q", "k"}}) {
      transaction.key_writer().keep_reply(
          {principal, key, "makeDecision", sha256("body"), 201, "", "{}", day(1)});
    }
    transaction.key_writer().drop_replies_of("p");
    CHECK_FALSE(transaction.keys().kept_reply("p", "k", day(1)));
    CHECK_FALSE(transaction.keys().kept_reply("p", "l", day(1)));
    CHECK(transaction.keys().kept_reply("q", "k", day(1)));
  });
}
