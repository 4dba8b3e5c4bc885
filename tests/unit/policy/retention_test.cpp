#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include <concord/policy/retention.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;
using What = Verdict::What;

namespace {

Result<Retention> read(const std::string& rules) {
  const auto json = parse_json(R"({"rules": {)" + rules + "}}");
  REQUIRE(json);
  return Retention::read(*json);
}

const std::string kTenancies =
    R"("tenancies": {"parts": ["housing"], "engagements": ["tenancy"], "trigger": "engagement-ended",
       "years": 6, "action": "erase", "authority": "Limitation Act 1980 s.2"})";

domain::PartialDate date(std::string_view text) { return domain::parse_partial_date(text).value(); }

domain::Record tenant(std::string_view to, domain::Part part = domain::Part::housing) {
  domain::Record record;
  record.record_id = "uh-1";
  record.part = part;
  domain::Engagement tenancy;
  tenancy.kind = "tenancy";
  if (!to.empty()) {
    tenancy.to = date(to);
  }
  record.engagements.push_back(tenancy);
  return record;
}

std::string refused_at(const std::string& rules) {
  const auto retention = read(rules);
  REQUIRE_FALSE(retention);
  REQUIRE(retention.error().faults.size() == 1);
  return retention.error().faults[0].pointer;
}

}  // namespace

TEST_CASE("a record is kept through the last day of its period, and due the day after") {
  const auto rules = read(kTenancies);
  REQUIRE(rules);
  CHECK(rules->judge(tenant("2020-03-31"), {}, 2026y / 3 / 31).what == What::kept);
  const Verdict due = rules->judge(tenant("2020-03-31"), {}, 2026y / 4 / 1);
  CHECK(due.what == What::erase);
  CHECK(due.rule == "tenancies");
  CHECK(due.until == 2026y / 3 / 31);
}

TEST_CASE("of a date that is known in part the latest day counts, and one that is not known is never past") {
  const auto rules = read(kTenancies);
  REQUIRE(rules);
  CHECK(rules->judge(tenant("2020"), {}, 2026y / 12 / 31).what == What::kept);
  CHECK(rules->judge(tenant("2020"), {}, 2027y / 1 / 1).what == What::erase);
  CHECK(rules->judge(tenant("2020-02"), {}, 2026y / 3 / 2).what == What::erase);
  const Verdict never = rules->judge(tenant(""), {}, 2199y / 1 / 1);
  CHECK(never.what == What::kept);
  CHECK_FALSE(never.until);
  domain::Record two = tenant("1990-01-01");
  two.engagements.push_back(tenant("").engagements.front());
  CHECK(rules->judge(two, {}, 2026y / 1 / 1).what == What::kept);
}

TEST_CASE("a day that a year lacks is the first of the next month") {
  const auto rules = read(
      R"("r": {"parts": ["housing"], "trigger": "engagement-ended", "years": 1, "action": "erase", "authority": "a"})");
  REQUIRE(rules);
  CHECK(kept_until(rules->rules().front(), tenant("2024-02-29"), {}) == 2025y / 3 / 1);
  const auto months = read(
      R"("r": {"parts": ["housing"], "trigger": "engagement-ended", "months": 1, "action": "erase", "authority": "a"})");
  REQUIRE(months);
  CHECK(kept_until(months->rules().front(), tenant("2025-12-31"), {}) == 2026y / 1 / 31);
  CHECK(kept_until(months->rules().front(), tenant("2025-01-31"), {}) == 2025y / 3 / 1);
}

TEST_CASE("every rule that speaks of a record must let it go, and the longest period counts") {
  const auto rules =
      read(kTenancies + R"(, "gone": {"parts": ["housing"], "trigger": "record-ceased", "years": 10,
      "action": "erase", "authority": "a"})");
  REQUIRE(rules);
  const CivilDate today = 2026y / 11 / 1;
  CHECK(rules->judge(tenant("2001-01-01"), {}, today).rule == "gone");
  CHECK(rules->judge(tenant("2001-01-01"), {}, today).what == What::kept);
  CHECK(rules->judge(tenant("2001-01-01"), {2010y / 1 / 1}, today).what == What::erase);
  CHECK(rules->judge(tenant("2019-01-01"), {2018y / 1 / 1}, today).what == What::kept);
}

TEST_CASE("a record that no rule speaks of stays, and is told") {
  const auto rules = read(kTenancies);
  REQUIRE(rules);
  CHECK(rules->judge(tenant("1990-01-01", domain::Part::adults), {}, 2026y / 1 / 1).what == What::no_rule);
  CHECK(Retention{}.judge(tenant("1990-01-01"), {}, 2026y / 1 / 1).what == What::no_rule);
}

TEST_CASE(
    "a rule that keeps until further notice outlasts all others, and one that asks for review is heard") {
  const auto kept =
      read(kTenancies + R"(, "inquiry": {"parts": ["housing"], "action": "keep", "authority": "a"})");
  REQUIRE(kept);
  CHECK(kept->judge(tenant("1990-01-01"), {}, 2026y / 1 / 1).rule == "inquiry");
  CHECK(kept->judge(tenant("1990-01-01"), {}, 2026y / 1 / 1).what == What::kept);
  const auto reviewed = read(kTenancies + R"(, "look": {"parts": ["housing"], "trigger": "engagement-ended",
      "years": 1, "action": "review", "authority": "a"})");
  REQUIRE(reviewed);
  CHECK(reviewed->judge(tenant("1990-01-01"), {}, 2026y / 1 / 1).what == What::review);
}

TEST_CASE("a death counts once it is verified, a birth where it is neither expected nor estimated") {
  const auto rules = read(
      R"("dead": {"parts": ["housing"], "trigger": "death", "years": 1, "action": "erase", "authority": "a"})");
  const auto young = read(
      R"("young": {"parts": ["housing"], "trigger": "birth", "years": 75, "action": "erase", "authority": "a"})");
  REQUIRE(rules);
  REQUIRE(young);
  domain::Record record = tenant("");
  record.death = domain::Death{domain::DeathState::reported, date("2001-01-01")};
  record.birth_date = date("1940");
  CHECK(rules->judge(record, {}, 2026y / 1 / 1).what == What::kept);
  record.death->state = domain::DeathState::verified;
  CHECK(rules->judge(record, {}, 2026y / 1 / 1).what == What::erase);
  CHECK(young->judge(record, {}, 2015y / 12 / 31).what == What::kept);
  CHECK(young->judge(record, {}, 2016y / 1 / 1).what == What::erase);
  record.birth_estimated = true;
  CHECK(young->judge(record, {}, 2026y / 1 / 1).what == What::kept);
}

TEST_CASE("the rules that Concord comes with are read, and speak of every part but its own") {
  std::ifstream file{std::string{CONCORD_ROOT} + "/config/retention.json"};
  const auto json = parse_json(std::string{std::istreambuf_iterator<char>{file}, {}});
  REQUIRE(json);
  const auto rules = Retention::read(*json);
  REQUIRE(rules);
  for (const domain::Part part : domain::kParts) {
    const bool spoken_of = rules->judge(tenant("1900-01-01", part), {}, 2026y / 1 / 1).what != What::no_rule;
    CHECK(spoken_of == (part != domain::Part::concord));
  }
}

TEST_CASE("what a file of rules has wrong is named by its place") {
  CHECK(refused_at(R"("r": {"parts": ["hosing"], "action": "keep", "authority": "a"})") ==
        "/rules/r/parts/0");
  CHECK(refused_at(R"("r": {"parts": [], "action": "keep", "authority": "a"})") == "/rules/r/parts");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "burn", "authority": "a"})") ==
        "/rules/r/action");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "keep"})") == "/rules/r/authority");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "keep", "years": 1, "authority": "a"})") ==
        "/rules/r");
  CHECK(
      refused_at(R"("r": {"parts": ["housing"], "action": "erase", "trigger": "death", "authority": "a"})") ==
      "/rules/r");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "erase", "trigger": "dearth", "years": 1,
      "authority": "a"})") == "/rules/r/trigger");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "erase", "trigger": "death", "years": "six",
      "authority": "a"})") == "/rules/r/years");
  CHECK(refused_at(R"("r": {"parts": ["housing"], "action": "keep", "authority": "a", "period": 6})") ==
        "/rules/r/period");
}
