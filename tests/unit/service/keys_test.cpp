#include <catch2/catch.hpp>

#include <concord/service/keys.hpp>

#include "two_records.hpp"

using namespace concord;
using namespace concord::service;
using namespace std::chrono_literals;
using concord::service::testing::kNow;
using concord::service::testing::TwoRecords;

namespace {

bool known(TwoRecords& store, const MadeKey& key, Instant at) {
  bool holds = false;
  store.database->read(
      [&](store::Snapshot& snapshot) { holds = authenticate(snapshot, key.secret, at).has_value(); });
  return holds;
}

}  // namespace

TEST_CASE("a key ends after a year though nobody said so, and after as long as was said") {
  TwoRecords store;
  MadeKey silent, said;
  store.write([&](store::Transaction& transaction) {
    KeyRequest request;
    request.role = "auditor";
    silent = *make_key(transaction, request, kNow);
    request.holds = 24h;
    said = *make_key(transaction, request, kNow);
  });
  CHECK(known(store, silent, kNow + 24h * 365 - 1s));
  CHECK_FALSE(known(store, silent, kNow + 24h * 365));
  CHECK(known(store, said, kNow + 24h - 1s));
  CHECK_FALSE(known(store, said, kNow + 24h));
}

TEST_CASE("a key may be asked for as many days as the configuration allows, and no more") {
  CHECK(key_holds(400, 400) == std::chrono::seconds(24h * 400));
  CHECK(key_holds(0, 400) == std::chrono::seconds(24h * 365));
  CHECK(key_holds(0, 30) == std::chrono::seconds(24h * 30));
  const auto refused = key_holds(401, 400);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().faults.front().pointer == "/days");
  CHECK(refused.error().faults.front().detail.find("400") != std::string::npos);
}

TEST_CASE("a key of an older version that has no end holds on, is named, and gets one when it is rotated") {
  TwoRecords store;
  MadeKey old;
  store.write([&](store::Transaction& transaction) {
    KeyRequest request;
    request.role = "auditor";
    old = *make_key(transaction, request, kNow);
    store::KeyRow row = old.key;
    row.expires = {};
    transaction.key_writer().change(row);
  });
  CHECK(known(store, old, kNow + 24h * 4000));
  store.database->read(
      [&](store::Snapshot& snapshot) { CHECK(endless_keys(snapshot) == std::vector{old.key.id}); });
  store.write([&](store::Transaction& transaction) {
    CHECK(endless_keys(transaction) == std::vector{old.key.id});
    REQUIRE(rotate_key(transaction, old.key.id, 0h, {}, kNow));
    CHECK(endless_keys(transaction).empty());
    CHECK(transaction.keys().by_id(old.key.id)->expires == kNow + 24h * 365);
    REQUIRE(rotate_key(transaction, old.key.id, 0h, {}, kNow + 24h));
    CHECK(transaction.keys().by_id(old.key.id)->expires == kNow + 24h * 365);  // as it did
    REQUIRE(rotate_key(transaction, old.key.id, 0h, 24h * 7, kNow + 24h));
    CHECK(transaction.keys().by_id(old.key.id)->expires == kNow + 24h * 8);
  });
}

TEST_CASE("a key without an end that was revoked is asked about no more") {
  TwoRecords store;
  store.write([&](store::Transaction& transaction) {
    KeyRequest request;
    request.role = "auditor";
    store::KeyRow row = make_key(transaction, request, kNow)->key;
    row.expires = {};
    transaction.key_writer().change(row);
    REQUIRE(transaction.key_writer().revoke(row.id, kNow));
    CHECK(endless_keys(transaction).empty());
  });
}
