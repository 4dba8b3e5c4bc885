#include "finding.hpp"

#include <concord/service/search.hpp>
#include <concord/wire/record_json.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

service::SearchFields fields_of(const JsonValue& json) {
  service::SearchFields fields;
  const auto take = [&](std::string& into, std::string_view name) { into = text_of(json, name); };
  take(fields.name, "name");
  take(fields.given, "given");
  take(fields.family, "family");
  take(fields.birth_date, "birth_date");
  take(fields.postcode, "postcode");
  take(fields.address, "address");
  take(fields.uprn, "uprn");
  take(fields.phone, "phone");
  take(fields.email, "email");
  if (const JsonValue* identifiers = member_of(json, "identifiers")) {
    for (const JsonValue& identifier : identifiers->GetArray()) {
      fields.identifiers.emplace_back(text_of(identifier, "type"), text_of(identifier, "value"));
    }
  }
  return fields;
}

std::size_t limit_of(const JsonValue& json) {
  const JsonValue* limit = member_of(json, "limit");
  return limit != nullptr && limit->IsUint() ? limit->GetUint() : 20;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : " ") + word;
  }
  return all;
}

}  // namespace

Result<service::Understood> understood_of(const JsonValue& search) {
  const std::string_view query = text_of(search, "query");
  return query.empty() ? service::understand(fields_of(search)) : service::understand(query);
}

Step search_profiles(const Asked& asked) {
  auto json = json_body(*asked, "search");
  if (!json) {
    return json.error();
  }
  auto understood = understood_of(*json);
  if (!understood) {
    return understood.error();
  }
  Result<service::SearchAnswer> answer = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    answer = asked->core.searcher.search(snapshot, *understood, asked->asker, limit_of(*json));
  });
  if (!answer) {
    return answer.error();
  }
  AuditNote note;
  note.detail = joined(understood->fields);
  note.searched = service::searched_terms(understood->query.subject);
  JsonWriter out;
  out.begin_object().key("understood").begin_array();
  for (const std::string& field : understood->fields) {
    out.text(field);
  }
  out.end_array().key("results").begin_array();
  for (const service::Found& found : answer->found) {
    write_found(out, found);
    note.profiles.push_back(to_string(found.view.id));
  }
  out.end_array().field("more", answer->more).end_object();
  return Finished{json_reply(200, out.take()), std::move(note)};
}

namespace {

// A body outside the council is told of the one person that it means beyond doubt, and of nobody else.
void keep_only_certain(std::vector<service::Searcher::Match>& matches) {
  std::erase_if(matches, [](const auto& match) { return match.found.band != matching::Band::certain; });
  if (matches.size() > 1) {
    matches.clear();
  }
}

}  // namespace

Step match_profiles(const Asked& asked) {
  auto line = wire::read_line(asked->request.body);
  if (!line) {
    return line.error();
  }
  const auto* candidate = std::get_if<domain::Record>(&line->what);
  if (candidate == nullptr) {
    return error_at("/withdrawn", Code::invalid_value, "a candidate is a record");
  }
  Result<std::vector<service::Searcher::Match>> matches = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    matches = asked->core.searcher.match(snapshot, *candidate, asked->asker, 20);
  });
  if (!matches) {
    return matches.error();
  }
  if (asked->asker.principal.kind == domain::PrincipalKind::partner) {
    keep_only_certain(*matches);
  }
  AuditNote note;
  note.detail = "match";
  note.searched = service::searched_terms(
      matching::standardise({"concord", candidate->record_id}, {candidate, 1}, "candidate", false));
  JsonWriter out;
  out.begin_object().key("matches").begin_array();
  for (const service::Searcher::Match& match : *matches) {
    out.begin_object();
    write_found_members(out, match.found);
    out.key("evidence");
    write_evidence(out, match.evidence);
    out.end_object();
    note.profiles.push_back(to_string(match.found.view.id));
  }
  out.end_array().end_object();
  return Finished{json_reply(200, out.take()), std::move(note)};
}

}  // namespace concord::api
