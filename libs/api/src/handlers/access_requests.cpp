// What is withheld is asked for, and answered by who owns it.
#include <concord/service/access_requests.hpp>
#include <concord/service/sharing_measures.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostListed = 1000;

// The profile where the request's record is now, to who may know of it.
std::string profile_id_of(store::Snapshot& snapshot, const service::AccessRequest& request,
                          const Context& context) {
  if (!request.profile) {
    return "";
  }
  const auto profile = snapshot.profiles().find(*request.profile);
  const bool known = profile && context.core.viewer.visible(snapshot, *profile, context.asker);
  return known ? to_string(profile->id) : "";
}

void write_request(JsonWriter& out, store::Snapshot& snapshot, const service::AccessRequest& request,
                   const Context& context) {
  const store::AccessRequestRow& row = request.row;
  out.begin_object().field("id", to_string(row.id)).field("state", request.state);
  out.maybe("profile_id", profile_id_of(snapshot, request, context));
  out.field("asked_by", row.principal).field("role", row.role).field("purpose", to_string(row.purpose));
  out.field("part", to_string(row.part)).key("categories").begin_array();
  for (const domain::Category category : row.categories) {
    out.text(to_string(category));
  }
  out.end_array().field("reason", row.reason);
  out.field("asked_at", to_rfc3339(row.asked)).field("due", to_rfc3339(row.due));
  out.field("overdue", request.overdue);
  if (row.answer) {
    out.key("answer").begin_object().field("ruling", row.answer->granted ? "grant" : "refuse");
    out.field("reason", row.answer->reason).field("by", row.answer->by);
    out.field("at", to_rfc3339(row.answer->at));
    out.maybe("until", row.answer->until ? to_rfc3339(*row.answer->until) : "").end_object();
  }
  out.end_object();
}

Result<service::AccessAsk> ask_of(const JsonValue& json) {
  service::AccessAsk ask;
  ask.reason = text_of(json, "reason");
  ask.part = *domain::parse_part(text_of(json, "part"));  // one of the schema's words
  for (const JsonValue& category : json["categories"].GetArray()) {
    ask.categories.push_back(*domain::parse_category({category.GetString(), category.GetStringLength()}));
  }
  return ask;
}

Result<service::AccessRuling> ruling_of(const JsonValue& json) {
  const auto until = time_member(json, "until");
  if (!until) {
    return until.error();
  }
  return service::AccessRuling{text_of(json, "ruling") == "grant", std::string(text_of(json, "reason")),
                               *until};
}

Finished told(store::Snapshot& snapshot, const service::AccessRequest& request, int status,
              const Context& context) {
  const std::string id = to_string(request.row.id);
  JsonWriter out;
  write_request(out, snapshot, request, context);
  Finished finished{json_reply(status, out.take())};
  finished.reply.headers.emplace_back("Location", "/v1/access-requests/" + id);
  finished.note.subject = "access-request/" + id;
  finished.note.detail = request.state;
  if (auto profile = profile_id_of(snapshot, request, context); !profile.empty()) {
    finished.note.profiles.push_back(std::move(profile));
  }
  for (const domain::Category category : request.row.categories) {
    finished.note.categories.emplace_back(to_string(category));
  }
  return finished;
}

using RequestWork = std::function<Result<service::AccessRequest>(store::Transaction&)>;

Step change_request(const Asked& asked, int status, RequestWork work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto request = work(transaction);
        if (!request) {
          return request.error();
        }
        return told(transaction, *request, status, *asked);
      },
      [asked] { asked->core.sharing.load(); });
}

}  // namespace

Step ask_for_access(const Asked& asked) {
  const auto json = json_body(*asked, "access_ask");
  if (!json) {
    return json.error();
  }
  const auto id = profile_id_member(*json);
  auto ask = ask_of(*json);
  if (!id || !ask) {
    return id ? ask.error() : id.error();
  }
  return change_request(asked, 201,
                        [asked, id = *id, ask = std::move(*ask)](
                            store::Transaction& transaction) -> Result<service::AccessRequest> {
                          const auto where = locate_named(transaction, *asked, id);
                          if (!where) {
                            return where.error();
                          }
                          return service::ask_for_access(transaction, where->profile, ask, asked->asker,
                                                         asked->core.parts, asked->core.clock.now());
                        });
}

Step answer_request(const Asked& asked) {
  const auto json = json_body(*asked, "access_ruling");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  auto ruling = ruling_of(*json);
  if (!ruling) {
    return ruling.error();
  }
  return change_request(asked, 200, [asked, id = *id, ruling = *ruling](store::Transaction& transaction) {
    return service::answer_request(transaction, id, ruling, asked->asker, asked->core.parts,
                                   asked->core.clock.now());
  });
}

Step list_access_requests(const Asked& asked) {
  const bool governs = asked->core.roles.may(asked->asker.principal, policy::Permission::govern_sharing);
  AuditNote note;
  JsonWriter out;
  out.begin_object().key("requests").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const service::AccessRequest& request : service::requests_for(
             snapshot, asked->asker, asked->core.parts, governs, kMostListed, asked->core.clock.now())) {
      if (auto profile = profile_id_of(snapshot, request, *asked); !profile.empty()) {
        note.profiles.push_back(std::move(profile));
      }
      write_request(out, snapshot, request, *asked);
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

Step read_sharing_measures(const Asked& asked) {
  service::SharingMeasures measures;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    measures = service::measure_sharing(snapshot, asked->core.clock.now());
  });
  JsonWriter out;
  out.begin_object().key("requests").begin_object();
  out.field("made", measures.made).field("open", measures.open).field("overdue", measures.overdue);
  out.field("granted", measures.granted).field("refused", measures.refused);
  if (measures.share_refused) {
    out.field("share_refused", *measures.share_refused);
  }
  if (measures.median_wait) {
    out.field("median_seconds_to_answer", static_cast<std::int64_t>(measures.median_wait->count()));
  }
  out.end_object().key("break_glass").begin_object();
  out.field("uses", measures.glass_broken).field("open", measures.glass_open);
  out.field("unreviewed", measures.unreviewed).field("review_overdue", measures.review_overdue);
  out.field("not_justified", measures.not_justified);
  return Finished{json_reply(200, out.end_object().end_object().take())};
}

}  // namespace concord::api
