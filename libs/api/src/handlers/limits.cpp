// Restrictions of processing, and objections.
#include <concord/service/limit_requests.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render_rights.hpp"

namespace concord::api {
namespace {

Result<service::LimitAsk> ask_of(const JsonValue& json) {
  const auto from = day_member(json, "from");
  const auto to = day_member(json, "to");
  const auto request = subject_request_member(json);
  if (!from || !to || !request) {
    return !from ? from.error() : !to ? to.error() : request.error();
  }
  service::LimitAsk ask;
  ask.from = *from;
  ask.to = *to;
  ask.subject_request = *request;
  ask.kind = text_of(json, "kind");
  ask.ground = text_of(json, "ground");
  ask.reason = text_of(json, "reason");
  if (const JsonValue* purposes = member_of(json, "purposes")) {
    for (const JsonValue& purpose : purposes->GetArray()) {
      ask.purposes.push_back(*domain::parse_purpose({purpose.GetString(), purpose.GetStringLength()}));
    }
  }
  const JsonValue* meanwhile = member_of(json, "meanwhile");
  ask.meanwhile = meanwhile != nullptr && meanwhile->IsTrue();
  return ask;
}

using Work = std::function<Result<store::ProcessingLimitRow>(store::Transaction&)>;

// The next request sees what this one changed.
Step change_limit(const Asked& asked, int status, Work work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto limit = work(transaction);
        if (!limit) {
          return limit.error();
        }
        AuditNote note;
        note.subject = "processing-limit/" + to_string(limit->id);
        note.detail = limit->rulings.empty() ? limit->kind : limit->rulings.back().ruling;
        JsonWriter out;
        write_limit(out, transaction, *limit, *asked, note.profiles);
        return Finished{json_reply(status, out.take()), std::move(note)};
      },
      [asked] { asked->core.limits.load(); });
}

}  // namespace

Step note_limit(const Asked& asked) {
  const auto json = json_body(*asked, "limit_ask");
  if (!json) {
    return json.error();
  }
  const auto id = profile_id_member(*json);
  auto ask = ask_of(*json);
  if (!id || !ask) {
    return id ? ask.error() : id.error();
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
    const auto list =
        service::list_limits(snapshot, asked->asker, *cursor == 0 ? INT64_MAX : *cursor, *limit);
    for (const store::ProcessingLimitRow& row : list.limits) {
      write_limit(out, snapshot, row, *asked, note.profiles);
    }
    out.end_array();
    if (list.next) {
      out.field("next", make_cursor(*list.next));
    }
  });
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

}  // namespace concord::api
