// Every route whose path names an object, asked by everybody for an object that is not theirs: the answer is
// that to an id that was never given out, and nothing is changed. Generated from the route table: a parameter
// that is added must be given here an object of somebody else.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "owned.hpp"

using namespace concord;
using namespace concord::api;
using concord::api::testing::example_path;
using concord::api::testing::kNever;
using concord::api::testing::Owned;

namespace {

// Objects that belong to whoever may do this at all: the permission is what keeps others out.
bool may_of_all(std::string_view parameter) {
  static constexpr std::array<std::string_view, 11> kOfAll{
      "agreement_id", "account_id",    "model_id",  "use_id", "access_review_id", "hold_id", "erasure_id",
      "limit_id",     "protection_id", "principal", "source"};
  return std::find(kOfAll.begin(), kOfAll.end(), parameter) != kOfAll.end();
}

struct Asking {
  std::string role, key;
  domain::Purpose purpose;
};

// All objects here but those of housing are about children: the children's social workers' own, and the
// officer's.
bool is_theirs(const std::string& role, std::string_view parameter, const Route& route,
               const policy::Roles& roles) {
  const auto& permissions = roles.find(role)->permissions;
  const bool may = std::find(permissions.begin(), permissions.end(), route.permission) != permissions.end();
  if (may_of_all(parameter)) {
    return may;
  }
  if (parameter == "extract_id" || parameter == "batch_id") {
    return may && role != "adapter";  // an adapter's are its own source's alone
  }
  if (parameter == "profile_id") {  // of whom they are told, whatever the age
    return role == "childrens-social-worker" || role == "information-governance-officer" ||
           role == "adult-social-worker" || role == "data-steward" || role == "caldicott-guardian";
  }
  if (parameter == "record_id") {  // by the part's involvement, which agreements share with many
    return role != "adapter" && may;
  }
  return role == "childrens-social-worker" || role == "information-governance-officer";
}

std::string example_body(const Route& route) {
  static const std::map<std::string_view, std::string> kBodies{
      {"", ""},
      {"manifest",
       R"({"source":"housing","layout":"universal-housing","kind":"full","current_as_of":"2026-10-01T00:00:00Z"})"},
      {"record", R"({"record_id":"uh-1","part":"housing","as_of":"2026-11-01T00:00:00Z"})"},
      {"completion", "{}"},
      {"unlink",
       R"({"records":[{"source":"social-care","record_id":"sc-1"}],"reason":"somebody else's papers"})"},
      {"review_decision", R"({"ruling":"same","reason":"one person's papers"})"},
      {"account_change", R"({"enabled":false})"},
      {"agreement_end", R"({"reason":"not needed any more"})"},
      {"reveal", R"({"types":["nino"],"reason":"safeguarding"})"},
      {"access_ruling", R"({"ruling":"refuse","reason":"there is no need to know"})"},
      {"access_review_closing", R"({"finding":"explained","words":"She was asked to look by her manager."})"},
      {"legal_hold_end", R"({"reason":"the inquiry has reported"})"},
      {"erasure_lift", R"({"reason":"in-error"})"},
      {"limit_ruling", R"({"ruling":"lifted","reason":"it was settled with them"})"},
      {"subject_step", R"({"step":"withdrawn"})"},
      {"subject_opinion",
       R"({"part":"children","opinion":"may-be-told","reason":"there is nothing to fear"})"},
      {"rectification_answer", R"({"answer":"refused","reason":"the register says otherwise"})"},
      {"protection_end", R"({"reason":"he has left the council"})"},
      {"glass_finding", R"({"finding":"justified","words":"The ambulance service confirms the call."})"},
  };
  INFO("a request schema that this test has no example of: " << route.request_schema);
  REQUIRE(kBodies.contains(route.request_schema));
  return kBodies.at(route.request_schema);
}

std::string whole(const Reply& reply) {
  std::string text = fmt::format("{} {}\n", reply.status, reply.content_type);
  for (const auto& [name, value] : reply.headers) {
    text += name + ": " + value + "\n";
  }
  return text + reply.body;
}

std::string with_id(std::string path, const std::string& parameter, const std::string& id) {
  const std::string place = "{" + parameter + "}";
  path.replace(path.find(place), place.size(), id);
  return path;
}

Reply ask_for(Owned& owned, const Route& route, const std::string& path, const Asking& asking) {
  Request request;
  request.verb = route.verb;
  request.path = path;
  request.body = example_body(route);
  request.headers = {
      {"content-type", "application/json"}, {"if-match", "*"}, {"concord-source-version", "99"}};
  if (asking.role != "adapter") {
    request.headers.emplace_back("concord-purpose", to_string(asking.purpose));
  }
  return owned.served.ask(std::move(request), asking.key);
}

std::vector<Asking> everybody(Owned& owned) {
  std::vector<Asking> all;
  for (const auto& [name, role] : owned.served.core().roles.all()) {
    const bool adapter = name == "adapter";
    const std::string key = adapter ? owned.served.key(domain::PrincipalKind::adapter, name, "benefits")
                                    : owned.served.key(domain::PrincipalKind::staff, name);
    for (const domain::Purpose purpose : role.purposes) {
      all.push_back({name, key, purpose});
    }
  }
  return all;
}

bool names_a_record(const Route& route) { return route.path.starts_with("/v1/sources/{source}"); }

// The one parameter of a path that isn't of a source.
std::string parameter_of(const Route& route) {
  const std::size_t at = route.path.find('{');
  return std::string(route.path.substr(at + 1, route.path.find('}') - at - 1));
}

}  // namespace

TEST_CASE("an id of another principal's is answered as one that was never given out, and nothing changes") {
  Owned owned;
  const auto asking = everybody(owned);
  const std::string before = owned.standing();
  std::size_t asked = 0;
  for (const Route& route : routes()) {
    if (route.audience != Audience::keyed || route.path.find('{') == std::string_view::npos ||
        names_a_record(route)) {
      continue;
    }
    const std::string parameter = parameter_of(route);
    INFO("a parameter of which this test knows nothing of somebody else's: " << parameter);
    REQUIRE(owned.ids.contains(parameter));
    const std::string path(route.path);
    for (const Asking& one : asking) {
      if (is_theirs(one.role, parameter, route, owned.served.core().roles)) {
        continue;
      }
      CAPTURE(route.operation, one.role, std::string(to_string(one.purpose)));
      const Reply theirs = ask_for(owned, route, with_id(path, parameter, owned.ids.at(parameter)), one);
      CHECK(theirs.status >= 400);
      CHECK(whole(theirs) ==
            whole(ask_for(owned, route, with_id(path, parameter, std::string(kNever)), one)));
      ++asked;
    }
  }
  CHECK(asked > 100);
  CHECK(owned.standing() == before);
}

TEST_CASE("a record of another source or of a part that isn't shared is answered as one that isn't there") {
  Owned owned;
  const auto asking = everybody(owned);
  const std::string before = owned.standing();
  for (const Route& route : routes()) {
    if (route.audience != Audience::keyed || !names_a_record(route)) {
      continue;
    }
    for (const Asking& one : asking) {
      // An adapter of benefits asks for housing's; anybody else for a child's.
      const std::string source = one.role == "adapter" ? "housing" : "social-care";
      if (one.role != "adapter" && is_theirs(one.role, "record_id", route, owned.served.core().roles)) {
        continue;
      }
      CAPTURE(route.operation, one.role, std::string(to_string(one.purpose)));
      const std::string path = with_id(std::string(route.path), "source", source);
      if (path.find("{record_id}") == std::string::npos) {
        CHECK(ask_for(owned, route, path, one).status == 403);
        continue;
      }
      const Reply theirs =
          ask_for(owned, route, with_id(path, "record_id", source == "housing" ? "uh-1" : "sc-1"), one);
      CHECK(theirs.status >= 400);
      CHECK(whole(theirs) == whole(ask_for(owned, route, with_id(path, "record_id", "never-sent"), one)));
    }
  }
  CHECK(owned.standing() == before);
}

TEST_CASE("routes of the owner are no routes at the public door, whoever asks for whichever key") {
  Owned owned;
  for (const Route& route : routes()) {
    if (route.audience != Audience::owner) {
      continue;
    }
    CAPTURE(route.operation);
    for (const Asking& one : everybody(owned)) {
      Request request;
      request.verb = route.verb;
      request.path = example_path(route.path);
      CHECK(owned.served.ask(request, one.key).status == 404);
    }
  }
}
