#include <algorithm>

#include <concord/base/log.hpp>
#include <concord/service/retention_runs.hpp>
#include <concord/service/stepped_up.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "render_retention.hpp"

namespace concord::api {
namespace {

void write_counts(JsonWriter& out, const service::RetentionCounts& counts) {
  out.field("kept", counts.kept).field("due", counts.due);
  out.field("review", counts.review).field("held", counts.held);
}

void write_rule(JsonWriter& out, const policy::RetentionRule& rule, const service::RetentionCounts& counts) {
  out.begin_object();
  write_rule_members(out, rule);
  write_counts(out, counts);
  out.end_object();
}

// One run, through its transactions.
struct Run {
  Asked asked;
  service::RetentionSurvey survey;
  std::size_t next = 0;  // into survey.due
  std::size_t erased = 0;
  std::vector<service::DueRecord> gone;
  std::vector<std::string> profiles;
};

std::string run_body(const Context& context, const service::RetentionSurvey& survey,
                     const std::vector<service::DueRecord>& shown, std::size_t erased, bool more) {
  JsonWriter out;
  out.begin_object().field("day", to_iso_date(survey.day)).field("erased", erased);
  out.field("no_rule", survey.no_rule).key("rules").begin_array();
  for (const auto& [name, counts] : survey.by_rule) {
    out.begin_object().field("name", name);
    write_counts(out, counts);
    out.end_object();
  }
  out.end_array().key("records").begin_array();
  for (const service::DueRecord& one : shown) {
    if (context.asker.mask.allows_any(one.part) && !service::hides(context.asker, one.number)) {
      out.begin_object().field("source", one.key.source).field("record_id", one.key.record_id);
      out.field("rule", one.rule).end_object();
    }
  }
  out.end_array();
  if (more) {
    out.field("next", make_cursor(shown.back().number));
  }
  return out.end_object().take();
}

// The next records of one rule, as many as one transaction takes.
std::vector<service::DueRecord> next_of(Run& run) {
  std::vector<service::DueRecord> taken;
  const std::vector<service::DueRecord>& due = run.survey.due;
  while (run.next < due.size() && taken.size() < service::kErasedAtOnce &&
         (taken.empty() || taken.front().rule == due[run.next].rule)) {
    taken.push_back(due[run.next++]);
  }
  return taken;
}

Finished finish(const Run& run) {
  run.asked->core.rendered.clear();
  run.asked->core.resolver.notify();
  run.asked->core.metrics.count("concord_erased_records_total", {}, static_cast<double>(run.erased));
  log::info("retention.run", {{"records", static_cast<std::int64_t>(run.erased)}});
  Finished finished{json_reply(200, run_body(*run.asked, run.survey, run.gone, run.erased, false))};
  finished.note.profiles = run.profiles;
  finished.note.detail = "retention";
  finished.note.reason = "retention-ended";
  return finished;
}

Step erase_next(const std::shared_ptr<Run>& run) {
  const auto due = next_of(*run);
  if (due.empty()) {
    return finish(*run);
  }
  Write write;
  write.work = [run, due](store::Transaction& transaction) -> Outcome {
    const Context& context = *run->asked;
    const auto plan = service::plan_retention(transaction, context.core.retention, due,
                                              context.asker.principal.id, context.core.clock.now());
    if (plan.records.empty()) {
      return {};
    }
    service::write_erasure(transaction, plan);
    run->erased += plan.records.size();
    for (const service::PlannedErasure& record : plan.records) {
      run->gone.push_back({record.row.number, record.row.key, record.row.part, plan.erasure.rule});
    }
    for (const service::ErasedProfile& profile : plan.profiles) {
      run->profiles.push_back(to_string(profile.row.id));
    }
    return {};
  };
  write.then = [run] { return erase_next(run); };
  return write;
}

Result<std::vector<std::string>> read_rules(const Context& context, const JsonValue& json) {
  std::vector<std::string> names;
  const JsonValue* list = member_of(json, "rules");
  for (rapidjson::SizeType i = 0; list != nullptr && i < list->Size(); ++i) {
    names.emplace_back((*list)[i].GetString(), (*list)[i].GetStringLength());
    const auto& rules = context.core.retention.rules();
    if (std::none_of(rules.begin(), rules.end(),
                     [&](const auto& rule) { return rule.name == names.back(); })) {
      return error_at(child_pointer("/rules", i), Code::not_found,
                      "there is no such rule; GET /v1/retention has them");
    }
  }
  return names;
}

}  // namespace

Step read_retention(const Asked& asked) {
  const auto survey = service::survey_retention(*asked->core.database, asked->core.retention, {},
                                                asked->core.clock.now(), 0, 0);
  JsonWriter out;
  out.begin_object().field("day", to_iso_date(survey.day)).field("records", survey.records);
  out.field("no_rule", survey.no_rule).key("rules").begin_array();
  for (const policy::RetentionRule& rule : asked->core.retention.rules()) {
    write_rule(out, rule, survey.by_rule.at(rule.name));
  }
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step run_retention(const Asked& asked) {
  const auto json = json_body(*asked, "retention_run_ask");
  const auto dry_run = flag_parameter(*asked, "dry_run");
  if (!json || !dry_run) {
    return json ? dry_run.error() : json.error();
  }
  const auto cursor = cursor_parameter(*asked);
  const auto limit = count_parameter(*asked, "limit", 1000, 10'000);
  const auto only = read_rules(*asked, *json);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  if (!only) {
    return only.error();
  }
  const Instant now = asked->core.clock.now();
  if (auto proved = service::check_stepped_up(asked->asker, now); !*dry_run && !proved) {
    return proved.error();
  }
  auto run = std::make_shared<Run>();
  run->asked = asked;
  run->survey =
      service::survey_retention(*asked->core.database, asked->core.retention, *only, now, *cursor, *limit);
  if (!*dry_run) {
    std::stable_sort(run->survey.due.begin(), run->survey.due.end(),
                     [](const auto& one, const auto& other) { return one.rule < other.rule; });
    return erase_next(run);
  }
  AuditNote note;
  note.detail = "preview";
  return Finished{
      json_reply(200, run_body(*asked, run->survey, run->survey.due, 0, run->survey.due.size() == *limit)),
      std::move(note)};
}

}  // namespace concord::api
