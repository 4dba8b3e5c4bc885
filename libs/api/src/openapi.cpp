#include <array>
#include <map>

#include <fmt/format.h>

#include <concord/api/openapi.hpp>
#include <concord/api/route.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

#include "schemas.hpp"

namespace concord::api {
namespace {

void write_reference(JsonWriter& out, std::string_view schema) {
  out.begin_object().field("$ref", fmt::format("#/components/schemas/{}", schema)).end_object();
}

void write_content(JsonWriter& out, std::string_view type, std::string_view schema) {
  out.key("content").begin_object().key(type).begin_object().key("schema");
  write_reference(out, schema);
  out.end_object().end_object();
}

void write_parameters(JsonWriter& out, const Route& route) {
  out.key("parameters").begin_array();
  for (const std::string_view segment : split(route.path, '/')) {
    if (segment.starts_with('{')) {
      out.begin_object()
          .field("name", segment.substr(1, segment.size() - 2))
          .field("in", "path")
          .field("required", true)
          .key("schema")
          .begin_object()
          .field("type", "string")
          .end_object()
          .end_object();
    }
  }
  if (route.audience == Audience::keyed) {
    out.begin_object().field("$ref", "#/components/parameters/purpose").end_object();
  }
  for (const std::string_view name : split(route.takes, ' ')) {
    if (!name.empty()) {
      out.begin_object().field("$ref", fmt::format("#/components/parameters/{}", name)).end_object();
    }
  }
  out.end_array();
}

// What isn't there to be read: what was asked for is elsewhere, or the asker has it.
void write_empty_reply(JsonWriter& out, std::string_view status, std::string_view description) {
  out.key(status).begin_object().field("description", description).end_object();
}

void write_replies(JsonWriter& out, const Route& route) {
  out.key("responses").begin_object();
  out.key(std::to_string(route.success)).begin_object().field("description", route.summary);
  if (!route.reply_schema.empty()) {
    const bool is_page = route.reply_schema == "page";
    write_content(out, is_page ? "text/html; charset=utf-8" : "application/json", route.reply_schema);
  }
  out.end_object();
  // Where the change itself answers 200, its schema tells of both.
  if (route.takes.find("dry_run") != std::string_view::npos && route.success != 200) {
    out.key("200").begin_object().field("description", "With dry_run: what it would do; nothing is done");
    write_content(out, "application/json", "preview");
    out.end_object();
  }
  if (route.takes.find("if_none_match") != std::string_view::npos) {
    write_empty_reply(out, "304", "As the ETag sent in If-None-Match says");
  }
  if (route.path.find("{profile_id}") != std::string_view::npos) {
    write_empty_reply(out, "307", "This profile joined another: Location names the same of that one");
  }
  out.key("default").begin_object().field("description", "A problem, RFC 9457");
  write_content(out, "application/problem+json", "problem");
  out.end_object().end_object();
}

void write_operation(JsonWriter& out, const Route& route) {
  out.key(to_lower_ascii(to_string(route.verb))).begin_object();
  out.field("operationId", route.operation).field("summary", route.summary);
  if (route.audience == Audience::keyed) {
    out.field("description", fmt::format("Needs the permission `{}`.", policy::to_string(route.permission)));
  }
  write_parameters(out, route);
  if (!route.request_schema.empty()) {
    const std::string_view type =
        route.operation == "takeBatch" ? "application/x-ndjson" : "application/json";
    out.key("requestBody").begin_object().field("required", route.operation != "completeExtract");
    write_content(out, type, route.request_schema);
    out.end_object();
  }
  write_replies(out, route);
  out.key("security").begin_array();
  if (route.audience == Audience::keyed) {
    out.begin_object().key("key").begin_array().end_array().end_object();
  }
  if (route.audience == Audience::keyed || route.audience == Audience::session) {
    out.begin_object().key("session").begin_array().end_array().end_object();
  }
  out.end_array().end_object();
}

// What routes take besides their path and body; rows of the route table name these.
struct Parameter {
  std::string_view key, name, in, type, description;
  bool required = false;
};
constexpr std::array kParameters{
    Parameter{"purpose", "Concord-Purpose", "header", "string",
              "Why the request is made; the key's own purpose without it"},
    Parameter{"idempotency_key", "Idempotency-Key", "header", "string",
              "For a day, the same request with the same key gets the answer of the first; another request "
              "with it is "
              "refused"},
    Parameter{"if_match", "If-Match", "header", "string",
              "The record's ETag: if it stands otherwise by now, nothing is done and the answer is 412"},
    Parameter{"profile_if_match", "If-Match", "header", "string",
              "The profile's ETag: if it stands otherwise by now, nothing is done and the answer is 412"},
    Parameter{"review_if_match", "If-Match", "header", "string",
              "The review's ETag: if its evidence has moved since, nothing is done and the answer is 412",
              true},
    Parameter{"residents", "residents", "query", "integer",
              "Read the model for so many residents, instead of as many as its file states"},
    Parameter{
        "seed", "seed", "query", "integer",
        "Of the pairs that training draws: the same records and seed give the same model. 1 without it"},
    Parameter{"form_token", "Concord-Form-Token", "header", "string",
              "The session's form token, as GET /v1/session tells it: for whatever a cookie changes"},
    Parameter{"dry_run", "dry_run", "query", "boolean",
              "`true`: nothing is done, the answer is what it would do"},
    Parameter{"cause", "cause", "query", "string",
              "Only reviews with a question of this cause: between-thresholds, two-candidates, vetoed, "
              "rulings-contradict, sample"},
    Parameter{"few", "limit", "query", "integer", "At most so many: 20 without it, 100 at most"},
    Parameter{"if_none_match", "If-None-Match", "header", "string",
              "The ETag of what the asker has: if it still stands, the answer is 304"},
    Parameter{"source_version", "Concord-Source-Version", "header", "string",
              "The source's own time or counter of the withdrawal", true},
    Parameter{"extract", "extract", "query", "string", "Id of the extract that the batch is of"},
    Parameter{"number", "number", "query", "integer",
              "The batch's place in its extract, from 1: with `extract`"},
    Parameter{"cursor", "cursor", "query", "string", "`next` of the page before"},
    Parameter{"after", "after", "query", "string", "`next` of the reply before; all that is kept without it"},
    Parameter{"closed", "closed", "query", "boolean", "`true`: those that are closed too"},
    Parameter{"principal", "principal", "query", "string", "Only of this key or account"},
    Parameter{"profile", "profile", "query", "string", "Only of this profile id, as it was then"},
    Parameter{"kind", "kind", "query", "string",
              "Only of this kind: search, opened, exported, intent, outcome, glass-broken, glass-reviewed, "
              "refused, "
              "log-read, retention"},
    Parameter{"since", "from", "query", "string", "Only from this moment on, RFC 3339"},
    Parameter{"until", "to", "query", "string", "Only before this moment, RFC 3339"},
    Parameter{"request_state", "state", "query", "string",
              "Only in this state: open, paused, answered, refused, withdrawn"},
    Parameter{"due_by", "due_by", "query", "string",
              "Only those not closed that are due on this day or before, as 2026-11-01"},
    Parameter{"overdue", "overdue", "query", "boolean", "`true`: only those past their due day"},
    Parameter{"of_source", "source", "query", "string", "Only to this source"},
    Parameter{"contact_included", "contact_included", "query", "boolean",
              "Whether where they live and how they are reached goes in: without it, unless they are "
              "restricted"},
    Parameter{"limit", "limit", "query", "integer", "At most so many: 100 without it, 1000 at most"},
    Parameter{"many", "limit", "query", "integer", "At most so many: 500 without it, 5000 at most"},
};

void write_parameter(JsonWriter& out, const Parameter& parameter) {
  out.key(parameter.key)
      .begin_object()
      .field("name", parameter.name)
      .field("in", parameter.in)
      .field("required", parameter.required)
      .field("description", parameter.description)
      .key("schema")
      .begin_object()
      .field("type", parameter.type)
      .end_object()
      .end_object();
}

void write_components(JsonWriter& out) {
  out.key("components").begin_object();
  out.key("securitySchemes")
      .begin_object()
      .key("key")
      .begin_object()
      .field("type", "http")
      .field("scheme", "bearer")
      .end_object()
      .key("session")
      .begin_object()
      .field("type", "apiKey")
      .field("in", "cookie")
      .field("name", "__Host-concord")
      .field("description",
             "Given at signing in. What changes anything also needs the session's Concord-Form-Token.")
      .end_object()
      .end_object();
  out.key("parameters").begin_object();
  for (const Parameter& parameter : kParameters) {
    write_parameter(out, parameter);
  }
  out.end_object();
  out.key("schemas").begin_object();
  for (const NamedSchema& schema : schemas()) {
    out.key(schema.name);
    if (auto json = parse_json(schema.text)) {
      json->RemoveMember("$schema");
      json->RemoveMember("id");
      json->RemoveMember("$id");
      out.value(*json);
    }
  }
  out.end_object().end_object();
}

}  // namespace

std::string openapi_document() {
  JsonWriter out;
  out.begin_object().field("openapi", "3.1.0");
  out.key("info")
      .begin_object()
      .field("title", "Concord")
      .field("version", "1")
      .field("description", "A council's single customer view: records in, profiles out.");
  out.end_object().key("paths").begin_object();
  std::map<std::string_view, std::vector<const Route*>> by_path;
  for (const Route& route : routes()) {
    if (route.path.starts_with("/v1/")) {  // neither the owner's nor pages
      by_path[route.path].push_back(&route);
    }
  }
  for (const auto& [path, rows] : by_path) {
    out.key(path).begin_object();
    for (const Route* route : rows) {
      write_operation(out, *route);
    }
    out.end_object();
  }
  out.end_object();
  write_components(out);
  return out.end_object().take();
}

}  // namespace concord::api
