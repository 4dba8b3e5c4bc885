#include <concord/matching/group_measures.hpp>

#include "people.hpp"

using namespace people;
using namespace std::chrono;

namespace {

constexpr CivilDate kToday{year{2026}, month{11}, day{1}};

std::string_view name_in(GroupKind kind, const Groups& groups) {
  return names_of(kind)[groups[static_cast<std::size_t>(kind)]];
}

std::string_view age_of(const std::string& born) {
  return name_in(GroupKind::age, groups_of(Person("1").named("A", "B").born(born), "", kToday));
}

// So many people of two records each, women of 40; the next ones men, whose two records are apart.
struct Town {
  Town(std::uint32_t women, std::uint32_t men) {
    membership.cluster_of = {0};
    groups.emplace_back();
    for (std::uint32_t who = 0; who < women + men; ++who) add(who, who >= women);
  }
  void add(std::uint32_t who, bool man) {
    for (std::uint32_t copy = 0; copy < 2; ++copy) {
      const Person person = Person("1").named("Grace", "Smith").born("1986-01-02");
      slots.push_back(static_cast<Slot>(membership.cluster_of.size()));
      membership.cluster_of.push_back(1 + 2 * who + (man ? copy : 0));
      groups.push_back(groups_of(man ? Person(person).male() : Person(person).female(), "", kToday));
    }
  }
  const PeopleGroup* find(GroupKind kind, std::string_view name) {
    measured = measure_groups(slots, membership, groups, below);
    for (const GroupMeasures& one : measured) {
      for (const PeopleGroup& group : one.groups) {
        if (one.kind == kind && group.name == name) return &group;
      }
    }
    return nullptr;
  }
  std::vector<Slot> slots, below;
  Membership membership;
  std::vector<Groups> groups;
  std::vector<GroupMeasures> measured;
};

}  // namespace

TEST_CASE("somebody's group is their age on the day, their sex, and what they or their names say") {
  CHECK(age_of("2008-11-02") == "under-18");
  CHECK(age_of("2008-11-01") == "18-24");
  CHECK(age_of("1946-11-01") == "80-and-over");
  const Groups known = groups_of(Person("1").named("Grace", "Okafor").female(), "BAFR", kToday);
  CHECK(name_in(GroupKind::age, known) == "not-known");
  CHECK(name_in(GroupKind::sex, known) == "female");
  CHECK(name_in(GroupKind::ethnicity, known) == "black");
  CHECK(name_in(GroupKind::name_origin, known) == "africa");
  const Groups unknown = groups_of(Person("1").named("Qwerty", "Zzyzx"), "refused", kToday);
  CHECK(name_in(GroupKind::sex, unknown) == "not-known");
  CHECK(name_in(GroupKind::ethnicity, unknown) == "not-known");
}

TEST_CASE("a group's link rate is of its own records") {
  Town town(20, 15);
  town.below = {1, 2, 41};
  const PeopleGroup* const women = town.find(GroupKind::sex, "female");
  REQUIRE(women != nullptr);
  CHECK(women->people == 20);
  CHECK(women->records == 40);
  CHECK(women->linked == 40);
  CHECK(women->unlinkable == 2);
  const PeopleGroup* const men = town.find(GroupKind::sex, "male");
  REQUIRE(men != nullptr);
  CHECK(men->people == 30);
  CHECK(men->linked == 0);
  CHECK(men->unlinkable == 1);
}

TEST_CASE("a group of fewer than ten people is told with others, and never can be worked out") {
  Town few(20, 4);  // eight apart
  CHECK(few.find(GroupKind::sex, "male") == nullptr);
  CHECK(few.find(GroupKind::sex, "female") == nullptr);
  const PeopleGroup* const together = few.find(GroupKind::sex, kOtherGroups);
  REQUIRE(together != nullptr);
  CHECK(together->people == 28);
  CHECK(together->linked == 40);
  Town hardly(3, 2);
  CHECK(hardly.find(GroupKind::sex, kOtherGroups) == nullptr);
  CHECK(hardly.measured.empty());
}

TEST_CASE("what no record says is no group") {
  Town town(20, 0);
  CHECK(town.find(GroupKind::ethnicity, "not-known") == nullptr);
  CHECK(town.find(GroupKind::age, "35-44") != nullptr);
}
