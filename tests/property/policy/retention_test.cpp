#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/policy/retention.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;

namespace {

CivilDate some_day() {
  return CivilDate(std::chrono::sys_days(1950y / 1 / 1) + std::chrono::days(*rc::gen::inRange(0, 40'000)));
}

RetentionRule some_rule() {
  RetentionRule rule;
  rule.name = "r";
  rule.parts = {domain::Part::housing};
  rule.trigger = Trigger::engagement_ended;
  rule.years = *rc::gen::inRange(0, 101);
  rule.months = *rc::gen::inRange(rule.years == 0 ? 1 : 0, 12);
  return rule;
}

domain::Record ending(const domain::PartialDate& to) {
  domain::Record record;
  record.engagements.push_back({"tenancy", "", "", "", {}, to, {}});
  return record;
}

}  // namespace

TEST_CASE("a later end is never let go earlier, and a period is a real day after it") {
  CHECK(rc::check([] {
    const RetentionRule rule = some_rule();
    const CivilDate one = some_day();
    const CivilDate other = some_day();
    const auto until = kept_until(rule, ending(domain::whole(one)), {});
    const auto until_other = kept_until(rule, ending(domain::whole(other)), {});
    RC_ASSERT(until && until->ok() && *until > one);
    RC_ASSERT(one > other || *until <= *until_other);
  }));
}

TEST_CASE("a date that is known in part keeps a record as long as any day that it can mean") {
  CHECK(rc::check([] {
    const RetentionRule rule = some_rule();
    const domain::PartialDate day = domain::whole(some_day());
    const domain::PartialDate month{day.year, day.month, 0};
    const domain::PartialDate year{day.year, 0, 0};
    const auto until = [&](const domain::PartialDate& date) { return *kept_until(rule, ending(date), {}); };
    RC_ASSERT(until(day) <= until(month) && until(month) <= until(year));
  }));
}
