// Restrictions of processing, and objections.
#include <concord/service/limit_requests.hpp>

#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render_rights.hpp"

namespace concord::api {
namespace {

Outcome take_day(const JsonValue& json, const char* member, std::optional<CivilDate>& into) {
  if (member_of(json, member) == nullptr) {
    return {};
  }
  const auto day = parse_iso_date(text_of(json, member));
  if (!day) {
    return error_at(std::string("/") + member, Code::invalid_value, "must be a day as in 2026-11-01");
  }
  into = *day;
  return {};
}

Result<service::LimitAsk> ask_of(const JsonValue& json) {
  service::LimitAsk ask;
  ask.kind = text_of(json, "kind");
  ask.ground = text_of(json, "ground");
  ask.reason = text_of(json, "reason");
  for (const Outcome& taken : {take_day(json, "from", ask.from), take_day(json, "to", ask.to)}) {
    if (!taken) {
      return taken.error();
    }
  }
  if (const JsonValue* purposes = member_of(json, "purposes")) {
    for (const JsonValue& purpose : purposes->GetArray()) {
      ask.purposes.push_back(*domain::parse_purpose({purpose.GetString(), purpose.GetStringLength()}));
    }
  }
  const JsonValue* meanwhile = member_of(json, "meanwhile");
  ask.meanwhile = meanwhile != nullptr && meanwhile->IsTrue();
  if (member_of(json, "subject_request_id") != nullptr) {
    const auto id = parse_uuid(text_of(json, "subject_request_id"));
    if (!id) {
      return error_at("/subject_request_id", Code::invalid_value, "must be a request's id");
    }
    ask.subject_request = *id;
  }
  return ask;
}

using Work = std::function<Result<store::ProcessingLimitRow>(store::Transaction&)>;

// The next request sees what this one changed.
Step change_limit(const Asked& asked, int status, Work work) {
  auto finished = std::make_shared<Finished>();
  Write write;
  write.work = [asked, status, finished, work = std::move(work)](store::Transaction& transaction) -> Outcome {
    const auto limit = work(transaction);
    if (!limit) {
      return limit.error();
    }
    JsonWriter out;
    finished->note = {};
    write_limit(out, transaction, *limit, *asked, finished->note.profiles);
    finished->reply = json_reply(status, out.take());
    finished->note.subject = "processing-limit/" + to_string(limit->id);
    finished->note.detail = limit->rulings.empty() ? limit->kind : limit->rulings.back().ruling;
    return {};
  };
  write.then = [asked, finished]() -> Step {
    asked->core.limits.load();
    return *finished;
  };
  write.kept = [finished] { return finished->reply; };
  return write;
}

}  // namespace

Step note_limit(const Asked& asked) {
  const auto json = json_body(*asked, "limit_ask");
  if (!json) {
    return json.error();
  }
  const auto id = parse_uuid(text_of(*json, "profile_id"));
  auto ask = ask_of(*json);
  if (!id || !ask) {
    return id ? ask.error() : error_at("/profile_id", Code::invalid_value, "must be a profile's id");
  }
  return change_limit(
      asked, 201,
      [asked, id = *id,
       ask = std::move(*ask)](store::Transaction& transaction) -> Result<store::ProcessingLimitRow> {
        const auto where = locate_named(transaction, *asked, id);
        if (!where) {
          return where.error();
        }
        return service::note_limit(transaction, where->profile, ask, asked->asker, asked->core.clock.now());
      });
}

Step rule_on_limit(const Asked& asked) {
  const auto json = json_body(*asked, "limit_ruling");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_limit(asked, 200,
                      [asked, id = *id, ruling = std::string(text_of(*json, "ruling")),
                       reason = std::string(text_of(*json, "reason"))](store::Transaction& transaction) {
                        return service::rule_on_limit(transaction, id, ruling, reason, asked->asker,
                                                      asked->core.clock.now());
                      });
}

Step list_limits(const Asked& asked) {
  const auto cursor = cursor_parameter(*asked);
  const auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  AuditNote note;
  JsonWriter out;
  out.begin_object().key("limits").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto rows = snapshot.rights().limits(*cursor == 0 ? INT64_MAX : *cursor, *limit);
    for (const store::ProcessingLimitRow& row : rows) {
      if (!service::hides(asked->asker, row.record)) {
        write_limit(out, snapshot, row, *asked, note.profiles);
      }
    }
    out.end_array();
    if (rows.size() == *limit) {
      out.field("next", make_cursor(rows.back().number));
    }
  });
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

}  // namespace concord::api
