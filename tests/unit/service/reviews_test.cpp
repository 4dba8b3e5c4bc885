#include <catch2/catch.hpp>

#include <concord/service/decide.hpp>

#include "../../../libs/service/src/resolve/plan_reviews.hpp"
#include "../../../libs/service/src/resolve/ruled_since.hpp"
#include "two_records.hpp"

using namespace concord;
using namespace concord::service;
using concord::service::testing::kNow;
using concord::service::testing::TwoRecords;

namespace {

PlannedQuestion question(double score, std::size_t a, std::size_t b,
                         std::string cause = "between-thresholds") {
  return {{1, 2, std::move(cause), score},
          std::vector<store::RecordNumber>(a),
          std::vector<store::RecordNumber>(b)};
}

}  // namespace

TEST_CASE("a review settles more the more records it is of, and the nearer its probability is to one half") {
  CHECK(settles({question(0, 1, 1)}) == Approx(2));
  CHECK(settles({question(0, 3, 2)}) == Approx(5));
  CHECK(settles({question(4, 1, 1)}) < settles({question(2, 1, 1)}));
  CHECK(settles({question(2, 1, 1), question(2, 1, 1)}) == Approx(2 * settles({question(2, 1, 1)})));
  CHECK(settles({question(60, 1, 1)}) == Approx(0).margin(1e-12));
  CHECK(settles({question(60, 1, 1, "vetoed:twins")}) == Approx(2));
}

TEST_CASE("what settles more is asked first, a restricted resident's before all, what was put off last") {
  CHECK(place_of(3, false) < place_of(2.9, false));
  CHECK(place_of(0, true) < place_of(100000, false));
  CHECK(put_off_place(place_of(100000, true)) > place_of(0, false));
  CHECK(put_off_place(place_of(3, false)) < put_off_place(place_of(2, false)));
}

TEST_CASE("a ruling that is made or withdrawn while a round runs keeps its records waiting") {
  TwoRecords store;
  Asker asker;
  RoundPlan plan;
  RulingChange change;
  store.write([&](store::Transaction& transaction) {
    plan.rulings = heard(transaction.rulings().in_force());
    change.made.push_back(ruling_on(1, 2, true, "seen", asker, kNow));
    write_change(transaction, change, asker, kNow);
    CHECK(ruled_since(transaction, plan) == std::set<store::RecordNumber>{1, 2});
    plan.rulings = heard(transaction.rulings().in_force());
    CHECK(ruled_since(transaction, plan).empty());
    RulingChange withdrawal = plan_withdrawal(change.made.front());
    write_change(transaction, withdrawal, asker, kNow);
    CHECK(ruled_since(transaction, plan) == std::set<store::RecordNumber>{1, 2});
  });
}
