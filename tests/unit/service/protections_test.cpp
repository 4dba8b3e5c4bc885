#include <catch2/catch.hpp>

#include <concord/service/protections.hpp>
#include <concord/service/take_in.hpp>

#include "../../../libs/service/src/resolve/ruled_since.hpp"
#include "../../../libs/service/src/resolve/rulings_heard.hpp"
#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

const Instant kNow = *parse_rfc3339("2026-11-01T04:00:00Z");

// Two records that nobody has resolved.
struct Store {
  ScratchFolder folder;
  std::unique_ptr<store::Database> database = std::move(*store::open_sqlite({.directory = folder.path()}));

  Store() {
    auto batch = parse_batch(
        "{\"record_id\":\"uh-1\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n"
        "{\"record_id\":\"uh-2\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n");
    REQUIRE(batch);
    write([&](store::Transaction& transaction) {
      REQUIRE(store_batch(transaction, {"housing", {}, {}, kNow}, *batch));
    });
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      work(transaction);
      return {};
    }));
  }
};

}  // namespace

TEST_CASE("a never-link is heard as a ruling and is no decision, and one that is ended is heard no more") {
  Store store;
  const Asker asker;
  const ProtectionAsk ask{store::ProtectionKind::never_link,
                          {"housing", "uh-1"},
                          {{"housing", "uh-2"}},
                          "",
                          "Before and after an adoption.",
                          {}};
  store.write([&](store::Transaction& transaction) {
    RoundPlan plan;
    const auto made = protect(transaction, ask, asker, kNow);
    REQUIRE(made);
    CHECK(transaction.rulings().in_force().empty());
    const auto told = rulings_heard(transaction);
    REQUIRE(told.size() == 1);
    CHECK((told[0].a == 1 && told[0].b == 2 && !told[0].same && told[0].by_protection));
    CHECK(ruled_since(transaction, plan) == std::set<store::RecordNumber>{1, 2});
    plan.rulings = heard(told);
    CHECK(ruled_since(transaction, plan).empty());
    REQUIRE(end_protection(transaction, made->id, "Set on the wrong child.", asker, kNow));
    CHECK(rulings_heard(transaction).empty());
  });
}

TEST_CASE(
    "a resident doesn't exist for the one member of staff who is named, and goes where their records go") {
  Store store;
  store.write([&](store::Transaction& transaction) {
    store::KeyRow key;
    key.id = key.principal.id = "key_dan";
    transaction.key_writer().add(key);
    REQUIRE(protect(
        transaction,
        {store::ProtectionKind::not_to_staff, {"housing", "uh-1"}, {}, "key_dan", "He must not know.", {}},
        Asker{}, kNow));
  });
  Protections protections(*store.database);
  const domain::Principal dan{"key_dan", domain::PrincipalKind::staff, "", "", {}};
  const domain::Principal eve{"key_eve", domain::PrincipalKind::staff, "", "", {}};
  CHECK(protections.hidden_from(dan, kNow) == std::vector<store::RecordNumber>{1});
  CHECK(protections.hidden_from(eve, kNow).empty());
  store.write([&](store::Transaction& transaction) {
    transaction.profile_writer().set_members(transaction.profile_writer().create(make_uuid(kNow)), {1, 2});
  });
  CHECK(protections.hidden_from(dan, kNow) == std::vector<store::RecordNumber>{1, 2});
}
