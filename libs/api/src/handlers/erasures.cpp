#include <concord/base/log.hpp>
#include <concord/service/erasure.hpp>
#include <concord/service/stepped_up.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "named_records.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

// id, why, by whom, when: members, without braces.
void write_row(JsonWriter& out, const store::ErasureRow& erasure) {
  out.field("id", to_string(erasure.id)).field("by", erasure.by).field("at", to_rfc3339(erasure.at));
}

void write_why(JsonWriter& out, const store::ErasureRow& erasure) {
  out.field("reason", erasure.reason).field("authority", erasure.authority);
  out.maybe("rule", erasure.rule).maybe("subject_request", erasure.subject_request);
}

void write_stops(JsonWriter& out, const std::vector<service::ErasureStop>& stops) {
  out.key("stopped_by").begin_array();
  for (const service::ErasureStop& stop : stops) {
    out.begin_object().field("what", stop.hold ? "legal-hold" : "retention");
    out.maybe("hold_id", stop.hold ? to_string(*stop.hold) : "").maybe("rule", stop.rule);
    out.maybe("until", stop.until ? to_iso_date(*stop.until) : "").end_object();
  }
  out.end_array();
}

void write_plan(JsonWriter& out, const service::ErasurePlan& plan, bool done) {
  out.begin_object();
  if (done) {
    write_row(out, plan.erasure);
  }
  write_why(out, plan.erasure);
  out.key("records").begin_array();
  for (const service::PlannedErasure& record : plan.records) {
    out.begin_object().field("source", record.row.key.source).field("record_id", record.row.key.record_id);
    out.field("part", to_string(record.row.part)).field("state", to_string(record.row.state));
    out.field("versions", record.remains.versions).field("rejected_lines", record.remains.rejected_lines);
    out.field("words", record.remains.words);
    out.field("source_has_it", record.row.state == store::RecordState::current);
    write_stops(out, record.stops);
    out.end_object();
  }
  out.end_array().key("profiles").begin_array();
  for (const service::ErasedProfile& profile : plan.profiles) {
    out.begin_object().field("profile_id", to_string(profile.row.id));
    out.field("becomes", profile.left.empty() ? "erased" : "smaller").end_object();
  }
  out.end_array().end_object();
}

void write_listed(JsonWriter& out, store::Snapshot& snapshot, const store::ErasureRow& erasure,
                  const service::Asker& asker) {
  out.begin_object();
  write_row(out, erasure);
  write_why(out, erasure);
  write_named_records(out, snapshot, erasure.records, asker);
  if (erasure.lifted) {
    out.key("lifted").begin_object().field("at", to_rfc3339(*erasure.lifted)).field("by", erasure.lifted_by);
    out.field("reason", erasure.lift_reason).end_object();
  }
  out.end_object();
}

Finished finished_of(const service::ErasurePlan& plan, bool done) {
  JsonWriter out;
  write_plan(out, plan, done);
  Finished finished{json_reply(200, out.take())};
  for (const service::ErasedProfile& profile : plan.profiles) {
    finished.note.profiles.push_back(to_string(profile.row.id));
  }
  finished.note.subject = done ? "erasure/" + to_string(plan.erasure.id) : "";
  finished.note.detail = done ? plan.erasure.authority : "preview";
  finished.note.reason = plan.erasure.reason;
  return finished;
}

struct ErasureBody {
  NamedRecords named;
  service::ErasureAsk ask;
};

Result<ErasureBody> read_erasure(const JsonValue& json) {
  auto named = read_named(json);
  if (!named) {
    return named.error();
  }
  ErasureBody body{std::move(*named), {}};
  body.ask.records = body.named.records;
  body.ask.reason = text_of(json, "reason");
  body.ask.authority = text_of(json, "authority");
  body.ask.subject_request = text_of(json, "subject_request");
  if (!body.ask.subject_request.empty() && !parse_uuid(body.ask.subject_request)) {
    return error_at("/subject_request", Code::invalid_value, "must be the id of a subject's request");
  }
  return body;
}

Result<service::ErasurePlan> plan_of(store::Snapshot& snapshot, const Context& context,
                                     const ErasureBody& body) {
  auto profile = named_profile(snapshot, context, body.named);
  if (!profile) {
    return profile.error();
  }
  service::ErasureAsk ask = body.ask;
  ask.profile = *profile;
  return service::plan_erasure(snapshot, context.core.retention, ask, context.asker,
                               context.core.clock.now());
}

Step preview_step(const Asked& asked, const ErasureBody& body) {
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto plan = plan_of(snapshot, *asked, body);
    step = plan ? Step(finished_of(*plan, false)) : Step(plan.error());
  });
  return step;
}

// The answer waits until nobody finds the records by search either.
Step after_erasure(const Asked& asked, const std::shared_ptr<service::ErasurePlan>& plan) {
  asked->core.rendered.clear();
  asked->core.metrics.count("concord_erased_records_total", {}, static_cast<double>(plan->records.size()));
  log::info("records.erased", {{"erasure", to_string(plan->erasure.id)},
                               {"records", static_cast<std::int64_t>(plan->records.size())}});
  Await await;
  await.records = plan->erasure.records;
  for (const service::ErasedProfile& profile : plan->profiles) {
    await.records.insert(await.records.end(), profile.left.begin(), profile.left.end());
  }
  await.most = std::chrono::milliseconds(asked->core.configuration.put_wait_milliseconds);
  await.then = [plan](bool) -> Step { return finished_of(*plan, true); };
  return await;
}

}  // namespace

Step erase_records(const Asked& asked) {
  const auto json = json_body(*asked, "erasure_ask");
  const auto dry_run = flag_parameter(*asked, "dry_run");
  if (!json || !dry_run) {
    return json ? dry_run.error() : json.error();
  }
  const auto body = read_erasure(*json);
  if (!body) {
    return body.error();
  }
  if (*dry_run) {
    return preview_step(asked, *body);
  }
  if (auto proved = service::check_stepped_up(asked->asker, asked->core.clock.now()); !proved) {
    return proved.error();
  }
  auto plan = std::make_shared<service::ErasurePlan>();
  Write write;
  write.work = [asked, body = *body, plan](store::Transaction& transaction) -> Outcome {
    auto planned = plan_of(transaction, *asked, body);
    if (!planned) {
      return planned.error();
    }
    if (auto free = service::check_stops(*planned); !free) {
      return free;
    }
    *plan = std::move(*planned);
    service::write_erasure(transaction, *plan);
    return {};
  };
  write.then = [asked, plan] { return after_erasure(asked, plan); };
  return write;
}

Step list_erasures(const Asked& asked) {
  const auto cursor = cursor_parameter(*asked);
  const auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  JsonWriter out;
  out.begin_object().key("erasures").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto rows = snapshot.erasures().before(*cursor == 0 ? INT64_MAX : *cursor, *limit);
    for (const store::ErasureRow& row : rows) {
      write_listed(out, snapshot, row, asked->asker);
    }
    out.end_array();
    if (rows.size() == *limit) {
      out.field("next", make_cursor(rows.back().number));
    }
  });
  AuditNote note;
  note.detail = "erasures";
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

Step lift_erasure(const Asked& asked) {
  const auto json = json_body(*asked, "erasure_lift");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_step([asked, id = *id, reason = std::string(text_of(*json, "reason"))](
                         store::Transaction& transaction) -> Result<Finished> {
    const auto lifted = service::lift_erasure(transaction, id, reason, asked->asker, asked->core.clock.now());
    if (!lifted) {
      return lifted.error();
    }
    JsonWriter out;
    write_listed(out, transaction, *lifted, asked->asker);
    Finished finished{json_reply(200, out.take()), {{}, "erasure/" + to_string(id), {}, "lifted"}};
    finished.note.reason = reason;
    return finished;
  });
}

}  // namespace concord::api
