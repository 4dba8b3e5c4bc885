#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

DecisionRow ruling(RecordNumber a, RecordNumber b, bool same) {
  DecisionRow decision;
  decision.id = make_uuid(day(1));
  decision.a = a;
  decision.b = b;
  decision.same = same;
  decision.reason = "seen at the desk";
  decision.by = "key_steward";
  decision.at = day(2);
  return decision;
}

}  // namespace

TEST_CASE("decisions are numbered in the order of rulings and never removed") {
  Council council(4);
  write(*council.database, [&](Transaction& transaction) {
    RulingWriter& rulings = transaction.ruling_writer();
    const DecisionRow first = rulings.add(ruling(1, 2, true));
    const DecisionRow second = rulings.add(ruling(2, 3, false));
    CHECK(second.number > first.number);
    CHECK(transaction.rulings().in_force().size() == 2);
    rulings.withdraw(first.number, "key_other", day(5));
    rulings.withdraw(first.number, "key_third", day(6));
    CHECK(transaction.rulings().in_force().size() == 1);
    CHECK(transaction.rulings().in_force_on({1}).empty());
    CHECK(transaction.rulings().in_force_on({2, 3}).size() == 1);
    CHECK(transaction.rulings().all_on({1, 2}).size() == 2);
    const auto kept = transaction.rulings().decision(first.id);
    REQUIRE(kept);
    CHECK(kept->withdrawn == day(5));
    CHECK(kept->withdrawn_by == "key_other");
    CHECK(kept->same);
    CHECK(kept->reason == "seen at the desk");
  });
}

TEST_CASE("the decisions of one act are found by it, and what it withdrew can be put back") {
  Council council(4);
  write(*council.database, [&](Transaction& transaction) {
    RulingWriter& rulings = transaction.ruling_writer();
    const DecisionRow before = rulings.add(ruling(1, 2, true));
    const Uuid act = make_uuid(day(3));
    for (const RecordNumber other : {2, 3}) {
      DecisionRow made = ruling(1, other, false);
      made.act = act;
      rulings.add(made);
    }
    rulings.withdraw(before.number, "key_steward", day(3), act);
    CHECK(transaction.rulings().made_by_act(act).size() == 2);
    REQUIRE(transaction.rulings().withdrawn_by_act(act).size() == 1);
    CHECK(transaction.rulings().made_by_act(before.id).empty());
    rulings.put_back(before.number);
    const auto back = transaction.rulings().decision(before.id);
    CHECK(!back->withdrawn);
    CHECK(back->withdrawn_by.empty());
    CHECK(transaction.rulings().withdrawn_by_act(act).empty());
    CHECK(transaction.rulings().in_force().size() == 3);
    rulings.withdraw(before.number, "key_steward", day(4), act);
    rulings.let_go(before.number);
    CHECK(transaction.rulings().withdrawn_by_act(act).empty());
    CHECK(transaction.rulings().decision(before.id)->withdrawn == day(4));
  });
}
