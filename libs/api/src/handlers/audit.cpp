// The audit log, read: each of these reads leaves an entry too.
#include <concord/service/accountability.hpp>

#include "entries_told.hpp"
#include "finding.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMost = 1000;

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) {
    return;
  }
  out.key(name).begin_array();
  for (const std::string& text : texts) {
    out.text(text);
  }
  out.end_array();
}

void write_access(JsonWriter& out, const service::Access& access) {
  out.begin_object().field("entry", access.sequence).field("at", to_rfc3339(access.at));
  out.field("level", access.level).field("profile_id", access.profile);
  out.field("principal", access.principal).maybe("role", access.role).field("purpose", access.purpose);
  out.field("operation", access.operation).field("request_id", access.request_id);
  out.maybe("reason", access.reason);
  write_texts(out, "categories", access.categories);
  out.end_object();
}

// Ids of residents and of their records are for those who may see residents for this purpose; others are told
// how many.
void write_entry(JsonWriter& out, const store::AuditEntry& entry, bool whom) {
  const store::AuditRow& row = entry.row;
  out.begin_object().field("entry", entry.sequence).field("at", to_rfc3339(row.at));
  out.field("kind", row.kind).field("operation", row.operation).maybe("principal", row.principal);
  out.maybe("role", row.role).maybe("purpose", row.purpose).maybe("request_id", row.request_id);
  out.field("profile_count", row.profiles.size());
  if (row.status != 0) {
    out.field("status", row.status);
  }
  if (whom) {
    write_texts(out, "profiles", row.profiles);
    out.maybe("subject", row.subject);
  }
  write_texts(out, "categories", row.categories);
  out.maybe("detail", row.detail).maybe("reason", row.reason).end_object();
}

Outcome take_time(const Context& context, std::string_view name, std::optional<Instant>& into) {
  const auto text = query_parameter(context, name);
  if (!text) {
    return {};
  }
  auto at = parse_rfc3339(*text);
  if (!at) {
    return error_at(std::string(name), Code::invalid_value, "must be a moment as in 2026-11-01T03:00:00Z");
  }
  into = *at;
  return {};
}

// What every question of entries takes: from, to, cursor, limit.
Result<store::AuditQuery> paged_query(const Context& context) {
  store::AuditQuery query;
  auto cursor = cursor_parameter(context);
  auto limit = count_parameter(context, "limit", 100, kMost);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  for (auto [name, into] : {std::pair{"from", &query.from}, std::pair{"to", &query.to}}) {
    if (auto taken = take_time(context, name, *into); !taken) {
      return taken.error();
    }
  }
  query.before = *cursor == 0 ? INT64_MAX : *cursor;
  query.most = *limit;
  return query;
}

Finished entries_reply(const Context& context, const store::AuditQuery& query, AuditNote note) {
  std::vector<store::AuditEntry> entries = context.core.audit->find(query);
  const EntriesTold told(*context.core.database, context.asker);
  JsonWriter out;
  out.begin_object().key("entries").begin_array();
  for (store::AuditEntry& entry : entries) {
    if (!told.tell(entry.row)) {
      continue;
    }
    write_entry(out, entry, !context.asker.mask.empty());
  }
  out.end_array();
  if (entries.size() == query.most) {
    out.field("next", make_cursor(entries.back().sequence));
  }
  return {json_reply(200, out.end_object().take()), std::move(note)};
}

Error sees_nobody() { return fail(Code::forbidden, "this role sees no resident for this purpose"); }

}  // namespace

// The owner names files by their paths: through the owner-only socket it is the same account that reads them.
Step prove_audit(const Asked& asked) {
  auto json = parse_json(asked->request.body.empty() ? "{}" : asked->request.body);
  if (!json || !json->IsObject()) {
    return fail(Code::malformed, "the body must be an object of `heads` and `public_key`");
  }
  const store::ProofOptions options{std::string(text_of(*json, "heads")), text_of(*json, "heads").empty(),
                                    std::string(text_of(*json, "public_key"))};
  const auto proof = asked->core.audit->prove(options);
  if (!proof) {
    return proof.error();
  }
  JsonWriter out;
  service::write_proof(out, *proof);
  return Finished{json_reply(200, out.take()), {{}, "audit", {}, proof->fault ? "not-whole" : "whole"}};
}

Step list_accesses(const Asked& asked) {
  auto query = paged_query(*asked);
  if (!query) {
    return query.error();
  }
  if (asked->asker.mask.empty()) {
    return sees_nobody();
  }
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        const auto accesses =
            service::accesses_of(snapshot, *asked->core.audit, profile, service::AccessAudience::officer,
                                 query->before, query->most);
        note.detail = "accesses";
        JsonWriter out;
        out.begin_object().field("profile_id", to_string(profile.id)).key("accesses").begin_array();
        for (const service::Access& access : accesses) {
          write_access(out, access);
        }
        out.end_array();
        if (accesses.size() == query->most) {
          out.field("next", make_cursor(accesses.back().sequence));
        }
        return json_reply(200, out.end_object().take());
      },
      true);
}

Step list_audit_entries(const Asked& asked) {
  auto query = paged_query(*asked);
  if (!query) {
    return query.error();
  }
  const auto text = [&](std::string_view name) {
    return std::string(query_parameter(*asked, name).value_or(std::string_view{}));
  };
  query->principal = text("principal");
  query->kind = text("kind");
  if (query_parameter(*asked, "profile")) {
    const auto profile = parse_uuid(text("profile"));
    if (!profile) {
      return error_at("profile", Code::invalid_value, "must be a profile's id");
    }
    if (asked->asker.mask.empty()) {
      return sees_nobody();
    }
    query->profile = to_string(*profile);
  }
  AuditNote note;
  note.detail = "entries";
  if (!query->profile.empty()) {
    note.profiles.push_back(query->profile);
  }
  return entries_reply(*asked, *query, std::move(note));
}

// The person searched for is in the body, never in a URL; what is compared are keyed hashes.
Step find_searches(const Asked& asked) {
  auto json = json_body(*asked, "search");
  auto query = paged_query(*asked);
  if (!json || !query) {
    return json ? query.error() : json.error();
  }
  auto understood = understood_of(*json);
  if (!understood) {
    return understood.error();
  }
  AuditNote note;
  note.detail = "searches";
  note.searched = service::searched_terms(understood->query.subject);
  query->kind = "search";
  for (const auto& [field, value] : note.searched) {
    query->terms.push_back(asked->core.audit->term(field, value));
  }
  return entries_reply(*asked, *query, std::move(note));
}

}  // namespace concord::api
