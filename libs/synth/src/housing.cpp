#include "housing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "identifiers.hpp"

namespace concord::synth {
namespace {

std::string tenure_code(Tenure tenure, Day from, Day today, Random& random) {
  if (tenure == Tenure::council_leasehold)
    return random.chance(0.85) ? "LEA" : random.chance(0.5) ? "FRE" : "SHO";
  if (from > today - std::chrono::days{365}) return "INT";
  return random.chance(0.9) ? "SEC" : "NON";
}

char relationship(Role role) {
  switch (role) {
    case Role::head:
      return 'H';
    case Role::partner:
    case Role::former_partner:
      return 'P';
    case Role::child:
    case Role::grown_child:
      return 'C';
    case Role::elder:
      return 'R';
    case Role::sharer:
      return 'L';
  }
  return 'L';
}

// Of those who live in a tenancy, whom the system has heard of.
double told(Role role, bool leasehold) {
  if (role == Role::head) return 1.0;
  if (leasehold) return role == Role::partner ? 0.6 : 0.04;
  if (role == Role::partner) return 0.95;
  if (role == Role::child) return 0.93;
  return role == Role::former_partner ? 0.7 : 0.8;
}

}  // namespace

const Habits& Housing::habits() {
  static const Habits habits = [] {
    Habits h;
    h.given_slip = 0.018;
    h.family_slip = 0.014;
    h.known_as = 0.22;
    h.swapped = 0.006;
    h.initial_only = 0.006;
    h.middle_shown = 0.08;
    h.birth_missing = 0.015;
    h.birth_sentinel = 0.008;
    h.birth_digit = 0.008;
    h.birth_swapped = 0.005;
    h.birth_first_of_year = 0.003;
    h.nino_held = 0.7;
    h.nino_slip = 0.008;
    h.nino_cut = 0.012;
    h.stale = 0.4;
    h.keeps_accents = 0.05;
    h.upper_case = true;
    return h;
  }();
  return habits;
}

std::string record_id(const House& house, const HousingMember& member) {
  return fmt::format("uh-{:010}-{}", house.ref, member.number);
}

std::string tenancy_tag(std::uint64_t house_ref, unsigned number) {
  return fmt::format("{:08}/{}", house_ref, number);
}

std::string property_ref(const Place& place) { return fmt::format("{:08}", 100000 + place.number); }

std::string typed_phone(const std::string& digits, Random& random) {
  switch (random.below(5)) {
    case 0:
      return digits;
    case 1:
      return digits.substr(0, 5) + " " + digits.substr(5);
    case 2:
      return digits.substr(0, 5) + " " + digits.substr(5, 3) + " " + digits.substr(8);
    case 3:
      return "+44" + digits.substr(1);
    default:
      return digits.substr(0, 4) + " " + digits.substr(4, 3) + " " + digits.substr(7);
  }
}

void Housing::add_contact(const Unit& unit, HousingMember& member, Random& random) const {
  const Person& person = unit.people[member.view.person];
  if (age_on(person.birth, member.view.known) < 16 || !random.chance(0.75)) return;
  HousingContact contact;
  contact.modified = member.view.known;
  const bool shared = random.chance(0.12);  // a partner's, a parent's, the only telephone of the house
  const std::string& owner = shared ? unit.people.front().mobile : person.mobile;
  if (!owner.empty() && random.chance(0.85)) contact.phone = typed_phone(owner, random);
  const bool hostel = unit.kind == UnitKind::hostel;
  if (contact.phone.empty() && random.chance(0.6)) {  // the hostel's office rings for all of them
    contact.phone = typed_phone(hostel ? "02055000000" : landline_number(unit.number), random);
    contact.phone_type = hostel ? 'W' : 'H';
  }
  if (random.chance(0.01)) contact.phone = "00000000000";
  if (!person.email.empty() && random.chance(0.6)) contact.email = person.email;
  if (!contact.phone.empty() || !contact.email.empty()) member.contact = std::move(contact);
}

HousingMember Housing::member(const Unit& unit, std::size_t index, Day made, Day until, unsigned number,
                              Random& random) const {
  const Person& person = unit.people[index];
  Habits habits = Housing::habits();
  const bool child = age_on(person.birth, until) < 16;
  if (child) {
    habits.birth_missing *= 2;
    habits.nino_held = 0;
  }
  HousingMember member;
  member.view = see(person, index, habits, names_, std::max(made, person.birth), until, random);
  member.view.title = title_of(person, unit.married, member.view.known, random);
  member.number = number;
  member.relationship = relationship(person.role);
  member.responsible = person.role == Role::head || (person.role == Role::partner && random.chance(0.5));
  member.at_risk = unit.restricted;
  member.gender_known = random.chance(0.97);
  member.vulnerable = random.chance(age_on(person.birth, until) > 75 ? 0.2 : 0.03);
  member.disabled = random.chance(age_on(person.birth, until) > 65 ? 0.2 : 0.06);
  add_contact(unit, member, random);
  return member;
}

House Housing::house(const Unit& unit, std::uint64_t ref, std::size_t place, Day from, std::optional<Day> to,
                     Random& random) const {
  House house;
  house.ref = ref;
  const Day until = to.value_or(today_);
  const bool leasehold = unit.tenures[place] == Tenure::council_leasehold;
  house.tenancies.push_back({tenancy_tag(ref, 1), place, from, to,
                             tenure_code(unit.tenures[place], from, until, random),
                             random.between(-40000, 90000)});
  unsigned number = 1;
  for (const std::size_t index : unit.people_at(place, from, until)) {
    const Person& person = unit.people[index];
    const bool own_home = place == unit.grown_home;
    if (!own_home && !random.chance(told(person.role, leasehold))) continue;
    house.members.push_back(member(unit, index, std::max(from, person.birth), until, number++, random));
    if (own_home || number == 2) {
      house.members.back().relationship = 'H';
      house.members.back().responsible = true;
    }
  }
  // Sometimes a clerk adds somebody who stands there already.
  if (!house.members.empty() && random.chance(0.012)) {
    const std::size_t again = house.members[random.below(house.members.size())].view.person;
    const unsigned first = number - 1;
    house.members.push_back(
        member(unit, again, std::max(from, unit.people[again].birth), until, number, random));
    house.members.back().twice_of = first;
    for (const HousingMember& each : house.members) {
      if (each.view.person == again && !each.twice_of) house.members.back().twice_of = each.number;
    }
  }
  return house;
}

House Housing::hostel_room(const Unit& unit, std::uint64_t ref, std::size_t person, Random& random) const {
  House house;
  house.ref = ref;
  const Day since = unit.people[person].stays.back().from;
  house.tenancies.push_back({tenancy_tag(ref, 1), 0, since, std::nullopt, "THO", random.between(0, 20000)});
  house.members.push_back(member(unit, person, since, today_, 1, random));
  house.members.back().relationship = 'H';
  house.members.back().responsible = true;
  return house;
}

std::vector<House> Housing::know(const Unit& unit, Random& random) const {
  std::vector<House> houses;
  const std::uint64_t first = unit.number * kHousesToUnit;
  if (unit.kind == UnitKind::hostel) {
    for (std::size_t i = 0; i < unit.people.size(); ++i)
      houses.push_back(hostel_room(unit, first + i, i, random));
    return houses;
  }
  if (unit.kind == UnitKind::care_home) return houses;
  const auto councils = [&](std::size_t place) {
    return unit.tenures[place] == Tenure::council || unit.tenures[place] == Tenure::council_leasehold;
  };
  if (councils(0)) houses.push_back(house(unit, first, 0, unit.home_since, std::nullopt, random));
  if (unit.former_home && councils(*unit.former_home) && random.chance(0.7)) {
    const Day from = unit.people[0].stays.front().from;
    houses.push_back(house(unit, first + 1, *unit.former_home, from, unit.home_since, random));
  }
  if (unit.grown_home && councils(*unit.grown_home)) {
    for (const Person& person : unit.people) {
      const Stay& stay = person.stays.back();
      if (stay.place == *unit.grown_home)
        houses.push_back(house(unit, first + 2, stay.place, stay.from, std::nullopt, random));
    }
  }
  std::erase_if(houses, [](const House& each) { return each.members.empty(); });
  return houses;
}

}  // namespace concord::synth
