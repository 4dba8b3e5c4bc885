// Whether records of some groups of people are linked less often than those of others: young men and ethnic
// minorities are, everywhere, until somebody looks. Pure functions; any thread. What group somebody is of is
// for counting alone: it is asked when a measure is made, kept with no record and heard by no comparison.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/matching/measures.hpp>

namespace concord::matching {

enum class GroupKind : std::uint8_t { age, sex, ethnicity, name_origin };
inline constexpr std::array kGroupKinds{GroupKind::age, GroupKind::sex, GroupKind::ethnicity,
                                        GroupKind::name_origin};
std::string_view to_string(GroupKind kind);  // "name-origin"

// Of one record, for each kind a place in names_of(kind).
using Groups = std::array<std::uint8_t, kGroupKinds.size()>;
// age: under-18, 18-24, 25-34, 35-44, 45-64, 65-79, 80-and-over, not-known, in whole years on a day;
// sex: female, male, not-known (indeterminate, or both are stated, too; where none is stated, a title's);
// ethnicity: domain/ethnic_group.hpp; name_origin: name_origin.hpp.
std::span<const std::string_view> names_of(GroupKind kind);
// `ethnicity` as the record says it, or empty. Of several birth dates the earliest.
Groups groups_of(const Subject& subject, std::string_view ethnicity, CivilDate today);

// No count of fewer people than this is told, nor can be worked out from what is.
inline constexpr std::size_t kFewestPeople = 10;
inline constexpr std::string_view kOtherGroups = "groups-of-few";

struct PeopleGroup {
  std::string_view name;
  std::size_t people = 0;      // clusters with such a record; a record in no cluster is one
  std::size_t records = 0;     // of them:
  std::size_t linked = 0;      // in a cluster with another record
  std::size_t unlinkable = 0;  // that say too little (SelfMeasures)
};

struct GroupMeasures {
  GroupKind kind = GroupKind::age;
  // In the order of names_of. Groups of fewer than kFewestPeople are told together, last, as kOtherGroups,
  // with the next smallest where they would still be fewer.
  std::vector<PeopleGroup> groups;
};

// `groups` by slot; `unlinkable` sorted. A kind of which no record says anything, or of too few people to be
// told, is left out.
std::vector<GroupMeasures> measure_groups(std::span<const Slot> slots, const Membership& membership,
                                          const std::vector<Groups>& groups,
                                          std::span<const Slot> unlinkable);

}  // namespace concord::matching
