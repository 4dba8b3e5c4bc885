#include "render_rights.hpp"

namespace concord::api {
namespace {

void write_asked(JsonWriter& out, const service::SubjectRequest& request) {
  const store::SubjectRequestRow& row = request.row;
  out.field("asked_by", row.asked_by);
  if (!row.authority.empty()) {
    out.key("authority").begin_object().field("kind", row.authority);
    out.field("reference", row.authority_reference)
        .field("checked_by", row.authority_checked_by)
        .end_object();
  }
  out.field("identity", request.identity);
}

void write_steps(JsonWriter& out, const store::SubjectRequestRow& row) {
  out.key("steps").begin_array();
  for (const store::SubjectStepRow& step : row.steps) {
    const bool refused = step.step.kind == domain::StepKind::refused;
    out.begin_object().field("step", to_string(step.step.kind)).field("on", to_iso_date(step.step.on));
    out.maybe(refused ? "exemption" : "because", step.step.code);
    out.maybe("reason", step.words).maybe("identity", step.identity);
    out.field("by", step.by).field("at", to_rfc3339(step.at)).end_object();
  }
  out.end_array();
}

void write_opinions(JsonWriter& out, const store::SubjectRequestRow& row, const Context& context,
                    bool whole) {
  out.key("opinions").begin_array();
  for (const store::SubjectOpinionRow& opinion : row.opinions) {
    if (!whole && !context.core.parts.answers(opinion.part, context.asker.principal.role)) {
      continue;
    }
    out.begin_object().field("part", to_string(opinion.part));
    out.field("opinion", opinion.cleared ? "may-be-told" : "keep-back").maybe("exemption", opinion.exemption);
    out.field("reason", opinion.words).field("by", opinion.by).field("role", opinion.role);
    out.field("at", to_rfc3339(opinion.at)).end_object();
  }
  out.end_array();
}

void write_waiting(JsonWriter& out, const service::SubjectRequest& request, const Context& context,
                   bool whole) {
  out.key("to_consider").begin_array();
  for (const domain::Part part : request.to_consider) {
    const bool own = context.core.parts.answers(part, context.asker.principal.role);
    if ((whole || own) && service::takes_opinion(request, part) &&
        service::opinion_on(request.row, part) == nullptr) {
      out.text(to_string(part));
    }
  }
  out.end_array();
}

void write_profile(JsonWriter& out, store::Snapshot& snapshot, const service::SubjectRequest& request,
                   const Context& context, std::vector<std::string>& shown) {
  const auto profile = request.profile ? snapshot.profiles().find(*request.profile) : std::nullopt;
  if (profile && context.core.viewer.visible(snapshot, *profile, context.asker)) {
    shown.push_back(to_string(profile->id));
    out.field("profile_id", shown.back()).field("records_changed", request.records_changed);
  }
}

}  // namespace

void write_subject_request(JsonWriter& out, store::Snapshot& snapshot, const service::SubjectRequest& request,
                           const Context& context, bool whole, std::vector<std::string>& shown) {
  const store::SubjectRequestRow& row = request.row;
  out.begin_object().field("id", to_string(row.id)).field("right", to_string(row.right));
  out.field("state", to_string(request.clock.state));
  write_profile(out, snapshot, request, context, shown);
  out.field("received_on", to_iso_date(row.received)).field("due", to_iso_date(request.clock.due));
  out.field("overdue", request.clock.overdue).field("complex", request.clock.complex);
  out.field("stopped_days", request.clock.stopped_days);
  write_waiting(out, request, context, whole);
  write_opinions(out, row, context, whole);
  if (whole) {
    write_asked(out, request);
    write_steps(out, row);
    out.field("noted_by", row.by).field("noted_at", to_rfc3339(row.at));
  }
  out.end_object();
}

}  // namespace concord::api
