#include "care.hpp"

#include <algorithm>

#include "housing.hpp"
#include "identifiers.hpp"

namespace concord::synth {
namespace {

double needs_care(int age) {
  if (age < 18) return 0;
  if (age < 65) return 0.028;
  if (age < 75) return 0.10;
  return age < 85 ? 0.24 : 0.42;
}

struct Service {
  std::string_view type, component, mechanism;
};
constexpr std::array<Service, 5> kServices{
    {{"Long term support: Community", "Direct Payment", "Direct payment"},
     {"Long term support: Community", "Community supported living", "CASSR managed personal budget"},
     {"Long term support: Community", "Community supported living", "CASSR commissioned support"},
     {"Short term support: ST-Max", "", "CASSR commissioned support"},
     {"Short term support: Ongoing low level", "", ""}}};

}  // namespace

const Habits& SocialCare::mosaic_habits() {
  static const Habits habits = [] {
    Habits h;
    h.given_slip = 0.016;
    h.family_slip = 0.013;
    h.known_as = 0.35;
    h.swapped = 0.006;
    h.birth_missing = 0.01;
    h.birth_digit = 0.007;
    h.birth_swapped = 0.005;
    h.nhs_held = 0.8;
    h.nhs_slip = 0.003;
    h.stale = 0.3;
    h.keeps_accents = 0.4;
    return h;
  }();
  return habits;
}

const WritingHabits& SocialCare::writing_habits() {
  static constexpr WritingHabits kHabits{0.25, 0.12, 0.22, 0.015, 0.008};
  return kHabits;
}

const Habits& SocialCare::cld_habits() {
  static const Habits habits = [] {
    Habits h;
    h.given_slip = 0.010;
    h.family_slip = 0.008;
    h.known_as = 0.2;
    h.birth_missing = 0.002;
    h.birth_digit = 0.004;
    h.nhs_held = 0.95;
    h.nhs_slip = 0.002;
    h.stale = 0.25;
    h.keeps_accents = 0.3;
    return h;
  }();
  return habits;
}

std::string cld_record_id(std::uint64_t id) { return "cld-" + std::to_string(id); }
std::string mosaic_record_id(std::uint64_t id) { return "mosaic-" + std::to_string(id); }

std::vector<CareAddress> SocialCare::addresses(const Unit& unit, const Person& person, Day known,
                                               Random& random) const {
  std::vector<CareAddress> found;
  const bool told_late = random.chance(0.07);  // the last move has not been told
  for (const Stay& stay : person.stays) {
    const bool past = stay.to.has_value();
    if (past && (unit.places[stay.place].kind == PlaceKind::outside || !random.chance(0.5)) && !told_late)
      continue;
    found.push_back({stay.place, stay.from, stay.to, draw_writing(writing_habits(), random)});
  }
  if (told_late && found.size() > 1 && found.back().from < known) {
    found.pop_back();
    found.back().to.reset();
  }
  return found;
}

Case SocialCare::open(const Unit& unit, std::size_t index, std::uint64_t id, Random& random) const {
  const Person& person = unit.people[index];
  Case each;
  each.id = id;
  each.child = age_on(person.birth, today_) < 18;
  const Day made =
      std::max(person.birth, day_between(random, plus_years(today_, -8), today_ - std::chrono::days{90}));
  each.view = see(person, index, mosaic_habits(), names_, made, today_, random);
  each.view.title = title_of(person, unit.married, each.view.known, random);
  each.restricted = unit.restricted || random.chance(0.01);
  each.addresses = addresses(unit, person, each.view.known, random);
  if (random.chance(0.55) && !person.mobile.empty()) {
    each.phone = typed_phone(person.mobile, random);
    each.phone_type = "Mobile";
  } else if (random.chance(0.3) && !unit.people.front().mobile.empty()) {
    each.phone = typed_phone(unit.people.front().mobile, random);
    each.phone_type = each.view.person == 0 ? "Mobile" : "Carer";
  } else if (random.chance(0.3) && unit.kind != UnitKind::care_home) {
    each.phone = typed_phone(landline_number(unit.number), random);
    each.phone_type = "Home";
  }
  if (random.chance(0.25)) each.email = person.email;
  if (person.death && random.chance(0.85)) each.view.death = person.death;
  return each;
}

void SocialCare::add_events(Case& each, const Person& person, Day today, Random& random) {
  const Day from = plus_months(today, -12) + std::chrono::days{1};
  const Day until = person.death ? std::min(*person.death, today) : today;
  if (until <= from) return;
  const Day first = day_between(random, from, until);
  each.events.push_back(
      {"Request", first, first, "Progress to assessment, review or reassessment", "", "", ""});
  const Day second = day_between(random, first, std::min(until, first + std::chrono::days{60}));
  if (random.chance(0.75)) {
    each.events.push_back(
        {"Assessment", first, second, "Progress to support planning or services", "", "", ""});
  }
  if (!each.carer && random.chance(0.7)) {
    const Service& service = random.pick(kServices);
    const std::optional<Day> to =
        random.chance(0.3) ? std::optional<Day>(day_between(random, second, until)) : std::nullopt;
    each.events.push_back({"Service", second, to, "Continuation of support or services", service.type,
                           service.component, service.mechanism});
  } else if (each.carer) {
    each.events.push_back({"Service", second, std::nullopt, "Continuation of support or services",
                           "Unpaid carer support: Direct to unpaid carer", "", ""});
  }
  if (random.chance(0.35)) {
    const Day review = day_between(random, second, until);
    each.events.push_back({"Review", review, review, "Continuation of support or services", "", "", ""});
  }
}

void SocialCare::know_children(const Unit& unit, std::vector<Case>& cases, Random& random) const {
  if (!random.chance(0.115)) return;
  for (std::size_t i = 0; i < unit.people.size(); ++i) {
    if (unit.people[i].role != Role::child || !random.chance(0.85)) continue;
    Case each = open(unit, i, unit.number * kCasesToUnit + i + 1, random);
    each.in_mosaic = true;
    cases.push_back(std::move(each));
  }
}

// A partner or a grown child who looks after one of them, known as a carer.
void SocialCare::add_carer(const Unit& unit, std::vector<Case>& cases, Random& random) const {
  if (cases.empty() || cases.front().child || !random.chance(0.35)) return;
  for (std::size_t i = 0; i < unit.people.size(); ++i) {
    const Person& person = unit.people[i];
    const bool grown = age_on(person.birth, today_) >= 18 && !person.death;
    const bool known =
        std::any_of(cases.begin(), cases.end(), [&](const Case& each) { return each.view.person == i; });
    if (!grown || known || person.role == Role::sharer || person.role == Role::former_partner) continue;
    Case each = open(unit, i, unit.number * kCasesToUnit + i + 1, random);
    each.carer = true;
    each.cares_for = cases.front().id;
    each.in_mosaic = random.chance(0.6);
    each.in_cld = true;
    cases.push_back(std::move(each));
    return;
  }
}

void SocialCare::register_twice(const Unit& unit, std::vector<Case>& cases, Random& random) const {
  for (std::size_t i = 0, known = cases.size(); i < known; ++i) {
    if (!cases[i].in_mosaic || !random.chance(0.03)) continue;
    Case again = open(unit, cases[i].view.person, cases[i].id + 64, random);
    again.in_mosaic = true;
    again.twice_of = cases[i].id;
    cases.push_back(std::move(again));
  }
}

std::vector<Case> SocialCare::know(const Unit& unit, Random& random) const {
  std::vector<Case> cases;
  for (std::size_t i = 0; i < unit.people.size(); ++i) {
    const Person& person = unit.people[i];
    const bool placed = unit.kind == UnitKind::care_home && random.chance(0.7);
    const double chance = needs_care(age_on(person.birth, today_)) * (unit.kind == UnitKind::hostel ? 4 : 1);
    if (!placed && !random.chance(chance)) continue;
    if (person.death && *person.death < today_ - std::chrono::days{700}) continue;
    Case each = open(unit, i, unit.number * kCasesToUnit + i + 1, random);
    each.in_mosaic = random.chance(0.85);
    each.in_cld = !each.in_mosaic || random.chance(0.85);
    cases.push_back(std::move(each));
  }
  add_carer(unit, cases, random);
  know_children(unit, cases, random);
  register_twice(unit, cases, random);
  for (Case& each : cases) {
    const Person& person = unit.people[each.view.person];
    if (!each.in_cld) continue;
    each.cld_view = see(person, each.view.person, cld_habits(), names_, each.view.known, today_, random);
    if (person.death && random.chance(0.9)) each.cld_view.death = person.death;
    each.cld_writing.postcode_missing = random.chance(0.012);
    each.cld_writing.postcode_wrong = random.chance(0.006);
    each.cld_place = each.addresses.empty() ? 0 : each.addresses.back().place;
    each.refuge = unit.restricted && random.chance(0.4);
    add_events(each, person, today_, random);
  }
  return cases;
}

}  // namespace concord::synth
