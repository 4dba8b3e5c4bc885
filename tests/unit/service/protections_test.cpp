#include <catch2/catch.hpp>

#include <concord/service/guarding.hpp>
#include <concord/service/legal_holds.hpp>
#include <concord/service/limit_requests.hpp>
#include <concord/service/protections.hpp>
#include <concord/service/snooping.hpp>

#include "../../../libs/service/src/resolve/ruled_since.hpp"
#include "../../../libs/service/src/resolve/rulings_heard.hpp"
#include "two_records.hpp"

using namespace concord;
using namespace concord::service;
using concord::service::testing::kNow;
using concord::service::testing::TwoRecords;

TEST_CASE("a never-link is heard as a ruling and is no decision, and one that is ended is heard no more") {
  TwoRecords store;
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
  TwoRecords store;
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

TEST_CASE("what is kept of a resident beside their records isn't there for whom they don't exist") {
  TwoRecords store;
  Asker officer;
  officer.principal.id = "officer";
  for (const domain::Part part : domain::kParts) {
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      officer.mask.allow(part, domain::category_at(i));
    }
  }
  Asker kept_from = officer;
  kept_from.hidden = {1};
  const domain::RecordKey record{"housing", "uh-1"};
  const Uuid profile = make_uuid(kNow);
  store.write([&](store::Transaction& transaction) {
    transaction.profile_writer().set_members(transaction.profile_writer().create(profile), {1});
    HoldAsk hold_ask;
    hold_ask.records = {record};
    hold_ask.reason = "Asked for by the inquiry.";
    hold_ask.authority = "Inquiries Act 2005";
    const auto hold = make_hold(transaction, hold_ask, officer, kNow);
    LimitAsk limit_ask;
    limit_ask.kind = "restriction";
    limit_ask.ground = "accuracy";
    limit_ask.reason = "They say that it is wrong.";
    const auto limit =
        note_limit(transaction, *transaction.profiles().find(profile), limit_ask, officer, kNow);
    REQUIRE((hold && limit && guard_record(transaction, record, officer, kNow)));
    store::AccessReviewRow review;
    review.id = make_uuid(kNow);
    review.rule = snooping::kColleague;
    review.principal = "ann";
    review.profile = to_string(profile);
    REQUIRE(store_snooping(transaction, {{review}, 0, 1, false}));

    CHECK(holds_for(transaction, officer, 10).size() == 1);
    CHECK(holds_for(transaction, kept_from, 10).empty());
    CHECK(end_hold(transaction, hold->id, "It is over by now.", kept_from, kNow).error().code ==
          Code::not_found);
    CHECK(list_limits(transaction, officer, INT64_MAX, 10).limits.size() == 1);
    CHECK(list_limits(transaction, kept_from, INT64_MAX, 10).limits.empty());
    CHECK(rule_on_limit(transaction, limit->id, "lifted", "It was right after all.", kept_from, kNow)
              .error()
              .code == Code::not_found);
    CHECK(guarded_for(transaction, officer).size() == 1);
    CHECK(guarded_for(transaction, kept_from).empty());
    CHECK(guard_record(transaction, record, kept_from, kNow).error().code == Code::not_found);
    CHECK_FALSE(stop_guarding(transaction, record, kept_from));
    CHECK(list_access_reviews(transaction, officer, true, INT64_MAX, 10)->reviews.size() == 1);
    CHECK(list_access_reviews(transaction, kept_from, true, INT64_MAX, 10)->reviews.empty());
    const AccessFinding finding{"explained", "A caller whom they both know."};
    CHECK(close_access_review(transaction, review.id, finding, kept_from, kNow).error().code ==
          Code::not_found);
    CHECK(close_access_review(transaction, review.id, finding, officer, kNow));
  });
}

TEST_CASE("staff are linked by the id of an account, of a key of theirs or of the provider, and by no slip") {
  TwoRecords store;
  store.write([&](store::Transaction& transaction) {
    store::KeyRow key;
    key.id = key.principal.id = "key_dan";
    transaction.key_writer().add(key);
    const domain::RecordKey record{"housing", "uh-1"};
    CHECK(link_staff(transaction, "key_dan", record, Asker{}, kNow));
    CHECK(link_staff(transaction, "idp_0123456789abcdef01234567", record, Asker{}, kNow));
    for (const char* slip : {"key_den", "idp_0123", "acc_1", ""}) {
      CHECK(link_staff(transaction, slip, record, Asker{}, kNow).error().code == Code::invalid_value);
    }
    CHECK(unlink_staff(transaction, "key_dan"));
    CHECK(unlink_staff(transaction, "key_dan").error().code == Code::not_found);
  });
}
