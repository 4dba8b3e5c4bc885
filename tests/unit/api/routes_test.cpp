#include <concord/api/openapi.hpp>
#include <concord/api/problem.hpp>

#include "served.hpp"

using namespace concord;
using namespace concord::api;
using concord::api::testing::example_path;
using concord::api::testing::Served;

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
