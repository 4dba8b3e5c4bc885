#include <algorithm>

#include <concord/base/text.hpp>

#include "identifiers.hpp"
#include "later_pass.hpp"
#include "latin.hpp"

namespace concord::synth {

bool Later::Pass::happens(double yearly) {
  return random.chance(yearly * static_cast<double>((later.to_ - later.from_).count()) / 365.0);
}

Day Later::Pass::some_day() {
  return day_between(random, later.from_ + std::chrono::days{1}, later.to_ - std::chrono::days{5});
}

void Later::pass(Unit& unit, Knowledge& known) const {
  Pass pass(*this, unit, known);
  pass.marry();
  pass.be_born();
  pass.die();
  if (unit.kind != UnitKind::hostel && unit.kind != UnitKind::care_home && unit.kind != UnitKind::nowhere) {
    pass.happens(0.022) ? pass.leave() : pass.move();
  }
  pass.end_claims();
  pass.put_right_and_break();
  pass.merge_doubles();
  pass.add_events();
}

void Later::Pass::marry() {
  const bool couple = unit.people.size() > 1 && unit.people[1].role == Role::partner;
  if (!couple || unit.married || unit.people[0].death || unit.people[1].death || !happens(0.08)) return;
  unit.married = some_day();
  const std::size_t wife = unit.people[0].sex == Sex::female ? 0 : 1;
  const Person& husband = unit.people[1 - wife];
  if (!random.chance(customs(husband.origin).wife_takes_name)) return;
  unit.people[wife].families.emplace_back(*unit.married, husband.family());
  take_name(wife);
}

// Each system is told, or not.
void Later::Pass::take_name(std::size_t person) {
  const std::string& family = unit.people[person].family();
  const auto change = [&](View& view, bool upper) {
    if (view.person != person || !random.chance(0.6)) return;
    view.family = upper ? to_upper_ascii(latin(family)) : latin(family);
    view.title = "Mrs";
  };
  for (House& house : known.houses) {
    for (HousingMember& member : house.members) change(member.view, true);
  }
  for (Claim& claim : known.claims) {
    for (ClaimMember& member : claim.members) change(member.view, true);
  }
  for (Account& account : known.accounts) {
    for (View& view : account.people) change(view, true);
    if (!account.people.empty()) CouncilTax::name_account(account);
  }
  for (Case& each : known.cases) {
    change(each.view, false);
    change(each.cld_view, false);
  }
}

void Later::Pass::be_born() {
  const bool couple = unit.people.size() > 1 && unit.people[1].role == Role::partner;
  if (!couple || unit.people[0].sex == unit.people[1].sex || unit.people.size() >= kSlots / 2) return;
  const Person& mother = unit.people[unit.people[0].sex == Sex::female ? 0 : 1];
  const int age = age_on(mother.birth, later.to_);
  const bool room = unit.kind == UnitKind::couple || unit.kind == UnitKind::family;
  if (!room || age < 20 || age > 43 || !happens(0.12)) return;
  const Day birth = some_day();
  const std::size_t index = unit.people.size();
  unit.people.push_back(later.families_.newborn(unit, birth, index, random));
  for (House& house : known.houses) {
    if (house.tenancies.back().to || house.tenancies.back().place != unit.home || !random.chance(0.75))
      continue;
    unsigned number = 0;
    for (const HousingMember& each : house.members) number = std::max(number, each.number);
    house.members.push_back(
        Housing(later.names_, later.to_).member(unit, index, birth, later.to_, number + 1, random));
  }
  for (Claim& claim : known.claims) {
    const std::size_t home = claim.homes.size() - 1;
    if (claim.cancelled || claim.homes[home].place != unit.home || !random.chance(0.8)) continue;
    unsigned ref = 0;
    for (const ClaimMember& each : claim.members) ref = std::max(ref, each.person_ref);
    claim.members.push_back(
        HousingBenefit(later.names_, later.to_).member(unit, index, birth, later.to_, ref + 1, '3', random));
    claim.members.back().first_home = home;
  }
}

void Later::Pass::die() {
  for (std::size_t i = 0; i < unit.people.size(); ++i) {
    const int age = age_on(unit.people[i].birth, later.to_);
    const double yearly = age > 85 ? 0.14 : age > 75 ? 0.05 : age > 60 ? 0.014 : 0.001;
    if (unit.people[i].death || !happens(yearly)) continue;
    unit.people[i].death = some_day();
    report_death(i);
  }
}

// Some systems drop the dead, some mark them, some have not heard.
void Later::Pass::report_death(std::size_t person) {
  const std::optional<Day> day = unit.people[person].death;
  for (House& house : known.houses) {
    const bool dropped = random.chance(0.5);
    std::erase_if(house.members,
                  [&](const HousingMember& each) { return dropped && each.view.person == person; });
  }
  std::erase_if(known.houses, [](const House& house) { return house.members.empty(); });
  for (Claim& claim : known.claims) {
    for (ClaimMember& member : claim.members) {
      if (member.view.person == person && random.chance(0.7)) member.view.death = day;
    }
  }
  for (Account& account : known.accounts) {
    const bool alone = account.people.size() == 1 && account.people[0].person == person;
    if (alone && random.chance(0.6)) CouncilTax::name_executors(account, unit, person, random);
  }
  for (Case& each : known.cases) {
    if (each.view.person != person) continue;
    if (random.chance(0.8)) each.view.death = day;
    if (random.chance(0.9)) each.cld_view.death = day;
  }
}

void Later::Pass::end_claims() {
  for (Claim& claim : known.claims) {
    if (claim.cancelled || !happens(0.07)) continue;
    claim.cancelled = some_day();
    claim.status = '3';
  }
}

void Later::Pass::put_right_or_break(View& view, const Habits& habits) {
  if (happens(0.05)) {
    view = put_right(view, unit.people[view.person], habits, later.names_, later.to_, random);
  } else if (happens(0.02)) {
    break_view(view, random);
  }
}

void Later::Pass::put_right_and_break() {
  for (House& house : known.houses) {
    for (HousingMember& member : house.members) put_right_or_break(member.view, Housing::habits());
  }
  for (Claim& claim : known.claims) {
    for (ClaimMember& member : claim.members) put_right_or_break(member.view, HousingBenefit::habits());
  }
  for (Case& each : known.cases) {
    put_right_or_break(each.view, SocialCare::mosaic_habits());
    if (each.in_cld) put_right_or_break(each.cld_view, SocialCare::cld_habits());
  }
}

// Half of the double entries have been found and joined.
void Later::Pass::merge_doubles() {
  for (House& house : known.houses) {
    std::erase_if(house.members, [&](const HousingMember& each) {
      if (!each.twice_of || !random.chance(0.5)) return false;
      HousingMember kept = each;
      kept.number = *each.twice_of;
      known.merged.push_back(
          {Merged::Where::housing, record_id(house, each), record_id(house, kept), some_day()});
      return true;
    });
  }
  std::erase_if(known.cases, [&](const Case& each) {
    if (!each.twice_of || !each.in_mosaic || !random.chance(0.5)) return false;
    known.merged.push_back(
        {Merged::Where::mosaic, mosaic_record_id(each.id), mosaic_record_id(*each.twice_of), some_day()});
    return true;
  });
}

void Later::Pass::add_events() {
  for (Case& each : known.cases) {
    const Person& person = unit.people[each.view.person];
    if (each.in_cld && random.chance(0.7)) SocialCare::add_events(each, person, later.to_, random);
  }
}

}  // namespace concord::synth
