#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "benefits.hpp"

namespace concord::synth {
namespace {

constexpr std::array<std::string_view, 8> kCompanies{
    "Northmere Lettings Ltd", "Redholm Properties Limited",  "Calder & Finch Management",
    "Ashcombe Homes Ltd",     "Quernstone Investments Ltd",  "Larkwell Housing Association",
    "Seddale Estates LLP",    "Brightwick Property Services"};

std::string account_title(const View& view) { return to_upper_ascii(view.title); }

}  // namespace

const Habits& CouncilTax::habits() {
  static const Habits habits = [] {
    Habits h;
    h.given_slip = 0.02;
    h.family_slip = 0.016;
    h.known_as = 0.2;
    h.swapped = 0.004;
    h.initial_only = 0.03;
    h.middle_shown = 0.05;
    h.stale = 0.5;
    h.keeps_accents = 0.0;
    h.upper_case = true;
    return h;
  }();
  return habits;
}

void CouncilTax::name_account(Account& account) {
  const View& lead = account.people[0];
  account.title = account_title(lead);
  account.forename = lead.given;
  account.surname = lead.family;
  account.name =
      fmt::format("{}, {}{}{}", lead.family, account.title, account.title.empty() ? "" : " ", lead.given);
  if (account.people.size() < 2) return;
  const View& second = account.people[1];
  const std::string& title = account_title(second);
  const std::string other = second.family == lead.family ? "" : " " + second.family;
  account.name += fmt::format(" & {}{}{}{}", title, title.empty() ? "" : " ", second.given, other);
}

std::string record_id(const Account& account, std::size_t which) {
  return fmt::format("ct-{}-{}", account.ref, which + 1);
}

void CouncilTax::name_executors(Account& account, const Unit& unit, std::size_t person, Random& random) {
  const Person& dead = unit.people[person];
  account.kind = LiableKind::executors;
  account.people.clear();
  account.dead = person;
  const std::string initial = to_upper_ascii(utf8_prefix(dead.given, 1));
  const std::string family = to_upper_ascii(dead.family());
  account.name = random.chance(0.7) ? fmt::format("EXORS OF {} {} DEC'D", initial, family)
                                    : fmt::format("REPS OF {} {} (DECEASED)", initial, family);
  account.title.clear();
  account.forename.clear();
  account.middlename.clear();
  account.surname.clear();
  account.position = 10;
}

// Joint and several: the couple's second name stands in the one column of names.
void CouncilTax::add_second(const Unit& unit, Account& account, std::size_t lead, Random& random) const {
  const std::size_t other = lead == 0 ? 1 : 0;
  if (unit.people.size() < 2 || unit.people[1].role != Role::partner || lead > 1 || !random.chance(0.38))
    return;
  const Person& partner = unit.people[other];
  const Stay& stay = partner.stay_on(account.from);
  if (stay.place != account.place) return;
  View second = see(partner, other, habits(), names_, std::max(account.from, partner.birth),
                    account.to.value_or(today_), random);
  second.title = title_of(partner, unit.married, second.known, random);
  if (second.title.empty()) second.title = partner.sex == Sex::male ? "Mr" : "Ms";
  account.kind = LiableKind::couple;
  account.position = 1;
  const std::size_t length =
      utf8_length(account.people[0].family + second.family + account.people[0].given + second.given) + 14;
  // Initials, unless they are the same and would not tell the two apart.
  const bool alike = utf8_prefix(account.people[0].given, 1) == utf8_prefix(second.given, 1);
  if ((!alike && random.chance(0.25)) || length > 32) {
    account.people[0].given = utf8_prefix(account.people[0].given, 1);
    second.given = utf8_prefix(second.given, 1);
  }
  account.people.push_back(std::move(second));
}

Account CouncilTax::account(const Unit& unit, std::uint64_t ref, std::size_t place, std::size_t lead,
                            Day from, std::optional<Day> to, Random& random) const {
  Account account;
  account.ref = ref;
  account.place = place;
  account.from = from;
  account.to = to;
  account.position = unit.tenures[place] == Tenure::owned               ? 7
                     : unit.tenures[place] == Tenure::council_leasehold ? 3
                                                                        : 4;
  const Person& person = unit.people[lead];
  View view = see(person, lead, habits(), names_, std::max(from, person.birth), to.value_or(today_), random);
  view.title = title_of(person, unit.married, view.known, random);
  account.people.push_back(std::move(view));
  add_second(unit, account, lead, random);
  name_account(account);
  if (account.people.size() == 1 && random.chance(0.2))
    account.middlename = to_upper_ascii(utf8_prefix(account.people[0].middle, 1));
  return account;
}

std::vector<Account> CouncilTax::know(const Unit& unit, Random& random) const {
  std::vector<Account> found;
  const std::uint64_t first = kFirstAccount + unit.number * kAccountsToUnit;
  const auto not_a_person = [&](std::uint64_t ref, LiableKind kind, std::string name) {
    Account account;
    account.ref = ref;
    account.kind = kind;
    account.name = std::move(name);
    account.position = kind == LiableKind::void_property ? 9 : kind == LiableKind::company ? 7 : 8;
    account.from = unit.home_since;
    found.push_back(std::move(account));
  };
  if (unit.kind == UnitKind::nowhere) return found;
  const bool communal = unit.kind == UnitKind::hostel || unit.kind == UnitKind::care_home;
  if (communal || (unit.kind == UnitKind::sharers && random.chance(0.6)) || random.chance(0.012)) {
    not_a_person(first, LiableKind::company, std::string(random.pick(kCompanies)));
    return found;
  }
  if (random.chance(0.006)) {
    not_a_person(first, LiableKind::occupier, "THE OCCUPIER");
    return found;
  }
  // The older custom names the man of a couple.
  const bool couple = unit.people.size() > 1 && unit.people[1].role == Role::partner;
  const bool second_leads =
      couple && unit.people[1].sex == Sex::male ? random.chance(0.7) : couple && random.chance(0.2);
  const std::size_t lead = second_leads ? 1 : 0;
  Account live = account(unit, first, 0, lead, unit.home_since, std::nullopt, random);
  if (unit.people[lead].death && !couple && random.chance(0.6)) name_executors(live, unit, lead, random);
  found.push_back(std::move(live));
  if (unit.former_home && random.chance(0.2)) {
    const Day from = unit.people[lead].stays.front().from;
    Account ended = account(unit, first + 1, *unit.former_home, lead, from, unit.home_since, random);
    if (random.chance(0.85)) ended.forwarding = 0;
    found.push_back(std::move(ended));
  }
  for (std::size_t i = 0; unit.grown_home && i < unit.people.size(); ++i) {
    const Stay& stay = unit.people[i].stays.back();
    if (stay.place == *unit.grown_home)
      found.push_back(account(unit, first + 2, stay.place, i, stay.from, std::nullopt, random));
  }
  if (random.chance(0.025)) {
    not_a_person(first + 3, LiableKind::void_property, random.chance(0.5) ? "VOID" : "LBH VOID");
    found.back().from = day_between(random, unit.home_since - std::chrono::days{200}, unit.home_since);
    found.back().to = unit.home_since;
  }
  return found;
}

}  // namespace concord::synth
