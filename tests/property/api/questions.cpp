#include "questions.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::api::testing {
namespace {

using Ids = std::vector<std::string>;

// The ids of whatever the council has, one that was never given out with each.
struct Known {
  std::map<std::string, Ids, std::less<>> ids;  // by the name of a path's parameter
  std::vector<domain::RecordKey> records;
};

void add(Ids& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
    ids.push_back(id);
  }
}

void learn_profile(store::Snapshot& snapshot, store::RecordNumber record, Known& known) {
  const auto profile = snapshot.profiles().profile_of(record);
  for (const store::ProfileNumber former : snapshot.profiles().former_profiles({record})) {
    add(known.ids["profile_id"], to_string(snapshot.profiles().find(former)->id));
  }
  add(known.ids["profile_id"], to_string(snapshot.profiles().find(*profile)->id));
}

void learn_rulings(store::Snapshot& snapshot, Known& known) {
  for (const store::DecisionRow& decision : snapshot.rulings().in_force()) {
    add(known.ids["decision_id"], to_string(decision.id));
    if (decision.act) {
      add(known.ids["act_id"], to_string(*decision.act));
    }
  }
  for (const store::ReviewRow& review : snapshot.reviews().open_after({}, "", 100)) {
    add(known.ids["review_id"], to_string(review.id));
  }
}

Known known_of(Council& council) {
  Known known;
  for (const std::string_view parameter :
       {"profile_id", "decision_id", "act_id", "review_id", "extract_id", "batch_id", "model_id",
        "agreement_id", "request_id", "use_id", "account_id", "subject_request_id"}) {
    known.ids[std::string(parameter)] = {std::string(kNeverGivenOut)};
  }
  council.core().database->read([&](store::Snapshot& snapshot) {
    for (const SentRecord& one : council.sent()) {
      known.records.push_back({one.source, one.record.record_id});
      learn_profile(snapshot, snapshot.records().find(known.records.back())->number, known);
    }
    learn_rulings(snapshot, known);
    for (const store::AgreementRow& agreement : snapshot.agreements().all()) {
      add(known.ids["agreement_id"], to_string(agreement.id));
    }
    for (const store::ModelRow& model : snapshot.models().all()) {
      add(known.ids["model_id"], to_string(model.id));
    }
  });
  for (const std::string& batch : council.batches()) {
    add(known.ids["batch_id"], batch);
  }
  add(known.ids["extract_id"], council.extract());
  known.records.push_back({council.sent().front().source, std::string(kNeverSent)});
  return known;
}

// Every path of the pattern.
std::vector<std::string> paths_of(std::string_view pattern, const Known& known) {
  static constexpr std::string_view kRecord = "/v1/sources/{source}/records/{record_id}";
  std::vector<std::string> paths;
  if (pattern.starts_with(kRecord)) {
    for (const domain::RecordKey& key : known.records) {
      paths.push_back("/v1/sources/" + key.source + "/records/" + key.record_id +
                      std::string(pattern.substr(kRecord.size())));
    }
    return paths;
  }
  const std::size_t at = pattern.find('{');
  if (at == std::string_view::npos) {
    return {std::string(pattern)};
  }
  const std::size_t end = pattern.find('}');
  const std::string parameter(pattern.substr(at + 1, end - at - 1));
  const auto ids = known.ids.find(parameter);
  INFO("a parameter that this test doesn't know: say in known_of what there is of it: " << parameter);
  REQUIRE(ids != known.ids.end());
  for (const std::string& id : ids->second) {
    paths.push_back(std::string(pattern.substr(0, at)) + id + std::string(pattern.substr(end + 1)));
  }
  return paths;
}

std::string json_text(std::string_view text) {
  JsonWriter out;
  out.text(text);
  return out.take();
}

std::string by(std::string_view field, std::string_view value) {
  return "{" + json_text(field) + ":" + json_text(value) + "}";
}

// By each of what the record says of the person.
Ids searches(const SentRecord& one) {
  Ids bodies;
  const domain::Record& record = one.record;
  for (const domain::PersonName& name : record.names) {
    bodies.push_back(by("query", name.given + " " + name.family));
    bodies.push_back(by("name", name.family));
    if (!name.given.empty()) {
      bodies.push_back(by("query", name.given.substr(0, 5)));
    }
  }
  if (record.birth_date) {
    bodies.push_back(by("query", record.names.front().family + " " + domain::to_string(*record.birth_date)));
  }
  for (const domain::Identifier& identifier : record.identifiers) {
    bodies.push_back(R"({"identifiers":[{"type":)" + json_text(identifier.type) + R"(,"value":)" +
                     json_text(identifier.value) + "}]}");
  }
  for (const domain::Address& address : record.addresses) {
    bodies.push_back(by("postcode", address.postcode));
    bodies.push_back(by("query", address.lines.front() + " " + address.postcode));
  }
  for (const domain::ContactPoint& contact : record.contacts) {
    bodies.push_back(by(contact.kind == domain::ContactKind::phone ? "phone" : "email", contact.value));
  }
  return bodies;
}

std::string candidate(const SentRecord& one, bool whole) {
  domain::Record record = one.record;
  record.record_id = "asked";
  record.relationships.clear();
  if (!whole) {  // who it is alone
    record.addresses.clear();
    record.contacts.clear();
    record.identifiers.clear();
  }
  return wire::to_json(record, {});
}

std::string record_json(const domain::RecordKey& key) {
  return R"({"source":)" + json_text(key.source) + R"(,"record_id":)" + json_text(key.record_id) + "}";
}

std::string pair_json(const Known& known, std::size_t i) {
  return R"("a":)" + record_json(known.records[i]) + R"(,"b":)" +
         record_json(known.records[(i + 1) % known.records.size()]);
}

Ids pairs(const Known& known, const std::string& more) {
  Ids bodies;
  for (std::size_t i = 0; i < known.records.size(); ++i) {
    bodies.push_back("{" + pair_json(known, i) + more + "}");
  }
  return bodies;
}

Ids unlinks(const Known& known) {
  Ids bodies;
  for (const domain::RecordKey& key : known.records) {
    bodies.push_back(R"({"records":[)" + record_json(key) + R"(],"reason":"somebody else's papers"})");
  }
  return bodies;
}

Ids erasures(const Known& known) {
  Ids bodies;
  for (const domain::RecordKey& key : known.records) {
    bodies.push_back(R"({"records":[)" + record_json(key) +
                     R"(],"reason":"subject-request","authority":"article-17-1-a"})");
  }
  return bodies;
}

// What is sent with a route that isn't a plain GET.
Ids bodies_of(const Route& route, const Council& council, const Known& known, const SentRecord& other) {
  if (route.verb == Verb::get || route.verb == Verb::delete_) {
    return {""};
  }
  Ids bodies;
  if (route.operation == "searchProfiles" || route.operation == "findSearches") {
    for (const SentRecord* one : {&council.sent().front(), &council.sent().back(), &other}) {
      const Ids some = searches(*one);
      bodies.insert(bodies.end(), some.begin(), some.end());
    }
  } else if (route.operation == "matchProfiles") {
    for (const SentRecord& one : council.sent()) {
      bodies.push_back(candidate(one, false));
    }
    bodies.push_back(candidate(other, true));
  } else if (route.operation == "explainTwo") {
    bodies = pairs(known, "");
  } else if (route.operation == "makeDecision") {
    bodies = pairs(known, R"(,"ruling":"different","reason":"other people's papers")");
  } else if (route.operation == "unlinkRecords") {
    bodies = unlinks(known);
  } else if (route.operation == "decideReview") {
    bodies = {R"({"ruling":"same","reason":"one person's papers"})"};
  } else if (route.operation == "eraseRecords") {
    bodies = erasures(known);
  } else if (route.operation == "runRetention") {
    bodies = {"{}"};
  }
  INFO("a route that this test doesn't know how to ask: say it in bodies_of: " << route.operation);
  REQUIRE_FALSE(bodies.empty());
  return bodies;
}

bool takes(const Route& route, std::string_view what) {
  const auto all = split(route.takes, ' ');
  return std::find(all.begin(), all.end(), what) != all.end();
}

// Pages are asked for too, from the first and with one on each.
std::vector<std::vector<std::pair<std::string, std::string>>> queries_of(const Route& route) {
  if (route.verb != Verb::get && takes(route, "dry_run")) {
    return {{{"dry_run", "true"}}};
  }
  if (takes(route, "limit") || takes(route, "few") || takes(route, "many")) {
    return {{}, {{"limit", "1"}}};
  }
  return {{}};
}

bool changes_nothing(const Route& route) {
  return route.audience == Audience::keyed && (route.verb == Verb::get || route.audit == AuditKind::search ||
                                               route.audit == AuditKind::log_read || takes(route, "dry_run"));
}

void ask_of(const Route& route, const std::string& path, const std::string& body,
            std::vector<Question>& questions) {
  for (const auto& query : queries_of(route)) {
    Question question{&route, {}};
    question.request.verb = route.verb;
    question.request.path = path;
    question.request.query = query;
    question.request.body = body;
    if (takes(route, "review_if_match")) {
      question.request.headers.emplace_back("if-match", "*");
    }
    questions.push_back(std::move(question));
  }
}

}  // namespace

std::string Question::text() const {
  std::string text = std::string(to_string(request.verb)) + " " + request.path;
  for (const auto& [name, value] : request.query) {
    text += " " + name + "=" + value;
  }
  return text + " " + request.body;
}

std::vector<Question> all_questions(Council& council, const SentRecord& other) {
  const Known known = known_of(council);
  std::vector<Question> questions;
  for (const Route& route : routes()) {
    if (!changes_nothing(route)) {
      continue;
    }
    const Ids bodies = bodies_of(route, council, known, other);
    for (const std::string& path : paths_of(route.path, known)) {
      for (const std::string& body : bodies) {
        ask_of(route, path, body, questions);
      }
    }
  }
  return questions;
}

}  // namespace concord::api::testing
