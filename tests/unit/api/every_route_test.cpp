// Every route, asked by everybody, for everything: generated from the route table and the roles, so that a
// row or a role that is added is tried without a word here.
#include <algorithm>

#include "served.hpp"

using namespace concord;
using namespace concord::api;
using concord::api::testing::example_path;
using concord::api::testing::Served;

namespace {

constexpr std::array kPurposes{domain::Purpose::service_delivery,
                               domain::Purpose::housing,
                               domain::Purpose::benefits,
                               domain::Purpose::care,
                               domain::Purpose::safeguarding,
                               domain::Purpose::emergency,
                               domain::Purpose::data_quality,
                               domain::Purpose::subject_rights,
                               domain::Purpose::audit};

Request request_to(const Route& route) {
  Request request;
  request.verb = route.verb;
  request.path = example_path(route.path);
  return request;
}

bool reads_residents(const Route& route) {
  return route.audit == AuditKind::search || route.audit == AuditKind::opened ||
         route.audit == AuditKind::exported ||
         (route.audit == AuditKind::log_read &&
          (route.path.starts_with("/v1/profiles/") || route.path.starts_with("/v1/access-reviews")));
}

template <class Range, class Value>
bool holds(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

}  // namespace

TEST_CASE("every route by every role for every purpose: who may not is refused, who may is not") {
  Served served;
  std::size_t asked = 0;
  for (const auto& [name, role] : served.core().roles.all()) {
    if (name == "adapter") {
      continue;
    }
    const std::string key = served.key(role.kind, name);
    for (const Route& route : routes()) {
      for (const domain::Purpose purpose : kPurposes) {
        if (route.audience != Audience::keyed) {
          continue;
        }
        CAPTURE(name, route.operation, std::string(to_string(purpose)));
        Request request = request_to(route);
        request.headers.emplace_back("concord-purpose", to_string(purpose));
        const int status = served.ask(std::move(request), key).status;
        const bool may = holds(role.permissions, route.permission);
        const bool for_it = holds(role.purposes, purpose);
        CHECK(status != 401);
        if (!may || (!for_it && reads_residents(route))) {
          CHECK(status == 403);
        } else if (!reads_residents(route)) {
          CHECK(status != 403);
        }
        ++asked;
      }
    }
  }
  CHECK(asked > routes().size() * kPurposes.size());
}

TEST_CASE("every keyed route refuses whoever has no key, a wrong one, a stale one or one in another form") {
  Served served;
  const Instant past = SystemClock().now() - std::chrono::hours(1);
  const std::string right = served.key(domain::PrincipalKind::staff, "data-steward");
  const std::string expired = served.key(domain::PrincipalKind::staff, "data-steward", "", past);
  const std::string revoked = served.key(domain::PrincipalKind::staff, "data-steward");
  REQUIRE(served.core().database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    const auto row = transaction.keys().by_secret(sha256(revoked));
    transaction.key_writer().revoke(row->id, past);
    return {};
  }));
  for (const Route& route : routes()) {
    if (route.audience != Audience::keyed) {
      continue;
    }
    CAPTURE(route.operation);
    CHECK(served.ask(request_to(route)).status == 401);
    for (const std::string& key : {expired, revoked, right + "0", right.substr(1), std::string("concord_")}) {
      CHECK(served.ask(request_to(route), key).status == 401);
    }
    for (const std::string& header : {"Basic " + right, right, "bearer" + right, std::string("Bearer")}) {
      Request request = request_to(route);
      request.headers.emplace_back("authorization", header);
      CHECK(served.ask(std::move(request)).status == 401);
    }
  }
}

TEST_CASE("an adapter gets past no door but those of its own records") {
  Served served;
  const std::string key = served.key(domain::PrincipalKind::adapter, "", "benefits");
  for (const Route& route : routes()) {
    if (route.audience != Audience::keyed) {
      continue;
    }
    CAPTURE(route.operation);
    const bool may = holds(served.core().roles.find("adapter")->permissions, route.permission);
    const int status = served.ask(request_to(route), key).status;
    CHECK(status != 401);
    if (!may || route.path.starts_with("/v1/sources/{source}")) {  // example_path asks for another source's
      CHECK(status == 403);
    }
  }
}
