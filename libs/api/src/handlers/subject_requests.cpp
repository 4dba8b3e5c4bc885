// Residents' requests under their rights, as they are noted and taken through their steps.
#include <concord/base/text.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render_rights.hpp"

namespace concord::api {
namespace {

bool answers(const Context& context) {
  return context.core.roles.may(context.asker.principal, policy::Permission::answer_subject_requests);
}

Result<service::SubjectAsk> ask_of(const JsonValue& json, CivilDate today) {
  service::SubjectAsk ask;
  ask.right = *domain::parse_subject_right(text_of(json, "right"));  // one of the schema's words
  const auto received = day_member(json, "received_on");
  if (!received) {
    return received.error();
  }
  ask.received = received->value_or(today);
  ask.by_proxy = text_of(json, "asked_by") == "proxy";
  if (const JsonValue* authority = member_of(json, "authority")) {
    ask.authority = text_of(*authority, "kind");
    ask.authority_reference = text_of(*authority, "reference");
    ask.authority_checked_by = trim(text_of(*authority, "checked_by"));
  }
  ask.identity = text_of(json, "identity");
  return ask;
}

Result<service::SubjectStep> step_of(const JsonValue& json, CivilDate today) {
  service::SubjectStep step;
  step.step.kind = *domain::parse_step_kind(text_of(json, "step"));  // one of the schema's words
  const auto on = day_member(json, "on");
  if (!on) {
    return on.error();
  }
  step.step.on = on->value_or(today);
  const bool refused = step.step.kind == domain::StepKind::refused;
  if (refused || step.step.kind == domain::StepKind::paused) {
    step.step.code = text_of(json, refused ? "exemption" : "because");
  }
  step.words = text_of(json, "reason");
  step.identity = text_of(json, "identity");
  return step;
}

using RequestWork = std::function<Result<service::SubjectRequest>(store::Transaction&)>;

Step change_request(const Asked& asked, int status, RequestWork work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto request = work(transaction);
        if (!request) {
          return request.error();
        }
        const std::string id = to_string(request->row.id);
        AuditNote note;
        note.subject = "subject-request/" + id;
        note.detail = to_string(request->clock.state);
        JsonWriter out;
        write_subject_request(out, transaction, *request, *asked, answers(*asked), note.profiles);
        Reply reply = json_reply(status, out.take());
        reply.headers.emplace_back("Location", "/v1/subject-requests/" + id);
        return Finished{std::move(reply), std::move(note)};
      });
}

Result<service::SubjectFilter> filter_of(const Context& context) {
  service::SubjectFilter filter;
  const auto cursor = cursor_parameter(context);
  const auto limit = count_parameter(context, "limit", 100, 1000);
  const auto overdue = flag_parameter(context, "overdue");
  if (!cursor || !limit || !overdue) {
    return !cursor ? cursor.error() : !limit ? limit.error() : overdue.error();
  }
  filter.before = *cursor == 0 ? INT64_MAX : *cursor;
  filter.most = *limit;
  filter.overdue = *overdue;
  if (const auto state = query_parameter(context, "state")) {
    const auto parsed = domain::parse_request_state(*state);
    if (!parsed) {
      return error_at("state", Code::invalid_value, parsed.error().detail);
    }
    filter.state = *parsed;
  }
  if (const auto day = query_parameter(context, "due_by")) {
    const auto parsed = parse_iso_date(*day);
    if (!parsed) {
      return error_at("due_by", Code::invalid_value, "must be a day as in 2026-11-01");
    }
    filter.due_by = *parsed;
  }
  return filter;
}

}  // namespace

Step note_subject_request(const Asked& asked) {
  const auto json = json_body(*asked, "subject_ask");
  if (!json) {
    return json.error();
  }
  const Instant now = asked->core.clock.now();
  const auto id = profile_id_member(*json);
  auto ask = ask_of(*json, london_date(now));
  if (!id || !ask) {
    return id ? ask.error() : id.error();
  }
  return change_request(asked, 201,
                        [asked, id = *id, ask = std::move(*ask),
                         now](store::Transaction& transaction) -> Result<service::SubjectRequest> {
                          const auto where = locate_named(transaction, *asked, id);
                          if (!where) {
                            return where.error();
                          }
                          return service::note_request(transaction, where->profile, ask, asked->asker, now);
                        });
}

Step note_subject_step(const Asked& asked) {
  const auto json = json_body(*asked, "subject_step");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  const Instant now = asked->core.clock.now();
  auto step = step_of(*json, london_date(now));
  if (!step) {
    return step.error();
  }
  return change_request(asked, 200,
                        [asked, id = *id, step = std::move(*step), now](store::Transaction& transaction) {
                          return service::note_step(transaction, id, step, asked->asker, now);
                        });
}

Step give_subject_opinion(const Asked& asked) {
  const auto json = json_body(*asked, "subject_opinion");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  service::SubjectOpinion opinion;
  opinion.part = *domain::parse_part(text_of(*json, "part"));  // one of the schema's words
  opinion.cleared = text_of(*json, "opinion") == "may-be-told";
  opinion.exemption = text_of(*json, "exemption");
  opinion.words = text_of(*json, "reason");
  return change_request(asked, 200, [asked, id = *id, opinion](store::Transaction& transaction) {
    return service::give_opinion(transaction, id, opinion, asked->asker, asked->core.parts,
                                 asked->core.clock.now());
  });
}

Step list_subject_requests(const Asked& asked) {
  const auto filter = filter_of(*asked);
  if (!filter) {
    return filter.error();
  }
  AuditNote note;
  JsonWriter out;
  out.begin_object().key("requests").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const service::SubjectList list = service::list_requests(
        snapshot, *filter, asked->asker, asked->core.parts, answers(*asked), asked->core.clock.now());
    for (const service::SubjectRequest& request : list.requests) {
      write_subject_request(out, snapshot, request, *asked, answers(*asked), note.profiles);
    }
    out.end_array();
    if (list.next) {
      out.field("next", make_cursor(*list.next));
    }
  });
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

Step read_subject_request(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  Step step = fail(Code::not_found, "there is no such request");
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto request = service::find_request(snapshot, *id, asked->asker, asked->core.clock.now());
    const bool told = request && (answers(*asked) || service::asks_opinion_of(*request, asked->core.parts,
                                                                              asked->asker.principal.role));
    if (!told) {
      return;
    }
    AuditNote note;
    note.subject = "subject-request/" + to_string(*id);
    JsonWriter out;
    write_subject_request(out, snapshot, *request, *asked, answers(*asked), note.profiles);
    step = Finished{json_reply(200, out.take()), std::move(note)};
  });
  return step;
}

}  // namespace concord::api
