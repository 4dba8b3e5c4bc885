#include <catch2/catch.hpp>

#include <concord/service/erasure.hpp>
#include <concord/service/legal_holds.hpp>
#include <concord/service/take_in.hpp>

#include "../../../libs/service/src/resolve/round.hpp"
#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;
using namespace std::chrono_literals;

namespace {

const Instant kNow = *parse_rfc3339("2026-11-01T04:00:00Z");

// Two records of one profile, and somebody who may see them.
struct Store {
  ScratchFolder folder;
  std::unique_ptr<store::Database> database = std::move(*store::open_sqlite({.directory = folder.path()}));
  Asker officer;
  Uuid id;

  Store() {
    auto batch = parse_batch(
        "{\"record_id\":\"uh-1\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n"
        "{\"record_id\":\"uh-2\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n");
    REQUIRE(batch);
    officer.principal.kind = domain::PrincipalKind::staff;
    officer.principal.id = "acc_1";
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      officer.mask.allow(domain::Part::housing, domain::category_at(i));
    }
    write([&](store::Transaction& transaction) {
      REQUIRE(store_batch(transaction, {"housing", {}, {}, kNow}, *batch));
      id = make_uuid(kNow);
      transaction.profile_writer().set_members(transaction.profile_writer().create(id), {1, 2});
      transaction.record_writer().mark_resolved({1, 2});
    });
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      work(transaction);
      return {};
    }));
  }

  ErasureAsk ask(std::vector<std::string> ids) const {
    ErasureAsk asked;
    for (std::string& one : ids) {
      asked.records.push_back({"housing", std::move(one)});
    }
    asked.reason = "subject-request";
    asked.authority = "article-17-1-a";
    return asked;
  }

  void erase(store::Transaction& transaction, std::vector<std::string> ids) const {
    const auto plan = plan_erasure(transaction, {}, ask(std::move(ids)), officer, kNow);
    REQUIRE(plan);
    REQUIRE(check_stops(*plan));
    write_erasure(transaction, *plan);
  }
};

}  // namespace

TEST_CASE("a profile that loses a record keeps its id, and one that loses the last is erased") {
  Store store;
  store.write([&](store::Transaction& transaction) {
    store.erase(transaction, {"uh-1"});
    auto profile = transaction.profiles().find(store.id);
    CHECK(profile->state == store::ProfileState::live);
    CHECK(transaction.profiles().members(profile->number) == std::vector<store::RecordNumber>{2});
    CHECK(transaction.records().is_waiting(2));
    store.erase(transaction, {"uh-2"});
    profile = transaction.profiles().find(store.id);
    CHECK(profile->state == store::ProfileState::erased);
    CHECK(gone(transaction, *profile).code == Code::erased);
    CHECK(gone(transaction, *profile).detail.find("subject-request") != std::string::npos);
    const auto again = plan_erasure(transaction, {}, store.ask({"uh-2"}), store.officer, kNow);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::erased);
  });
}

TEST_CASE("a round that read a record before it was erased is not written") {
  Store store;
  RoundPlan plan;
  store.database->read([&](store::Snapshot& snapshot) { plan.read_at = snapshot.changes().last(); });
  PlannedProfile profile;
  profile.profile = 1;
  profile.members = {1, 2};
  profile.members_changed = true;
  plan.profiles.push_back(profile);
  const Neighbours neighbours;
  store.write([&](store::Transaction& transaction) {
    CHECK(write_round(transaction, plan, neighbours, kNow));
    store.erase(transaction, {"uh-1"});
    const Outcome late = write_round(transaction, plan, neighbours, kNow);
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Code::conflict);
    CHECK(transaction.profiles().members(1) == std::vector<store::RecordNumber>{2});
    plan.read_at = transaction.changes().last();
    plan.profiles.front().members = {2};
    CHECK(write_round(transaction, plan, neighbours, kNow));
  });
}

TEST_CASE("a legal hold stops an erasure on its days and until it is ended; so does a part's") {
  Store store;
  store.write([&](store::Transaction& transaction) {
    HoldAsk ask;
    ask.records = {{"housing", "uh-1"}};
    ask.reason = "A claim is pending.";
    ask.authority = "Civil Procedure Rules part 31";
    ask.to = 2026y / 11 / 1;
    const auto hold = make_hold(transaction, ask, store.officer, kNow);
    REQUIRE(hold);
    const auto stops_on = [&](Instant when, const std::string& id) {
      return plan_erasure(transaction, {}, store.ask({id}), store.officer, when)
          ->records.front()
          .stops.size();
    };
    CHECK(stops_on(kNow, "uh-1") == 1);
    CHECK(stops_on(kNow, "uh-2") == 0);
    CHECK(stops_on(kNow + std::chrono::days(1), "uh-1") == 0);
    ask.records.clear();
    ask.part = domain::Part::housing;
    const auto part = make_hold(transaction, ask, store.officer, kNow);
    REQUIRE(part);
    CHECK(stops_on(kNow, "uh-1") == 2);
    CHECK(stops_on(kNow, "uh-2") == 1);
    REQUIRE(end_hold(transaction, part->id, "It was withdrawn.", store.officer, kNow));
    CHECK(stops_on(kNow, "uh-2") == 0);
    ask.part = domain::Part::children;
    CHECK_FALSE(make_hold(transaction, ask, store.officer, kNow));  // not shown to this officer
  });
}
