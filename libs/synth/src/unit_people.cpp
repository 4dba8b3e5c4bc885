// Who is in a household, and whose names they bear.
#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "identifiers.hpp"
#include "latin.hpp"
#include "unit_builder.hpp"

namespace concord::synth {
namespace {

constexpr std::array<std::string_view, 4> kMailHosts{"example.com", "example.org", "mail.example",
                                                     "post.example"};

Sex opposite(Sex sex) { return sex == Sex::female ? Sex::male : Sex::female; }

std::string email_of(const Person& person, Random& random) {
  const std::string given = keep_alnum_ascii(to_lower_ascii(latin(person.given)));
  const std::string family = keep_alnum_ascii(to_lower_ascii(latin(person.family())));
  const std::string_view host = random.pick(kMailHosts);
  const int year = year_of(person.birth) % 100;
  switch (random.below(4)) {
    case 0:
      return fmt::format("{}.{}{}@{}", given, family, random.between(1, 99), host);
    case 1:
      return fmt::format("{}{}{:02}@{}", given, family.substr(0, 1), year, host);
    case 2:
      return fmt::format("{}{}@{}", given.substr(0, 1), family, host);
    default:
      return fmt::format("{}_{}{:02}@{}", given, family, year, host);
  }
}

}  // namespace

void UnitBuilder::name_person(Person& person, std::string family) {
  const int year = year_of(person.birth);
  person.given = families_.names_.forename(person.origin, person.sex, year, random_);
  if (random_.chance(0.45))
    person.middle = families_.names_.forename(person.origin, person.sex, year, random_);
  if (person.middle == person.given) person.middle.clear();
  if (random_.chance(0.22)) person.known_as = families_.names_.nickname(person.given, random_);
  person.families.emplace_back(person.birth, std::move(family));
}

std::size_t UnitBuilder::add_person(Role role, Sex sex, Origin origin, Day birth, std::string family) {
  const std::size_t slot = unit_.people.size();
  Person person;
  person.id = fmt::format("r{:07}-{}", unit_.number, slot + 1);
  person.role = role;
  person.sex = sex;
  person.origin = origin;
  person.birth = birth;
  name_person(person, std::move(family));
  const int age = age_on(birth, today());
  if (age >= 16) person.nino = nino(unit_.number, slot, false);
  person.nhs_number = nhs_number(unit_.number, slot, false);
  if (age >= 5 && age < 17) person.upn = upn(unit_.number, slot);
  if (age >= 14 && random_.chance(age > 80 ? 0.5 : 0.95)) person.mobile = mobile_number(unit_.number, slot);
  if (age >= 16 && random_.chance(age > 75 ? 0.35 : 0.85)) person.email = email_of(person, random_);
  unit_.people.push_back(std::move(person));
  return slot;
}

std::size_t UnitBuilder::add_adult(Role role, int least_age, int most_age, Origin origin,
                                   std::optional<Sex> wanted) {
  const Sex sex = wanted ? *wanted : random_.chance(0.51) ? Sex::female : Sex::male;
  const Day birth = day_between(random_, plus_years(today(), -most_age - 1), plus_years(today(), -least_age));
  const std::size_t slot = add_person(role, sex, origin, birth, families_.names_.surname(origin, random_));
  Person& person = unit_.people[slot];
  // Refugees and others whose papers have a year only: 1 January, in every system.
  if (random_.chance(customs(origin).born_1_january)) {
    person.birth_estimated = true;
    person.birth = day_of(year_of(person.birth), 1, 1);
    person.families.front().first = person.birth;
  }
  return slot;
}

void UnitBuilder::add_couple(int least_age, int most_age) {
  const Origin origin = families_.names_.origin(random_);
  const std::size_t first = add_adult(Role::head, least_age, most_age, origin);
  const Origin other = random_.chance(0.85) ? origin : families_.names_.origin(random_);
  const int age = age_on(unit_.people[first].birth, today());
  const Sex sex = unit_.people[first].sex;
  const bool same = random_.chance(0.03);
  add_adult(Role::partner, std::max(18, age - 6), age + 5, other, same ? sex : opposite(sex));
  if (random_.chance(0.66)) marry();
}

// Some take the partner's name, a few join both; the former name lives on in the systems that knew it.
void UnitBuilder::marry() {
  const Day young = std::max(plus_years(unit_.people[0].birth, 20), plus_years(unit_.people[1].birth, 20));
  // A third of marriages lie within the last ten years.
  const Day earliest = random_.chance(0.34) ? std::max(young, plus_years(today(), -10)) : young;
  unit_.married = day_between(random_, earliest, today() - std::chrono::days{30});
  const bool first_is_wife = unit_.people[0].sex == Sex::female;
  Person& wife = unit_.people[first_is_wife ? 0 : 1];
  const Person& husband = unit_.people[first_is_wife ? 1 : 0];
  if (random_.chance(customs(husband.origin).wife_takes_name)) {
    const bool both = random_.chance(0.05);
    wife.families.emplace_back(*unit_.married,
                               both ? wife.family() + "-" + husband.family() : husband.family());
  }
}

// No two children of a family have one name.
void UnitBuilder::rename_like_nobody(Person& person) {
  const auto taken = [&] {
    return std::any_of(unit_.people.begin(), unit_.people.end(), [&](const Person& other) {
      return &other != &person && other.given == person.given && other.family() == person.family();
    });
  };
  for (int tries = 0; taken() && tries < 40; ++tries) {
    person.given = families_.names_.forename(person.origin, person.sex, year_of(person.birth), random_);
    person.known_as.clear();
    if (person.middle == person.given) person.middle.clear();
  }
  if (taken()) person.given += person.given.back();
}

void UnitBuilder::add_child(Day birth, Role role) {
  const Person& first = unit_.people[0];
  const bool couple = unit_.people.size() > 1 && unit_.people[1].role == Role::partner;
  const Person& second = couple ? unit_.people[1] : first;
  const Person& father = first.sex == Sex::male ? first : second;
  const Person& mother = first.sex == Sex::male ? second : first;
  std::string family = childrens_name_ == ChildrensName::mothers ? mother.family() : father.family();
  if (childrens_name_ == ChildrensName::both && &mother != &father)
    family = mother.family() + "-" + father.family();
  const Sex sex = random_.chance(0.488) ? Sex::female : Sex::male;
  // Bangladeshi daughters often bear a name of their own, not the father's.
  if (father.origin == Origin::bangladeshi && sex == Sex::female && random_.chance(0.5)) {
    family = random_.chance(0.6) ? "Begum" : "Khatun";
  }
  const Origin origin = random_.chance(0.7) ? father.origin : mother.origin;
  const std::size_t slot = add_person(role, sex, origin, birth, std::move(family));
  rename_like_nobody(unit_.people[slot]);
  if (random_.chance(0.02)) add_twin(slot);  // ONS: about 15 of 1,000 maternities; a little more is chosen
}

void UnitBuilder::add_twin(std::size_t first) {
  const Person twin = unit_.people[first];
  const Sex sex = random_.chance(0.65) ? twin.sex : random_.chance(0.5) ? Sex::female : Sex::male;
  const std::size_t second = add_person(twin.role, sex, twin.origin, twin.birth, twin.family());
  Person& other = unit_.people[second];
  rename_like_nobody(other);
  if (!twin.nino.empty()) other.nino = nino(unit_.number, first, true);
  other.nhs_number = nhs_number(unit_.number, first, true);
  other.twin = first;
  unit_.people[first].twin = second;
}

void UnitBuilder::add_children(int most, int least_age, int most_age, Role role) {
  const Person& first = unit_.people[0];
  const bool couple = unit_.people.size() > 1 && unit_.people[1].role == Role::partner;
  const Person& mother = first.sex == Sex::female || !couple ? first : unit_.people[1];
  // Of couples who are not married, some give the mother's name or both.
  const bool unmarried = couple && !unit_.married;
  childrens_name_ = unmarried && random_.chance(0.15)   ? ChildrensName::mothers
                    : unmarried && random_.chance(0.18) ? ChildrensName::both
                                                        : ChildrensName::fathers;
  const Day grown = plus_years(mother.birth, 18);
  const Day past = plus_years(mother.birth, 43);
  Day from = std::max(grown, plus_years(today(), -most_age - 1));
  const Day to = std::min({past, plus_years(today(), -least_age), today() - std::chrono::days{5}});
  for (int i = 0; i < most && from < to && unit_.people.size() < 12; ++i) {
    const Day birth = day_between(random_, from, std::min(to, from + std::chrono::days{2000}));
    add_child(birth, role);
    from = birth + std::chrono::days{400};
  }
}

// Juniors: about one in a hundred of the families that have a father and a son.
void UnitBuilder::share_fathers_name() {
  if (!random_.chance(0.015)) return;
  const auto father = std::find_if(unit_.people.begin(), unit_.people.end(), [](const Person& person) {
    return person.sex == Sex::male && (person.role == Role::head || person.role == Role::partner);
  });
  if (father == unit_.people.end()) return;
  for (Person& child : unit_.people) {
    const bool son = (child.role == Role::child || child.role == Role::grown_child) && child.sex == Sex::male;
    if (son && !child.twin && child.family() == father->family()) {
      child.given = father->given;
      child.known_as = father->known_as;
      return;
    }
  }
}

void UnitBuilder::add_former_partner() {
  const Person& head = unit_.people[0];
  const int age = age_on(head.birth, today());
  add_adult(Role::former_partner, std::max(18, age - 5), age + 6, head.origin, opposite(head.sex));
}

void UnitBuilder::add_elder() {
  const int age = age_on(unit_.people[0].birth, today());
  if (age + 20 > 96) return;
  const std::size_t slot = add_adult(Role::elder, age + 20, std::min(98, age + 38), unit_.people[0].origin);
  if (random_.chance(0.6))
    unit_.people[slot].families.front().second = unit_.people[0].families.front().second;
}

Person UnitBuilder::newborn(const Unit& unit, Day birth, std::uint64_t slot, Random& random) const {
  const Person& first = unit.people.front();
  const Person& father = first.sex == Sex::male ? first : unit.people[1];
  Person child;
  child.id = fmt::format("r{:07}-{}", unit.number, slot + 1);
  child.role = Role::child;
  child.sex = random.chance(0.488) ? Sex::female : Sex::male;
  child.origin = father.origin;
  child.birth = birth;
  child.given = families_.names_.forename(child.origin, child.sex, year_of(birth), random);
  child.families.emplace_back(birth, father.family());
  child.nhs_number = nhs_number(unit.number, slot, false);
  child.stays.push_back({unit.home, birth, std::nullopt});
  return child;
}

}  // namespace concord::synth
