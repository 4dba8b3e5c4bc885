#include "benefits.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "housing.hpp"

namespace concord::synth {
namespace {

double claims(const Unit& unit, std::size_t place) {
  if (unit.kind == UnitKind::care_home) return 0;
  if (unit.kind == UnitKind::hostel) return 0.7;
  const int age = age_on(unit.people[0].birth, unit.home_since);
  const double need = unit.kind == UnitKind::lone_parent ? 0.25 : age > 60 ? 0.1 : 0.0;
  switch (unit.tenures[place]) {
    case Tenure::council:
    case Tenure::housing_association:
      return 0.48 + need;
    case Tenure::private_rent:
      return unit.kind == UnitKind::sharers ? 0.15 : 0.3 + need;
    case Tenure::owned:
    case Tenure::council_leasehold:
      return 0.1 + need / 3;
    case Tenure::none:
      return 0.25;
  }
  return 0;
}

char member_type(const Person& person, std::size_t index, std::size_t head, Day day) {
  if (index == head) return '1';
  if (person.role == Role::partner || person.role == Role::former_partner) return '2';
  return age_on(person.birth, day) < 18 ? '3' : '4';
}

}  // namespace

const Habits& HousingBenefit::habits() {
  static const Habits habits = [] {
    Habits h;
    h.given_slip = 0.012;
    h.family_slip = 0.010;
    h.known_as = 0.12;  // names come from papers that were shown
    h.birth_missing = 0.003;
    h.birth_digit = 0.005;
    h.birth_swapped = 0.004;
    h.nino_held = 0.97;
    h.nino_slip = 0.004;
    h.nino_cut = 0.004;
    h.stale = 0.3;
    h.keeps_accents = 0.0;
    h.upper_case = true;
    return h;
  }();
  return habits;
}

const WritingHabits& HousingBenefit::writing_habits() {
  static constexpr WritingHabits kHabits{0.2, 0.1, 0.12, 0.006, 0.006};
  return kHabits;
}

std::string record_id(const Claim& claim, const ClaimMember& member) {
  return fmt::format("hb-{}-{}", claim.id, member.person_ref);
}

ClaimMember HousingBenefit::member(const Unit& unit, std::size_t index, Day made, Day until, unsigned ref,
                                   char type, Random& random) const {
  const Person& person = unit.people[index];
  Habits habits = HousingBenefit::habits();
  if (type == '3') habits.nino_held = 0;
  if (type == '4') habits.nino_held = 0.45;
  ClaimMember member;
  member.view = see(person, index, habits, names_, std::max(made, person.birth), until, random);
  member.view.title = title_of(person, unit.married, member.view.known, random);
  member.person_ref = ref;
  member.type = type;
  member.carer = random.chance(0.04);
  member.student =
      age_on(person.birth, until) >= 16 && age_on(person.birth, until) < 25 && random.chance(0.3);
  member.disabled = random.chance(0.08);
  if (person.death && *person.death <= until && random.chance(0.8)) member.view.death = person.death;
  return member;
}

std::optional<Claim> HousingBenefit::claim(const Unit& unit, std::uint64_t id, std::size_t head,
                                           std::vector<ClaimHome> homes, std::optional<Day> cancelled,
                                           Random& random) const {
  Claim claim;
  claim.id = id;
  claim.homes = std::move(homes);
  claim.cancelled = cancelled;
  const Day until = cancelled.value_or(today_);
  claim.status = cancelled ? '3' : random.chance(0.04) ? '2' : '1';
  claim.applied = claim.homes.front().from;
  if (random.chance(0.6))
    claim.telephone =
        typed_phone(unit.people[head].mobile.empty() ? "02055012345" : unit.people[head].mobile, random);
  claim.violent = random.chance(0.006);
  if (random.chance(0.01)) claim.warning = random.chance(0.5) ? "VA" : "DO";
  claim.unsafe_address = unit.restricted;
  unsigned ref = 1;
  for (std::size_t index = 0; index < unit.people.size(); ++index) {
    const Person& person = unit.people[index];
    std::optional<std::size_t> first, last;
    for (std::size_t i = 0; i < claim.homes.size(); ++i) {
      const ClaimHome& home = claim.homes[i];
      for (const Stay& stay : person.stays) {
        if (stay.place == home.place && stay.from < home.to.value_or(until) &&
            stay.to.value_or(until) > home.from) {
          if (!first) first = i;
          last = i;
        }
      }
    }
    if (!first) continue;
    const char type = member_type(person, index, head, until);
    if (unit.kind == UnitKind::hostel && index != head) continue;
    if (unit.kind == UnitKind::sharers && index != head) continue;
    if (type == '4' && !random.chance(0.75)) continue;
    claim.members.push_back(member(unit, index, claim.homes[*first].from, until, ref++, type, random));
    claim.members.back().first_home = *first;
    claim.members.back().last_home = last;
  }
  if (claim.members.empty()) return std::nullopt;
  // The claim's papers were the partner's: the number stands beside the wrong one of the two.
  for (ClaimMember& partner : claim.members) {
    if (partner.type != '2' || !random.chance(0.02)) continue;
    for (ClaimMember& claimant : claim.members) {
      if (claimant.type == '1') claimant.view.nino = unit.people[partner.view.person].nino;
    }
  }
  return claim;
}

std::vector<Claim> HousingBenefit::know(const Unit& unit, Random& random) const {
  std::vector<Claim> found;
  const auto add = [&](std::optional<Claim> each) {
    if (each) found.push_back(std::move(*each));
  };
  const std::uint64_t first = 600000 + unit.number * kClaimsToUnit;
  const auto home = [&](std::size_t place, Day from, std::optional<Day> to) {
    return ClaimHome{place, from, to, draw_writing(writing_habits(), random)};
  };
  if (unit.kind == UnitKind::hostel || unit.kind == UnitKind::sharers) {
    for (std::size_t i = 0; i < unit.people.size(); ++i) {
      const Day since = unit.people[i].stays.back().from;
      if (random.chance(claims(unit, 0)))
        add(claim(unit, first + i, i, {home(0, since, std::nullopt)}, std::nullopt, random));
    }
    return found;
  }
  const bool alive = !unit.people[0].death || unit.people.size() > 1;
  if (random.chance(claims(unit, 0)) && alive) {
    const bool moved = unit.former_home && random.chance(0.45);
    const Day began = day_between(random, std::max(unit.home_since, plus_years(today_, -9)), today_);
    std::vector<ClaimHome> homes;
    if (moved) {
      homes.push_back(home(*unit.former_home,
                           day_between(random, unit.people[0].stays.front().from, unit.home_since),
                           unit.home_since));
      homes.push_back(home(0, unit.home_since, std::nullopt));
    } else {
      homes.push_back(home(0, began, std::nullopt));
    }
    const bool over = random.chance(0.18);
    const std::optional<Day> cancelled =
        over ? std::optional<Day>(day_between(random, homes.back().from + std::chrono::days{20}, today_))
             : std::nullopt;
    add(claim(unit, first, 0, std::move(homes), cancelled, random));
  }
  if (unit.former_home && random.chance(claims(unit, *unit.former_home) * 0.35)) {
    const Day from = day_between(random, unit.people[0].stays.front().from, unit.home_since);
    add(claim(unit, first + 1, 0, {home(*unit.former_home, from, unit.home_since)}, unit.home_since, random));
  }
  for (std::size_t i = 0; unit.grown_home && i < unit.people.size(); ++i) {
    const Stay& stay = unit.people[i].stays.back();
    if (stay.place == *unit.grown_home && random.chance(claims(unit, stay.place))) {
      add(claim(unit, first + 2, i, {home(stay.place, stay.from, std::nullopt)}, std::nullopt, random));
    }
  }
  return found;
}

}  // namespace concord::synth
