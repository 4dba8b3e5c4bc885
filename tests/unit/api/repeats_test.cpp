// Requests with an Idempotency-Key, sent again after what their asker may see has changed.
#include <future>

#include <catch2/catch.hpp>

#include <concord/api/api.hpp>
#include <concord/service/keys.hpp>

#include "served.hpp"

using namespace concord;
using namespace concord::api;
using namespace std::chrono_literals;

namespace {

using Header = std::pair<std::string, std::string>;

const std::string kRuling = R"({"a":{"source":"housing","record_id":"uh-1"},
    "b":{"source":"housing","record_id":"uh-2"},"ruling":"different","reason":"Seen with both passports."})";

// A core whose time stands still, two residents, and a steward who has ruled on them under a key.
class Council {
 public:
  Council() : core_(concord::api::testing::open_core(folder_, clock_)) {
    core_->resolver.start();
    const auto adapter = key(domain::PrincipalKind::adapter, "adapter", "housing");
    for (const char* id : {"uh-1", "uh-2"}) {
      const std::string body = R"({"part":"housing","as_of":"2026-01-01T00:00:00Z","birth_date":"1970-01-02",
          "names":[{"given":"Ada","family":"King"}],"record_id":")" +
                               std::string(id) + R"("})";
      REQUIRE(ask(Verb::put, "/v1/sources/housing/records/" + std::string(id), adapter.secret, body).status ==
              200);
    }
    first_ = rule();
    REQUIRE(first_.status == 201);
  }
  ~Council() { core_->stop(); }

  Reply rule(std::vector<Header> headers = {}, std::vector<Header> query = {}) {
    headers.emplace_back("idempotency-key", "once");
    return ask(Verb::post, "/v1/decisions", steward_.secret, kRuling, std::move(headers), std::move(query));
  }

  void hide(const std::string& staff) {
    const std::string body = R"({"kind":"not-to-staff","record":{"source":"housing","record_id":"uh-1"},
        "reason":"He used to live with her.","staff":")" +
                             staff + R"("})";
    REQUIRE(ask(Verb::post, "/v1/protections", guardian_.secret, body).status == 201);
  }

  const Reply& first() const { return first_; }
  std::string steward() const { return steward_.key.id; }
  std::string somebody_else() { return key(domain::PrincipalKind::staff, "data-steward", "").key.id; }
  FixedClock& clock() { return clock_; }

 private:
  service::MadeKey key(domain::PrincipalKind kind, const std::string& role, const std::string& source) {
    const policy::Role* known = core_->roles.find(role);
    const domain::Purpose purpose =
        known != nullptr && !known->purposes.empty() ? known->purposes.front() : domain::Purpose::housing;
    service::MadeKey made;
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      made = *service::make_key(transaction, {kind, role, source, purpose, "", service::kKeyHolds},
                                clock_.now());
      return {};
    }));
    return made;
  }

  Reply ask(Verb verb, const std::string& path, const std::string& key, const std::string& body,
            std::vector<Header> headers = {}, std::vector<Header> query = {}) {
    Request request;
    request.verb = verb;
    request.path = path;
    request.query = std::move(query);
    request.body = body;
    request.headers = std::move(headers);
    request.headers.emplace_back("authorization", "Bearer " + key);
    request.headers.emplace_back("content-type", "application/json");
    request.request_id = "test";
    std::promise<Reply> answered;
    public_door (*core_)(std::move(request), [&](Reply reply) { answered.set_value(std::move(reply)); });
    return answered.get_future().get();
  }

  ScratchFolder folder_;
  FixedClock clock_{parse_rfc3339("2026-11-02T12:00:00Z").value()};
  std::unique_ptr<service::Core> core_;
  service::MadeKey steward_ = key(domain::PrincipalKind::staff, "data-steward", "");
  service::MadeKey guardian_ = key(domain::PrincipalKind::staff, "caldicott-guardian", "");
  Reply first_;
};

}  // namespace

TEST_CASE("a repeat is told no more of a resident who was hidden from its asker since") {
  Council council;
  CHECK(council.rule().status == 201);
  council.hide(council.somebody_else());
  CHECK(council.rule().status == 201);
  council.hide(council.steward());
  const Reply hidden = council.rule();
  CHECK(hidden.status == 404);
  CHECK(hidden.body.find("uh-1") == std::string::npos);
}

TEST_CASE("a repeat for another purpose, or with another query, is another request") {
  Council council;
  CHECK(council.rule({{"concord-purpose", "data-quality"}}).status == 201);
  CHECK(council.rule({{"concord-purpose", "care"}}).status == 409);
  CHECK(council.rule({}, {{"dry_run", "true"}}).status == 409);
}

TEST_CASE("a repeat is told what the first one was for a day, and not longer") {
  Council council;
  council.clock().advance(24h);
  CHECK(council.rule().headers == council.first().headers);  // where the decision is
  council.clock().advance(1s);
  CHECK(council.rule().headers != council.first().headers);  // done again: another decision
}
