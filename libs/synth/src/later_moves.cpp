#include <algorithm>

#include <concord/base/hash.hpp>

#include "identifiers.hpp"
#include "later_pass.hpp"

namespace concord::synth {
namespace {

// Of eight neighbouring units one at most moves, so that each new home is nobody else's.
constexpr std::uint64_t kGroup = 8;

bool councils(Tenure tenure) { return tenure == Tenure::council || tenure == Tenure::council_leasehold; }

}  // namespace

void Later::Pass::move() {
  const bool chosen = hash64("mover", later.seed_ ^ (unit.number / kGroup)) % kGroup == unit.number % kGroup;
  if (!chosen || !happens(0.06 * kGroup) || unit.kind == UnitKind::sharers) return;
  const Day day = some_day();
  unit.places.push_back(later.families_.new_home(unit.number));
  const std::size_t place = unit.places.size() - 1;
  unit.own_places.push_back(place);
  unit.tenures.push_back(unit.places[place].council ? Tenure::council : Tenure::private_rent);
  depart_from(day, place);
  move_tenancies(day, place);
  move_claims(day, place);
  move_accounts(day, place);
  move_cases(day, place, 0.7);
  unit.home = place;
  unit.home_since = day;
}

void Later::Pass::leave() {
  const Day day = some_day();
  unit.places.push_back(later.families_.elsewhere(unit.number * kSlots + 63));
  unit.tenures.push_back(Tenure::none);
  const std::size_t place = unit.places.size() - 1;
  depart_from(day, place);
  const bool dropped = random.chance(0.6);
  std::erase_if(known.houses,
                [&](const House& house) { return dropped && house.tenancies.back().place == unit.home; });
  for (House& house : known.houses) {
    if (house.tenancies.back().place == unit.home && !house.tenancies.back().to)
      house.tenancies.back().to = day;
  }
  const bool forgotten = random.chance(0.3);
  std::erase_if(known.claims,
                [&](const Claim& claim) { return forgotten && claim.homes.back().place == unit.home; });
  for (Claim& claim : known.claims) {
    if (claim.cancelled || claim.homes.back().place != unit.home) continue;
    claim.cancelled = day;
    claim.status = '3';
    claim.homes.back().to = day;
  }
  for (Account& account : known.accounts) {
    if (account.to || account.place != unit.home) continue;
    account.to = day;
    if (random.chance(0.7)) account.forwarding = place;
  }
  move_cases(day, place, 0.5);
  unit.home = place;
  unit.home_since = day;
}

void Later::Pass::depart_from(Day day, std::size_t place) {
  for (Person& person : unit.people) {
    Stay& stay = person.stays.back();
    if (stay.place != unit.home || stay.to) continue;
    stay.to = day;
    person.stays.push_back({place, std::max(day, stay.from), std::nullopt});
  }
}

House Later::Pass::new_house(Day day, std::size_t place) {
  House house;
  house.ref = unit.number * kHousesToUnit + 8;
  house.tenancies.push_back({tenancy_tag(house.ref, 1), place, day, std::nullopt, "INT", 0});
  unsigned number = 1;
  for (const std::size_t index : unit.people_at(place, later.to_, later.to_)) {
    if (unit.people[index].death) continue;
    house.members.push_back(
        Housing(later.names_, later.to_)
            .member(unit, index, std::max(day, unit.people[index].birth), later.to_, number++, random));
    house.members.back().responsible = number == 2;
    if (number == 2) house.members.back().relationship = 'H';
  }
  return house;
}

// A transfer keeps the household's reference, or makes a new one beside the old. Who leaves the council's
// homes stays as a former tenant, or goes.
void Later::Pass::move_tenancies(Day day, std::size_t place) {
  const bool to_council = councils(unit.tenures[place]);
  bool housed = false;
  for (House& house : known.houses) {
    Tenancy& tenancy = house.tenancies.back();
    if (tenancy.to || tenancy.place != unit.home) continue;
    tenancy.to = day;
    if (!to_council || !random.chance(0.55)) continue;
    house.tenancies.push_back({tenancy_tag(house.ref, 2), place, day, std::nullopt, tenancy.tenure, 0});
    housed = true;
  }
  if (to_council && !housed) {
    House house = new_house(day, place);
    if (!house.members.empty()) known.houses.push_back(std::move(house));
  }
  const bool dropped = !to_council && random.chance(0.5);
  std::erase_if(known.houses, [&](const House& house) {
    return dropped && house.tenancies.back().place == unit.home && house.tenancies.back().to;
  });
}

void Later::Pass::move_claims(Day day, std::size_t place) {
  for (Claim& claim : known.claims) {
    if (claim.cancelled || claim.homes.back().place != unit.home || !random.chance(0.8)) continue;
    claim.homes.back().to = day;
    claim.homes.push_back({place, day, std::nullopt, draw_writing(HousingBenefit::writing_habits(), random)});
    for (ClaimMember& member : claim.members) {
      const bool along = unit.people[member.view.person].lives_at(place, later.to_);
      if (!along) continue;
      member.last_home.reset();
    }
    claim.account = 0;
  }
}

void Later::Pass::move_accounts(Day day, std::size_t place) {
  const std::size_t known_accounts = known.accounts.size();
  for (std::size_t i = 0; i < known_accounts; ++i) {
    Account& account = known.accounts[i];
    if (account.to || account.place != unit.home || account.people.empty()) continue;
    account.to = day;
    if (random.chance(0.85)) account.forwarding = place;
    const std::size_t lead = account.people[0].person;
    if (unit.people[lead].death) continue;
    const std::uint64_t ref = kFirstAccount + unit.number * kAccountsToUnit + 8;
    Account next =
        CouncilTax(later.names_, later.to_).account(unit, ref, place, lead, day, std::nullopt, random);
    for (Claim& claim : known.claims) {
      if (!claim.cancelled && claim.homes.back().place == place && random.chance(0.8)) claim.account = ref;
    }
    known.accounts.push_back(std::move(next));
    return;
  }
}

void Later::Pass::move_cases(Day day, std::size_t place, double told) {
  for (Case& each : known.cases) {
    const bool along = unit.people[each.view.person].stays.back().place == place;
    if (!along || each.addresses.empty() || !random.chance(told)) continue;
    each.addresses.back().to = std::max(day, each.addresses.back().from);
    each.addresses.push_back({place, day, std::nullopt, draw_writing(SocialCare::writing_habits(), random)});
    if (random.chance(0.9)) each.cld_place = place;
  }
}

}  // namespace concord::synth
