// Each rule over the audit log, on entries as real looks leave them, over real profiles.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <concord/service/accountability.hpp>
#include <concord/service/core.hpp>
#include <concord/service/snooping.hpp>
#include <concord/service/take_in.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

// A Tuesday in November, London is on UTC.
const Instant kNoon = *parse_rfc3339("2026-11-03T12:00:00Z");
constexpr std::chrono::hours kNight{11};

std::string person(int n, const std::string& given, const std::string& family, const std::string& line,
                   const std::string& part = "housing", const std::string& as_of = "2026-10-01T00:00:00Z") {
  return fmt::format(R"({{"record_id":"r-{}","part":"{}","as_of":"{}","birth_date":"19{}-0{}-11",)"
                     R"("names":[{{"use":"usual","given":"{}","family":"{}"}}],)"
                     R"("addresses":[{{"use":"home","lines":["{}"],"postcode":"E8 2LA"}}]}})",
                     n, part, as_of, 40 + n * 7, n, given, family, line) +
         "\n";
}

store::AuditRow row_of(const std::string& kind, const std::string& principal, Instant at) {
  store::AuditRow row;
  row.at = at;
  row.principal = principal;
  row.role = "adviser";
  row.purpose = "service-delivery";
  row.operation = "readProfile";
  row.kind = kind;
  row.status = 200;
  return row;
}

// Staff Ann Oakes and Ben Thorne are residents 1 and 2; 3 has Ann's surname, 4 her address, 5 nothing of
// hers.
class Council {
 public:
  Council() {
    auto configuration = read_configuration(std::filesystem::path(CONCORD_ROOT) / "config/concord.conf");
    REQUIRE(configuration);
    auto core = Core::open(*configuration, folder_.path(), clock_);
    REQUIRE(core);
    core_ = std::move(*core);
    core_->resolver.start();
    take("housing", person(1, "Ann", "Oakes", "3 Elm Way") + person(2, "Ben", "Thorne", "71 Mill Lane") +
                        person(3, "Zofia", "Oakes", "9 Quay Street") +
                        person(4, "Renzo", "Castellano", "3 Elm Way") +
                        person(5, "Gladys", "Pemberton", "40 Hill Road"));
    link("ann", "r-1");
    link("ben", "r-2");
  }

  void link(const std::string& principal, const std::string& record) {
    write([&](store::Transaction& transaction) {
      transaction.access_review_writer().link_staff({principal, {"housing", record}, "officer", kNoon});
    });
  }
  std::set<std::string> same_person(const std::string& principal) {
    std::set<std::string> same;
    core_->database->read(
        [&](store::Snapshot& snapshot) { same = principals_of_same_person(snapshot, principal); });
    return same;
  }
  void search(const std::string& principal, std::vector<std::string> shown) {
    store::AuditRow row = row_of("search", principal, kNoon);
    row.profiles = std::move(shown);
    row.terms = {core_->audit->term("name", "somebody")};
    append(row);
  }
  void append(const store::AuditRow& row) { REQUIRE(core_->audit->append_and_wait(row)); }

  // Of each look at the record's resident, as the officer is told it.
  std::set<std::string> levels(const std::string& source, const std::string& record) {
    std::set<std::string> levels;
    core_->database->read([&](store::Snapshot& snapshot) {
      const auto row = snapshot.profiles().find(*parse_uuid(profile(source, record)));
      for (const Access& access :
           accesses_of(snapshot, *core_->audit, *row, AccessAudience::officer, INT64_MAX, 10)) {
        levels.insert(access.level);
      }
    });
    return levels;
  }

  void take(const std::string& source, const std::string& lines) {
    auto batch = parse_batch(lines);
    REQUIRE(batch);
    write([&](store::Transaction& transaction) {
      REQUIRE(store_batch(transaction, {source, {}, {}, kNoon}, *batch));
    });
    core_->resolver.notify();
    core_->resolver.drain();
  }

  std::string profile(const std::string& source, const std::string& record) {
    std::string id;
    core_->database->read([&](store::Snapshot& snapshot) {
      const auto row = snapshot.records().find(domain::RecordKey{source, record});
      id = to_string(snapshot.profiles().find(*snapshot.profiles().profile_of(row->number))->id);
    });
    return id;
  }

  void look(const std::string& principal, const std::string& profile, Instant at = kNoon,
            const std::string& purpose = "service-delivery", const std::string& reason = "") {
    store::AuditRow row = row_of("opened", principal, at);
    row.purpose = purpose;
    row.profiles = {profile};
    row.categories = {"identity"};
    row.reason = reason;
    append(row);
  }
  void look_at_record(const std::string& principal, int n, Instant at = kNoon) {
    look(principal, profile("housing", fmt::format("r-{}", n)), at);
  }

  Snooping judge(const SnoopingLimits& limits = {}) {
    Snooping found;
    core_->database->read([&](store::Snapshot& snapshot) {
      found = find_snooping(snapshot, *core_->audit, core_->viewer, kNoon, 100'000, limits);
    });
    return found;
  }
  std::set<std::string> rules(const SnoopingLimits& limits = {}) {
    std::set<std::string> names;
    for (const store::AccessReviewRow& review : judge(limits).reviews) {
      names.insert(review.rule);
    }
    return names;
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      work(transaction);
      return {};
    }));
  }

 private:
  ScratchFolder folder_;
  SystemClock clock_;
  std::unique_ptr<Core> core_;
};

using Rules = std::set<std::string>;

}  // namespace

TEST_CASE("a look at a stranger at noon raises nothing") {
  Council council;
  council.look_at_record("ann", 5);
  CHECK(council.rules().empty());
}

TEST_CASE("a look at one's own record is raised, as that alone") {
  Council council;
  council.look_at_record("ann", 1);
  CHECK(council.rules() == Rules{"own-record"});
}

TEST_CASE("a look at somebody of the same surname is raised") {
  Council council;
  council.look_at_record("ann", 3);
  CHECK(council.rules() == Rules{"same-surname"});
}

TEST_CASE("a look at somebody at the same address is raised") {
  Council council;
  council.look_at_record("ann", 4);
  CHECK(council.rules() == Rules{"same-address"});
}

TEST_CASE("a look at a colleague is raised, whoever looks") {
  Council council;
  council.look_at_record("carol", 2);
  CHECK(council.rules() == Rules{"colleague"});
}

TEST_CASE("a look at many residents in a short time is raised, and at few, or over a day, is not") {
  Council council;
  for (int i = 0; i < 4; ++i) {
    council.look("ann", fmt::format("01900000-0000-7000-8000-00000000000{}", i),
                 kNoon + std::chrono::minutes(i));
  }
  CHECK(council.rules({.many = 4}).empty());
  CHECK(council.rules({.many = 3}) == Rules{"many"});
  CHECK(council.rules({.many = 3, .within = std::chrono::minutes(2)}).empty());
}

TEST_CASE("many looks are found across two runs of the rules") {
  Council council;
  for (int i = 0; i < 2; ++i) {
    council.look("ann", fmt::format("01900000-0000-7000-8000-00000000000{}", i));
  }
  const Snooping first = council.judge({.many = 2});
  CHECK(first.reviews.empty());
  council.write([&](store::Transaction& transaction) {
    transaction.access_review_writer().set_reviewed_up_to(first.up_to);
  });
  council.look("ann", "01900000-0000-7000-8000-000000000009");
  CHECK(council.rules({.many = 2}) == Rules{"many"});
}

TEST_CASE("a look at night or at a week's end is raised, by London's clock, unless it is urgent") {
  Council council;
  council.look_at_record("ann", 5, kNoon + kNight);
  CHECK(council.rules() == Rules{"out-of-hours"});
  Council summer;  // 07:30 in London is 06:30 UTC
  summer.look_at_record("ann", 5, *parse_rfc3339("2026-07-07T06:30:00Z"));
  CHECK(summer.rules().empty());
  summer.look_at_record("ann", 5, *parse_rfc3339("2026-07-11T12:00:00Z"));
  CHECK(summer.rules() == Rules{"out-of-hours"});
  Council urgent;
  urgent.look("ann", urgent.profile("housing", "r-5"), kNoon + kNight, "emergency");
  CHECK(urgent.rules().empty());
}

TEST_CASE(
    "a look without a contact or task is raised where contacts are recorded, unless a reason was given") {
  Council council;
  council.take("concord", person(6, "Idris", "Fontaine", "5 Lock Street", "concord", "2026-11-03T09:00:00Z"));
  const std::string contacted = council.profile("concord", "r-6");
  council.look("ann", contacted);
  council.look("ann", council.profile("housing", "r-5"), kNoon, "service-delivery", "call");
  council.look("ann", council.profile("housing", "r-5"), kNoon, "data-quality");
  CHECK(council.rules().empty());
  council.look("ann", contacted, kNoon + std::chrono::hours(48));
  council.look_at_record("ann", 5);
  CHECK(council.judge().reviews.size() == 2);
  CHECK(council.rules() == Rules{"no-contact"});
}

TEST_CASE("a look on a bank holiday is out of hours, and none is where work goes on round the clock") {
  Council council;
  council.look_at_record("ann", 5, *parse_rfc3339("2026-12-28T12:00:00Z"));  // for Boxing Day, a Saturday
  CHECK(council.rules() == Rules{"out-of-hours"});
  CHECK(council.rules({.office = std::nullopt}).empty());
}

TEST_CASE("whoever has two keys is not a colleague of their own") {
  Council council;
  council.link("ann-again", "r-1");
  council.look_at_record("ann-again", 1);
  CHECK(council.rules() == Rules{"own-record"});
  CHECK(council.same_person("ann") == Rules{"ann", "ann-again"});
  CHECK(council.same_person("ben") == Rules{"ben"});
  CHECK(council.same_person("nobody") == Rules{"nobody"});
}

TEST_CASE("where a restricted resident lives is compared with nobody's home") {
  Council council;
  const std::string neighbour = person(6, "Mira", "Lindqvist", "3 Elm Way");
  council.take("housing", neighbour);
  council.look_at_record("ann", 6);
  CHECK(council.rules() == Rules{"same-address"});
  std::string restricted = neighbour;
  restricted.replace(restricted.find("2026-10-01"), 10, "2026-10-02");
  restricted.insert(restricted.find(R"("birth_date")"), R"("restrictions":[{"reason":"at-risk"}],)");
  council.take("housing", restricted);
  CHECK(council.rules().empty());
}

TEST_CASE("who is found alone by a search for them is looked at, who is one of several is not") {
  Council council;
  const std::string zofia = council.profile("housing", "r-3"), renzo = council.profile("housing", "r-4");
  council.search("ann", {zofia, renzo});
  CHECK(council.rules().empty());
  council.search("ann", {zofia});
  CHECK(council.rules() == Rules{"same-surname"});
}

TEST_CASE("giving out all that is held of a resident is a look at them, and told as what it was") {
  Council council;
  store::AuditRow row = row_of("exported", "ann", kNoon);
  row.profiles = {council.profile("housing", "r-4")};
  row.categories = {"identity"};
  council.append(row);
  CHECK(council.rules() == Rules{"same-address"});
  CHECK(council.levels("housing", "r-4") == Rules{"exported"});
}

TEST_CASE(
    "being led on to the id that a profile has now is not a look of its own, nor is what programs read") {
  Council council;
  store::AuditRow row = row_of("opened", "ann", kNoon);
  row.profiles = {council.profile("housing", "r-1")};
  row.status = 307;
  council.append(row);
  row.status = 200;
  row.role.clear();  // an adapter has none
  council.append(row);
  CHECK(council.rules().empty());
  row.role = "adviser";
  council.append(row);
  CHECK(council.judge().reviews.at(0).looks == 1);
}

TEST_CASE("any look at who is guarded is raised") {
  Council council;
  council.write([&](store::Transaction& transaction) {
    transaction.access_review_writer().guard({{"housing", "r-5"}, "officer", kNoon});
  });
  council.look_at_record("carol", 5);
  CHECK(council.rules() == Rules{"guarded"});
}

TEST_CASE("of two runs that saw the same looks one raises them") {
  Council council;
  council.look_at_record("ann", 1);
  const Snooping first = council.judge(), second = council.judge();
  council.write([&](store::Transaction& transaction) {
    CHECK(store_snooping(transaction, first) == std::vector<std::string>{"own-record"});
    CHECK(store_snooping(transaction, second) == std::nullopt);
    CHECK(transaction.access_reviews().list(true, INT64_MAX, 10).at(0).looks == 1);
  });
}

TEST_CASE("looks of one kind add up in one open review, and after it is closed open another") {
  Council council;
  council.look_at_record("ann", 1);
  council.look_at_record("ann", 1);
  const auto raise = [&](bool opens) {
    const Snooping found = council.judge();
    REQUIRE(found.reviews.size() == 1);
    council.write([&](store::Transaction& transaction) {
      CHECK(transaction.access_review_writer().raise(found.reviews[0]) == opens);
      transaction.access_review_writer().set_reviewed_up_to(found.up_to);
    });
    return found.reviews[0];
  };
  const Uuid first = raise(true).id;
  council.look_at_record("ann", 1);
  raise(false);
  council.write([&](store::Transaction& transaction) {
    const auto review = transaction.access_reviews().find(first);
    CHECK(review->looks == 3);
    CHECK(review->last_entry - review->first_entry == 2);
    store::AccessReviewRow closing = *review;
    closing.closed_at = kNoon;
    closing.closed_by = "officer";
    closing.finding = "explained";
    CHECK(transaction.access_review_writer().close(closing));
    CHECK_FALSE(transaction.access_review_writer().close(closing));
  });
  council.look_at_record("ann", 1);
  CHECK(raise(true).id != first);
}

TEST_CASE(
    "a review is closed once, with words, by somebody who sees what was compared and isn't who looked") {
  Council council;
  council.link("ann-again", "r-1");
  council.look_at_record("ann", 1);
  const Snooping found = council.judge();
  REQUIRE(found.reviews.size() == 1);
  const Uuid id = found.reviews[0].id;
  const AccessFinding good{"explained", "  She read her own letter to a caller.  "};
  Asker officer;
  officer.principal.id = "officer";
  const Asker sees_nobody = officer;
  for (const domain::Part part : domain::kParts) {
    for (const domain::Category category :
         {domain::Category::identity, domain::Category::contact, domain::Category::protected_}) {
      officer.mask.allow(part, category);
    }
  }
  Asker herself = officer;
  herself.principal.id = "ann-again";  // by another key of hers
  council.write([&](store::Transaction& transaction) {
    REQUIRE(store_snooping(transaction, found));
    const auto close = [&](const Uuid& review, const AccessFinding& finding, const Asker& asker) {
      return close_access_review(transaction, review, finding, asker, kNoon);
    };
    const auto wordless = close(id, {"explained", " nineteen characters "}, officer);
    REQUIRE_FALSE(wordless);
    CHECK(wordless.error().code == Code::invalid_value);
    CHECK(wordless.error().faults.at(0).pointer == "/words");
    CHECK(close(id, good, sees_nobody).error().code == Code::forbidden);
    CHECK(close(make_uuid(kNoon), good, officer).error().code == Code::not_found);
    CHECK(close(id, good, herself).error().code == Code::forbidden);
    const auto closed = close(id, good, officer);
    REQUIRE(closed);
    CHECK(closed->words == "She read her own letter to a caller.");
    CHECK(transaction.access_reviews().find(id)->closed_by == "officer");
    CHECK(close(id, good, officer).error().code == Code::conflict);
  });
}
