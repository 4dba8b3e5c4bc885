#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <concord/base/json.hpp>
#include <concord/service/erasure.hpp>
#include <concord/service/legal_holds.hpp>

#include "named_records.hpp"
#include "planning.hpp"

namespace concord::service {
namespace {

// What was never to be held, or must go by law, isn't kept by a period for what was held rightly.
bool outranks_retention(const std::string& authority) {
  return authority == "article-17-1-d" || authority == "article-17-1-e";
}

// A record without content is judged by its part.
policy::Verdict judge(store::Snapshot& snapshot, const policy::Retention& retention,
                      const store::RecordRow& row, CivilDate today) {
  domain::Record none;
  none.record_id = row.key.record_id;
  none.part = row.part;
  return retention.judge(snapshot.records().content(row.number).value_or(none), standing_of(row), today);
}

PlannedErasure plan_record(store::Snapshot& snapshot, const policy::Retention& retention,
                           const store::RecordRow& row, const std::vector<store::HoldRow>& in_force,
                           const std::string& authority, CivilDate today) {
  PlannedErasure planned{row, snapshot.erasures().remains(row.number), held_by(in_force, row)};
  const policy::Verdict verdict = judge(snapshot, retention, row, today);
  if (verdict.what == policy::Verdict::What::kept && !outranks_retention(authority)) {
    planned.stops.push_back({std::nullopt, verdict.rule, verdict.until});
  }
  return planned;
}

Outcome check_ask(const ErasureAsk& ask) {
  if (ask.profile.has_value() == !ask.records.empty()) {
    return error_at("", Code::invalid_value,
                    "must name either `profile_id` or `records`: whose, or which, are to be erased");
  }
  if (ask.records.size() > kMostErased) {
    return error_at("/records", Code::too_many, fmt::format("at most {} at once", kMostErased));
  }
  return {};
}

std::string told(const ErasureStop& stop) {
  const std::string until = stop.until ? fmt::format(" until {}", to_iso_date(*stop.until)) : std::string();
  return stop.hold ? fmt::format("is held{} by the legal hold {}", until, to_string(*stop.hold))
                   : fmt::format("is kept{} by the retention rule '{}'", until, stop.rule);
}

}  // namespace

std::vector<ErasureStop> held_by(const std::vector<store::HoldRow>& in_force, const store::RecordRow& row) {
  std::vector<ErasureStop> stops;
  for (const store::HoldRow& hold : in_force) {
    if (holds(hold, row)) {
      stops.push_back({hold.id, "", hold.to});
    }
  }
  return stops;
}

std::vector<ErasedProfile> profiles_of(store::Snapshot& snapshot,
                                       const std::vector<PlannedErasure>& records) {
  std::map<store::ProfileNumber, ErasedProfile> profiles;
  for (const PlannedErasure& record : records) {
    const auto number = snapshot.profiles().profile_of(record.row.number);
    if (!number) {
      continue;
    }
    auto [place, added] = profiles.try_emplace(*number);
    if (added) {
      place->second = {*snapshot.profiles().find(*number), snapshot.profiles().members(*number)};
    }
    std::erase(place->second.left, record.row.number);
  }
  std::vector<ErasedProfile> all;
  for (auto& [number, profile] : profiles) {
    all.push_back(std::move(profile));
  }
  return all;
}

policy::Standing standing_of(const store::RecordRow& row) {
  const bool gone = row.state == store::RecordState::ceased || row.state == store::RecordState::withdrawn;
  return {gone && row.version.as_of ? std::optional(london_date(*row.version.as_of)) : std::nullopt};
}

Result<ErasurePlan> plan_erasure(store::Snapshot& snapshot, const policy::Retention& retention,
                                 const ErasureAsk& ask, const Asker& asker, Instant now) {
  if (auto fit = check_ask(ask); !fit) {
    return fit.error();
  }
  auto rows = named_records(snapshot, ask.profile, ask.records, asker);
  if (!rows) {
    return rows.error();
  }
  const CivilDate today = london_date(now);
  const auto in_force = snapshot.holds().in_force(today);
  ErasurePlan plan;
  plan.erasure = {0,
                  make_uuid(now),
                  ask.reason,
                  ask.authority,
                  "",
                  ask.subject_request,
                  asker.principal.id,
                  now,
                  {},
                  {},
                  "",
                  ""};
  for (const store::RecordRow& row : *rows) {
    plan.erasure.records.push_back(row.number);
    plan.records.push_back(plan_record(snapshot, retention, row, in_force, ask.authority, today));
  }
  std::sort(plan.erasure.records.begin(), plan.erasure.records.end());
  plan.profiles = profiles_of(snapshot, plan.records);
  return plan;
}

Outcome check_stops(const ErasurePlan& plan) {
  Error error = fail(Code::conflict, "something keeps these records: ask with `dry_run=true` what, of each");
  for (std::size_t i = 0; i < plan.records.size(); ++i) {
    for (const ErasureStop& stop : plan.records[i].stops) {
      error.faults.push_back({child_pointer("/records", i), Code::conflict, told(stop)});
    }
  }
  return error.faults.empty() ? Outcome{} : Outcome(std::move(error));
}

}  // namespace concord::service
