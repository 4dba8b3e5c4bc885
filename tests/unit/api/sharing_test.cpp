#include <algorithm>
#include <future>

#include <catch2/catch.hpp>

#include <concord/api/api.hpp>
#include <concord/api/route.hpp>
#include <concord/service/agreements.hpp>
#include <concord/service/break_glass.hpp>
#include <concord/service/decide.hpp>
#include <concord/service/keys.hpp>

#include "served.hpp"

using namespace concord;
using namespace concord::api;
using namespace std::chrono_literals;

namespace {

const Instant kNoon = parse_rfc3339("2026-11-02T12:00:00Z").value();

// A core whose time stands still, with one resident whom adult social care knows.
class Council {
 public:
  Council() : core_(concord::api::testing::open_core(folder_, clock_)) {
    core_->resolver.start();
    adapter_ = key(domain::PrincipalKind::adapter, "adapter", "social-care").secret;
    put("ad-1", "");
    adviser_ = key(domain::PrincipalKind::staff, "adviser", "");
    const std::string found =
        ask(Verb::post, "/v1/profiles/search", adviser_.secret, R"({"query":"Ada King 1970-01-02"})").body;
    const std::size_t at = found.find("\"profile_id\":\"");
    REQUIRE(at != std::string::npos);
    profile_ = found.substr(at + 14, 36);
  }
  ~Council() { core_->stop(); }

  void put(const std::string& id, const std::string& more) {
    const std::string body = R"({"record_id":")" + id + R"(","part":"adults","as_of":"2026-01-01T00:00:00Z",
        "names":[{"given":"Ada","family":"King"},{"use":"former","given":"Secretname","family":"King"}],
        "birth_date":"1970-01-02","identifiers":[{"type":"nhs-number","value":"9434765919","verified":true}],
        "contacts":[{"kind":"email","value":"ada@example.org"}],
        "engagements":[{"kind":"long-term-support","reference":"care-77"}])" +
                             more + "}";
    REQUIRE(ask(Verb::put, "/v1/sources/social-care/records/" + id, adapter_, body).status == 200);
  }

  service::MadeKey key(domain::PrincipalKind kind, const std::string& role, const std::string& source) {
    service::MadeKey made;
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      made = *service::make_key(
          transaction, {kind, role, source, domain::Purpose::service_delivery, "", service::kKeyHolds},
          clock_.now());
      return {};
    }));
    return made;
  }

  Reply ask(Verb verb, const std::string& path, const std::string& key, const std::string& body = "") {
    Request request;
    request.verb = verb;
    request.path = path;
    request.body = body;
    request.headers = {{"authorization", "Bearer " + key}, {"content-type", "application/json"}};
    request.request_id = "test";
    std::promise<Reply> answered;
    public_door (*core_)(std::move(request), [&](Reply reply) { answered.set_value(std::move(reply)); });
    return answered.get_future().get();
  }

  bool shows(std::string_view value) {
    const Reply reply = ask(Verb::get, "/v1/profiles/" + profile_, adviser_.secret);
    REQUIRE(reply.status == 200);
    return reply.body.find(value) != std::string::npos;
  }

  // The adviser, as a session would know them.
  service::Asker adviser(std::optional<Instant> stepped_up) const {
    service::Asker asker;
    asker.principal = adviser_.key.principal;
    asker.purpose = domain::Purpose::service_delivery;
    asker.stepped_up = stepped_up;
    return asker;
  }

  Result<store::GlassRow> break_glass(const service::Asker& asker, const std::string& words) {
    Result<store::GlassRow> glass = Error{};
    (void)core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      const auto profile = transaction.profiles().find(*parse_uuid(profile_));
      glass = service::break_glass(transaction, *profile, {"risk-to-life", words}, asker, clock_.now());
      return glass ? Outcome{} : Outcome(glass.error());
    });
    core_->sharing.load();
    return glass;
  }

  // Somebody else whom adult social care knows, and a ruling that they are not Ada.
  void rule_apart_from_another(const std::string& id) {
    const std::string body = R"({"record_id":")" + id + R"(","part":"adults","as_of":"2026-01-01T00:00:00Z",
        "names":[{"given":"Grace","family":"Hopper"}],"birth_date":"1966-12-09"})";
    REQUIRE(ask(Verb::put, "/v1/sources/social-care/records/" + id, adapter_, body).status == 200);
    service::Asker steward = adviser({});
    steward.mask.allow(domain::Part::adults, domain::Category::identity);
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      auto change = service::plan_ruling(
          transaction, {{"social-care", "ad-1"}, {"social-care", id}, false, "They are two people."}, steward,
          clock_.now());
      if (!change) {
        return change.error();
      }
      service::write_change(transaction, *change, steward, clock_.now());
      return {};
    }));
    core_->resolver.notify();
    core_->resolver.drain();
  }

  std::string history() {
    const Reply reply = ask(Verb::get, "/v1/profiles/" + profile_ + "/history", adviser_.secret);
    REQUIRE(reply.status == 200);
    return reply.body;
  }

  service::Core& core() { return *core_; }
  FixedClock& clock() { return clock_; }
  const std::string& profile() const { return profile_; }

 private:
  ScratchFolder folder_;
  FixedClock clock_{kNoon};
  std::unique_ptr<service::Core> core_;
  std::string adapter_, profile_;
  service::MadeKey adviser_;
};

const std::string kWhy = "Found unconscious at home; the ambulance asks.";

}  // namespace

TEST_CASE("an agreement is kept to its last day and withholds from the next request on") {
  Council council;
  policy::Agreement terms;
  terms.name = "a trial";
  terms.parts = {domain::Part::adults};
  terms.roles = {"adviser"};
  terms.purposes = {domain::Purpose::service_delivery};
  terms.categories = {domain::Category::engagements};
  terms.lawful_basis = "public task";
  terms.assessment = "DPIA-1";
  terms.from = terms.review = 2026y / 11 / 3;
  terms.to = 2026y / 11 / 4;
  REQUIRE(council.core().database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    service::make_agreement(transaction, terms, council.adviser({}), council.clock().now());
    return {};
  }));
  council.core().sharing.load();
  CHECK_FALSE(council.shows("care-77"));
  council.clock().set(parse_rfc3339("2026-11-03T00:00:00Z").value());
  CHECK(council.shows("care-77"));
  council.clock().set(parse_rfc3339("2026-11-04T23:59:59Z").value());
  CHECK(council.shows("care-77"));
  council.clock().set(parse_rfc3339("2026-11-05T00:00:00Z").value());
  CHECK_FALSE(council.shows("care-77"));
}

TEST_CASE("the starting set is put into a store once") {
  Council council;
  std::size_t before = 0;
  const auto count = [&] {
    std::size_t all = 0;
    council.core().database->read([&](store::Snapshot& s) { all = s.agreements().all().size(); });
    return all;
  };
  before = count();
  CHECK(before > 10);
  REQUIRE(
      service::put_starting_agreements(*council.core().database, std::vector<policy::Agreement>(3), kNoon));
  CHECK(count() == before);
}

TEST_CASE("the glass breaks only for who has just proved who they are, with a reason in words") {
  Council council;
  CHECK(council.break_glass(council.adviser({}), kWhy).error().code == Code::forbidden);
  CHECK(council.break_glass(council.adviser(kNoon - 5min), kWhy).error().code == Code::forbidden);
  CHECK(council.break_glass(council.adviser(kNoon + 1min), kWhy).error().code == Code::forbidden);
  auto resident = council.adviser(kNoon);
  resident.principal.kind = domain::PrincipalKind::resident;
  CHECK(council.break_glass(resident, kWhy).error().code == Code::forbidden);
  CHECK(council.break_glass(council.adviser(kNoon), "too few words").error().faults[0].pointer == "/words");
  CHECK_FALSE(council.shows("care-77"));
}

TEST_CASE("a broken glass shows one resident for half an hour, and never what is protected") {
  Council council;
  CHECK_FALSE(council.shows("care-77"));
  REQUIRE(council.break_glass(council.adviser(kNoon - 4min), kWhy));
  CHECK(council.shows("care-77"));
  CHECK_FALSE(council.shows("Secretname"));
  council.clock().advance(30min - 1us);
  CHECK(council.shows("care-77"));
  council.clock().advance(1us);
  CHECK_FALSE(council.shows("care-77"));
}

TEST_CASE("what a broken glass shows is withheld again once the profile is made of other records") {
  Council council;
  REQUIRE(council.break_glass(council.adviser(kNoon), kWhy));
  CHECK(council.shows("care-77"));
  council.put("ad-2", "");
  CHECK_FALSE(council.shows("care-77"));
}

TEST_CASE(
    "what a broken glass shows of one resident it doesn't show of another whom a ruling names beside them") {
  Council council;
  council.rule_apart_from_another("ad-9");
  CHECK(council.history().find("ad-9") == std::string::npos);
  REQUIRE(council.break_glass(council.adviser(kNoon), kWhy));
  const std::string history = council.history();
  CHECK(history.find("ad-1") != std::string::npos);
  CHECK(history.find("ad-9") == std::string::npos);
}

TEST_CASE("a broken glass never shows where a restricted resident is") {
  Council council;
  REQUIRE(council.break_glass(council.adviser(kNoon), kWhy));
  CHECK(council.shows("ada@example.org"));
  const std::string restricted = R"(,"restrictions":[{"reason":"refuge","from":"2020"}],"source_version":2)";
  council.put("ad-1", restricted);
  CHECK(council.shows("care-77"));
  CHECK_FALSE(council.shows("ada@example.org"));
}

TEST_CASE("a use of the glass stays open until somebody else has reviewed it, once") {
  Council council;
  const auto glass = council.break_glass(council.adviser(kNoon), kWhy);
  REQUIRE(glass);
  const auto officer =
      council.key(domain::PrincipalKind::staff, "information-governance-officer", "").key.principal;
  service::Asker reviewer;
  reviewer.principal = officer;
  const auto review = [&](const service::Asker& asker, const std::string& words) {
    Result<store::GlassRow> reviewed = Error{};
    (void)council.core().database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      reviewed = service::review_glass(transaction, glass->id, true, words, asker, council.clock().now());
      return reviewed ? Outcome{} : Outcome(reviewed.error());
    });
    return reviewed;
  };
  CHECK(review(council.adviser(kNoon), kWhy).error().code == Code::forbidden);
  CHECK(review(reviewer, "fine").error().faults[0].pointer == "/words");
  const auto reviewed = review(reviewer, "The ambulance service confirms the call.");
  REQUIRE(reviewed);
  CHECK(reviewed->review->finding == "justified");
  CHECK(review(reviewer, "The ambulance service confirms the call.").error().code == Code::conflict);
}
