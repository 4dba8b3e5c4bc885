#include <algorithm>

#include <concord/service/legal_holds.hpp>
#include <concord/service/retention_runs.hpp>

#include "planning.hpp"

namespace concord::service {
namespace {

constexpr store::RecordNumber kReadAtOnce = 4096;

using What = policy::Verdict::What;

bool asks_for(const std::vector<std::string>& only, const std::string& rule) {
  return only.empty() || std::find(only.begin(), only.end(), rule) != only.end();
}

class Surveying {
 public:
  Surveying(const policy::Retention& retention, const std::vector<std::string>& only, Instant now,
            store::RecordNumber after, std::size_t most)
      : retention_(retention), only_(only), after_(after), most_(most) {
    survey.day = london_date(now);
    for (const policy::RetentionRule& rule : retention.rules()) {
      survey.by_rule[rule.name];
    }
  }

  void look_at(const std::vector<store::HoldRow>& holds, const store::RecordRow& row,
               const domain::Record& content) {
    ++survey.records;
    const policy::Verdict verdict = retention_.judge(content, standing_of(row), survey.day);
    if (verdict.what == What::no_rule) {
      ++survey.no_rule;
      return;
    }
    RetentionCounts& counts = survey.by_rule[verdict.rule];
    if (verdict.what != What::erase) {
      ++(verdict.what == What::kept ? counts.kept : counts.review);
    } else if (!held_by(holds, row).empty()) {
      ++counts.held;
    } else {
      ++counts.due;
      if (row.number > after_ && survey.due.size() < most_ && asks_for(only_, verdict.rule)) {
        survey.due.push_back({row.number, row.key, row.part, verdict.rule});
      }
    }
  }

  RetentionSurvey survey;

 private:
  const policy::Retention& retention_;
  const std::vector<std::string>& only_;
  store::RecordNumber after_;
  std::size_t most_;
};

}  // namespace

RetentionSurvey survey_retention(store::Database& database, const policy::Retention& retention,
                                 const std::vector<std::string>& only, Instant now, store::RecordNumber after,
                                 std::size_t most) {
  Surveying surveying(retention, only, now, after, most);
  store::RecordNumber last = 0;
  database.read([&](store::Snapshot& snapshot) { last = snapshot.records().last_number(); });
  for (store::RecordNumber first = 1; first <= last; first += kReadAtOnce) {
    database.read([&](store::Snapshot& snapshot) {
      const auto holds = snapshot.holds().in_force(surveying.survey.day);
      snapshot.records().for_each(
          first, first + kReadAtOnce - 1,
          [&](const store::RecordRow& row, const std::vector<domain::Record>& contents) {
            if (!contents.empty()) {
              surveying.look_at(holds, row, contents.back());
            }
          });
    });
  }
  return std::move(surveying.survey);
}

ErasurePlan plan_retention(store::Snapshot& snapshot, const policy::Retention& retention,
                           const std::vector<DueRecord>& due, const std::string& by, Instant now) {
  const CivilDate today = london_date(now);
  const auto holds = snapshot.holds().in_force(today);
  ErasurePlan plan;
  plan.erasure = {
      0, make_uuid(now), "retention-ended", "retention", due.front().rule, "", by, now, {}, {}, "", ""};
  for (const DueRecord& one : due) {
    const auto row = snapshot.records().find(one.number);
    const auto content = snapshot.records().content(one.number);
    if (!row || !content || !held_by(holds, *row).empty() ||
        retention.judge(*content, standing_of(*row), today).what != What::erase) {
      continue;
    }
    plan.erasure.records.push_back(one.number);
    plan.records.push_back({*row, {}, {}});
  }
  std::sort(plan.erasure.records.begin(), plan.erasure.records.end());
  plan.profiles = profiles_of(snapshot, plan.records);
  return plan;
}

}  // namespace concord::service
