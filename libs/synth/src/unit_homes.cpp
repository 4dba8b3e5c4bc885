// What kind of household it is, and where its people have lived.
#include <algorithm>

#include <fmt/format.h>

#include "identifiers.hpp"
#include "unit_builder.hpp"

namespace concord::synth {
namespace {

struct Share {
  UnitKind kind;
  double share;
};
constexpr std::array<Share, 7> kShares{{{UnitKind::single, 0.335},
                                        {UnitKind::couple, 0.195},
                                        {UnitKind::family, 0.225},
                                        {UnitKind::lone_parent, 0.115},
                                        {UnitKind::generations, 0.08},
                                        {UnitKind::sharers, 0.042},
                                        {UnitKind::nowhere, 0.008}}};

}  // namespace

UnitKind UnitBuilder::draw_kind() {
  if (is_hostel(unit_.number)) return UnitKind::hostel;
  if (is_care_home(unit_.number)) return UnitKind::care_home;
  double at = static_cast<double>(random_.below(1000000)) / 1e6;
  for (const Share& each : kShares) {
    if (at < each.share) return each.kind;
    at -= each.share;
  }
  return UnitKind::single;
}

Unit UnitBuilder::build() { return build(draw_kind()); }

Unit UnitBuilder::build(UnitKind kind) {
  unit_.kind = kind;
  fill(kind);
  share_fathers_name();
  settle();
  move_out_grown_child();
  let_some_die();
  unit_.restricted = random_.chance(kind == UnitKind::lone_parent ? 0.03 : 0.004);
  return std::move(unit_);
}

Unit UnitBuilder::build_arrival(Day from, Day to) {
  UnitKind kind = draw_kind();
  if (kind == UnitKind::hostel || kind == UnitKind::care_home || kind == UnitKind::nowhere)
    kind = UnitKind::single;
  unit_.kind = kind;
  fill(kind);
  unit_.places.push_back(families_.places_.at(unit_.number));
  unit_.own_places.push_back(0);
  unit_.tenures.push_back(draw_tenure(unit_.places[0]));
  unit_.places.push_back(families_.places_.outside(unit_.number));
  unit_.tenures.push_back(Tenure::none);
  unit_.home_since = day_between(random_, from + std::chrono::days{1}, to - std::chrono::days{10});
  unit_.former_since = unit_.home_since - std::chrono::days{random_.between(400, 5000)};
  for (Person& person : unit_.people) live(person, unit_.home_since);
  return std::move(unit_);
}

void UnitBuilder::fill(UnitKind kind) {
  const auto one = [&](Role role, int least, int most) {
    add_adult(role, least, most, families_.names_.origin(random_));
  };
  switch (kind) {
    case UnitKind::single:
      random_.chance(0.38) ? one(Role::head, 62, 96) : one(Role::head, 21, 66);
      break;
    case UnitKind::couple:
      random_.chance(0.35) ? add_couple(60, 90) : add_couple(22, 60);
      break;
    case UnitKind::family:
      add_couple(22, 52);
      add_children(random_.between(1, 4) - (random_.chance(0.4) ? 1 : 0), 0, 17, Role::child);
      break;
    case UnitKind::lone_parent:
      add_adult(Role::head, 20, 52, families_.names_.origin(random_),
                random_.chance(0.87) ? Sex::female : Sex::male);
      add_children(random_.between(1, 3), 0, 17, Role::child);
      if (random_.chance(0.4)) add_former_partner();
      break;
    case UnitKind::generations:
      random_.chance(0.7) ? add_couple(45, 68) : one(Role::head, 45, 68);
      add_children(random_.between(1, 3), 18, 34, Role::grown_child);
      if (random_.chance(0.25)) add_elder();
      break;
    case UnitKind::sharers:
      for (int i = random_.between(3, 6); i > 0; --i) one(Role::sharer, 19, 45);
      break;
    case UnitKind::nowhere:
      one(Role::head, 19, 62);
      break;
    case UnitKind::hostel:
      for (int i = random_.between(24, 44); i > 0; --i) one(Role::sharer, 18, 60);
      break;
    case UnitKind::care_home:
      for (int i = random_.between(18, 34); i > 0; --i) one(Role::sharer, 72, 99);
      break;
  }
}

Tenure UnitBuilder::draw_tenure(const Place& place) {
  if (place.council) return random_.chance(0.86) ? Tenure::council : Tenure::council_leasehold;
  if (random_.chance(0.08)) return Tenure::housing_association;
  return random_.chance(0.5) ? Tenure::private_rent : Tenure::owned;
}

void UnitBuilder::settle() {
  const bool communal = unit_.kind == UnitKind::hostel || unit_.kind == UnitKind::care_home;
  unit_.places.push_back(unit_.kind == UnitKind::nowhere ? Places::nowhere()
                                                         : families_.places_.at(unit_.number));
  if (unit_.kind == UnitKind::nowhere) unit_.empty_home = families_.places_.at(unit_.number);
  if (unit_.kind != UnitKind::nowhere) unit_.own_places.push_back(0);
  Place& home = unit_.places[0];
  if (communal || unit_.kind == UnitKind::sharers) furnish_shared_home(home);
  unit_.tenures.push_back(unit_.kind == UnitKind::nowhere     ? Tenure::none
                          : unit_.kind == UnitKind::hostel    ? Tenure::council
                          : unit_.kind == UnitKind::care_home ? Tenure::none
                          : unit_.kind == UnitKind::sharers   ? Tenure::private_rent
                                                              : draw_tenure(home));
  // Half of all households have moved within ten years.
  const Day grown = plus_years(unit_.people[0].birth, 18);
  const Day earliest = std::max(grown, plus_years(today(), random_.chance(0.5) ? -10 : -35));
  unit_.home_since = day_between(random_, earliest, today() - std::chrono::days{20});
  if (communal) {
    settle_communal();
    return;
  }
  unit_.former_since = unit_.home_since - std::chrono::days{random_.between(400, 5000)};
  if (unit_.home_since > grown + std::chrono::days{700} && unit_.kind != UnitKind::sharers) add_former_home();
  for (Person& person : unit_.people) live(person, unit_.home_since);
}

void UnitBuilder::furnish_shared_home(Place& home) {
  home.flat.clear();
  home.building.clear();
  if (home.house.empty()) home.house = fmt::format("{}", random_.between(1, 99));
  home.kind = PlaceKind::shared_house;
  if (unit_.kind == UnitKind::sharers) return;
  const bool hostel = unit_.kind == UnitKind::hostel;
  home.kind = hostel ? PlaceKind::hostel : PlaceKind::care_home;
  home.council = hostel;
  home.building =
      fmt::format("{} {}", home.street.substr(0, home.street.find(' ')), hostel ? "Lodge" : "Manor");
}

// Everyone came on a day of their own.
void UnitBuilder::settle_communal() {
  const int years = unit_.kind == UnitKind::hostel ? -2 : -6;
  for (Person& person : unit_.people) {
    const Day since = day_between(random_, plus_years(today(), years), today() - std::chrono::days{10});
    const bool known = unit_.kind == UnitKind::care_home && unit_.number > 8 && random_.chance(0.6);
    unit_.places.push_back(known ? families_.places_.at(random_.below(unit_.number))
                                 : families_.places_.outside(unit_.number * kSlots + unit_.places.size()));
    unit_.tenures.push_back(known && unit_.places.back().council ? Tenure::council : Tenure::none);
    person.stays = {{unit_.places.size() - 1, plus_years(since, -5), since}, {0, since, std::nullopt}};
  }
}

// Where a household of a lower number lives now: somebody else's letters still come there.
void UnitBuilder::add_former_home() {
  const bool near = unit_.number > 60 && random_.chance(0.6);
  std::uint64_t former = near ? random_.below(unit_.number) : 0;
  while (near && (is_hostel(former) || is_care_home(former))) former = random_.below(unit_.number);
  unit_.places.push_back(near ? families_.places_.at(former)
                              : families_.places_.outside(unit_.number * kSlots));
  const Place& place = unit_.places.back();
  unit_.tenures.push_back(!near || place.kind == PlaceKind::nowhere ? Tenure::none
                          : place.council                           ? Tenure::council
                          : random_.chance(0.8)                     ? Tenure::private_rent
                                                                    : Tenure::owned);
  if (near) unit_.former_home = unit_.places.size() - 1;
}

void UnitBuilder::live(Person& person, Day since) {
  if (unit_.places.size() < 2) {
    person.stays = {{0, std::max(person.birth, since), std::nullopt}};
    return;
  }
  const Day grown = plus_years(unit_.people[0].birth, 18);
  const Day before = std::max({person.birth, grown, unit_.former_since});
  if (person.role == Role::former_partner) {
    // Left before the household moved, or a while ago.
    const Day left =
        day_between(random_, std::max(before, plus_years(today(), -6)), today() - std::chrono::days{100});
    if (left < since) {
      person.stays = {{1, before, left}};
    } else {
      person.stays = {{1, before, since}, {0, since, left}};
    }
    return;
  }
  if (before < since) person.stays.push_back({1, before, since});
  person.stays.push_back({0, std::max(person.birth, since), std::nullopt});
}

// One household in six may have a grown child who has left for a home of their own in the borough.
void UnitBuilder::move_out_grown_child() {
  if (unit_.kind != UnitKind::generations || unit_.number % 2 != 0 || !random_.chance(0.6)) return;
  for (Person& child : unit_.people) {
    if (child.role != Role::grown_child || age_on(child.birth, today()) < 20) continue;
    unit_.places.push_back(families_.places_.at(kGrownHomes + unit_.number / 2));
    unit_.tenures.push_back(draw_tenure(unit_.places.back()));
    unit_.grown_home = unit_.places.size() - 1;
    unit_.own_places.push_back(*unit_.grown_home);
    const Day earliest = std::max(plus_years(child.birth, 18), plus_years(today(), -6));
    const Day left = std::max(day_between(random_, earliest, today() - std::chrono::days{60}),
                              child.stays.back().from + std::chrono::days{1});
    if (left >= today()) return;
    child.stays.back().to = left;
    child.stays.push_back({*unit_.grown_home, left, std::nullopt});
    return;
  }
}

// Some have died within three years, and not every system has been told.
void UnitBuilder::let_some_die() {
  for (Person& person : unit_.people) {
    const int age = age_on(person.birth, today());
    const double chance = age > 85 ? 0.12 : age > 75 ? 0.06 : age > 60 ? 0.02 : age > 30 ? 0.002 : 0.0;
    if (random_.chance(chance))
      person.death = day_between(random_, plus_years(today(), -3), today() - std::chrono::days{5});
  }
}

}  // namespace concord::synth
