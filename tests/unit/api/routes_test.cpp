#include <future>

#include <catch2/catch.hpp>

#include <concord/api/api.hpp>
#include <concord/api/openapi.hpp>
#include <concord/api/problem.hpp>
#include <concord/api/route.hpp>
#include <concord/service/keys.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::api;

namespace {

// A whole core on a store of its own, asked through its public door.
class Served {
 public:
  Served() {
    const std::filesystem::path root = CONCORD_ROOT;
    auto configuration = service::read_configuration(root / "config/concord.conf");
    REQUIRE(configuration);
    auto core = service::Core::open(*configuration, folder_.path(), clock_);
    REQUIRE(core);
    core_ = std::move(*core);
    core_->resolver.start();
  }

  std::string key(domain::PrincipalKind kind, const std::string& role, const std::string& source = "") {
    std::string secret;
    REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      const policy::Role* found = core_->roles.find(role);
      const domain::Purpose purpose = found != nullptr && !found->purposes.empty()
                                          ? found->purposes.front()
                                          : domain::Purpose::service_delivery;
      secret = service::make_key(transaction, {kind, role, source, purpose, "", {}}, clock_.now())->secret;
      return {};
    }));
    return secret;
  }

  Reply ask(Request request, const std::string& key = "", bool owner = false) {
    if (!key.empty()) {
      request.headers.emplace_back("authorization", "Bearer " + key);
    }
    request.request_id = "test";
    request.owner = owner;
    std::promise<Reply> answered;
    (owner ? owner_door(*core_) : public_door(*core_))(
        std::move(request), [&](Reply reply) { answered.set_value(std::move(reply)); });
    return answered.get_future().get();
  }

  service::Core& core() { return *core_; }

 private:
  ScratchFolder folder_;
  SystemClock clock_;
  std::unique_ptr<service::Core> core_;
};

// A path with something in the place of every parameter.
std::string example_path(std::string_view pattern) {
  std::string path;
  bool inside = false;
  for (const char c : pattern) {
    if (c == '{') {
      path += pattern.starts_with("/v1/sources") && path == "/v1/sources/"
                  ? "housing"
                  : "01900000-0000-7000-8000-000000000000";
    }
    inside = c == '{' || (inside && c != '}');
    if (!inside && c != '}') {
      path += c;
    }
  }
  return path;
}

}  // namespace

TEST_CASE("every keyed route refuses no key and a wrong key, and says so") {
  Served served;
  for (const Route& route : routes()) {
    if (route.audience != Audience::keyed) {
      continue;
    }
    CAPTURE(route.operation);
    Request request;
    request.verb = route.verb;
    request.path = example_path(route.path);
    CHECK(served.ask(request).status == 401);
    CHECK(served.ask(request, "concord_0000").status == 401);
  }
}

TEST_CASE("a role without a route's permission is refused, and one with it gets past the door") {
  Served served;
  for (const auto& [name, role] : served.core().roles.all()) {
    if (name == "adapter") {
      continue;
    }
    const std::string key = served.key(domain::PrincipalKind::staff, name);
    for (const Route& route : routes()) {
      if (route.audience != Audience::keyed) {
        continue;
      }
      CAPTURE(name, route.operation);
      Request request;
      request.verb = route.verb;
      request.path = example_path(route.path);
      const bool may = std::find(role.permissions.begin(), role.permissions.end(), route.permission) !=
                       role.permissions.end();
      const Reply reply = served.ask(request, key);
      if (may) {
        CHECK(reply.status != 401);
      } else {
        CHECK(reply.status == 403);
      }
    }
  }
}

TEST_CASE("a purpose that is not known is answered with those that are") {
  Served served;
  Request request;
  request.path = "/v1/sources";
  request.headers.emplace_back("concord-purpose", "curiosity");
  const Reply reply = served.ask(request, served.key(domain::PrincipalKind::staff, "data-steward"));
  CHECK(reply.status == 400);
  CHECK(reply.body.find("must be one of service-delivery, housing, ") != std::string::npos);
  CHECK(reply.body.find("curiosity") == std::string::npos);
}

TEST_CASE("a word that a schema doesn't have is answered with the words that it has") {
  Served served;
  Request request;
  request.verb = Verb::post;
  request.path = "/v1/decisions";
  request.headers.emplace_back("content-type", "application/json");
  request.body = R"({"ruling": "perhaps", "reason": "r",
      "a": {"source": "housing", "record_id": "a"}, "b": {"source": "housing", "record_id": "b"}})";
  const Reply reply = served.ask(request, served.key(domain::PrincipalKind::staff, "data-steward"));
  CHECK(reply.status == 400);
  CAPTURE(reply.body);
  CHECK(reply.body.find("must be one of same, different") != std::string::npos);
  CHECK(reply.body.find("perhaps") == std::string::npos);
}

TEST_CASE("an adapter writes and reads its own source and no other") {
  Served served;
  const std::string key = served.key(domain::PrincipalKind::adapter, "adapter", "benefits");
  Request request;
  request.verb = Verb::put;
  request.path = "/v1/sources/housing/records/uh-1";
  request.headers.emplace_back("content-type", "application/json");
  request.body =
      R"({"record_id":"uh-1","part":"housing","as_of":"2026-01-01T00:00:00Z","names":[{"family":"King"}]})";
  CHECK(served.ask(request, key).status == 403);
  request.path = "/v1/sources/benefits/records/uh-1";
  CHECK(served.ask(request, key).status == 200);
}

TEST_CASE("the owner's routes are not there for anybody else") {
  Served served;
  Request request;
  request.path = "/owner/keys";
  CHECK(served.ask(request, served.key(domain::PrincipalKind::staff, "data-steward")).status == 404);
  CHECK(served.ask(request, "", true).status == 200);
}

TEST_CASE("an unknown path is 404 and a known one with another verb 405, with what it takes") {
  Served served;
  Request request;
  request.path = "/v2/anything";
  CHECK(served.ask(request).status == 404);
  request.path = "/v1/profiles/search";
  const Reply reply = served.ask(request);
  // "search" is no profile's id either: reading it needs a key like any profile.
  CHECK((reply.status == 401 || reply.status == 405));
}

TEST_CASE("what is told of a resident is in the audit log before it is told") {
  Served served;
  const std::string adapter = served.key(domain::PrincipalKind::adapter, "adapter", "housing");
  Request put;
  put.verb = Verb::put;
  put.path = "/v1/sources/housing/records/uh-1";
  put.headers.emplace_back("content-type", "application/json");
  put.body =
      R"({"record_id":"uh-1","part":"housing","as_of":"2026-01-01T00:00:00Z","names":[{"given":"Ada","family":"King"}],"birth_date":"1970-01-02"})";
  REQUIRE(served.ask(put, adapter).status == 200);
  Request search;
  search.verb = Verb::post;
  search.path = "/v1/profiles/search";
  search.headers.emplace_back("content-type", "application/json");
  search.body = R"({"query":"Ada King 1970-01-02"})";
  const Reply reply = served.ask(search, served.key(domain::PrincipalKind::staff, "data-steward"));
  REQUIRE(reply.status == 200);
  const auto entries = served.core().audit->after(0, 100);
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].row.kind == "intent");
  CHECK(entries[1].row.kind == "outcome");
  CHECK(entries[2].row.kind == "search");
  CHECK(entries[2].row.detail == "birth_date name");
  CHECK(entries[2].row.profiles.size() == 1);
  CHECK_FALSE(served.core().audit->prove()->fault);
}

TEST_CASE("a repeated Idempotency-Key gets the first answer, and another body under it is a conflict") {
  Served served;
  const std::string key = served.key(domain::PrincipalKind::adapter, "adapter", "housing");
  Request batch;
  batch.verb = Verb::post;
  batch.path = "/v1/sources/housing/batches";
  batch.headers = {{"content-type", "application/x-ndjson"}, {"idempotency-key", "once"}};
  batch.body =
      "{\"record_id\":\"uh-1\",\"part\":\"housing\",\"as_of\":\"2026-01-01T00:00:00Z\",\"names\":[{"
      "\"family\":\"King\"}]}\n";
  const Reply first = served.ask(batch, key);
  REQUIRE(first.status == 202);
  const Reply again = served.ask(batch, key);
  CHECK(again.body == first.body);
  batch.body += "\n";
  CHECK(served.ask(batch, key).status == 409);
}

TEST_CASE("a problem never carries its cause") {
  const Reply reply = problem(Error{Code::internal, "public", {}, "private"}, "r1");
  CHECK(reply.status == 500);
  CHECK(reply.body.find("private") == std::string::npos);
  CHECK(reply.body.find("\"request_id\":\"r1\"") != std::string::npos);
}
