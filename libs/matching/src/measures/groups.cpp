#include <algorithm>
#include <map>
#include <set>

#include <concord/domain/ethnic_group.hpp>
#include <concord/matching/group_measures.hpp>
#include <concord/matching/name_origin.hpp>

namespace concord::matching {
namespace {

constexpr std::array<std::string_view, 8> kAges{"under-18", "18-24", "25-34",       "35-44",
                                                "45-64",    "65-79", "80-and-over", "not-known"};
constexpr std::array<int, 6> kAgesFrom{18, 25, 35, 45, 65, 80};
constexpr std::array<std::string_view, 3> kSexes{"female", "male", "not-known"};

template <class Kind, std::size_t n>
std::array<std::string_view, n> words() {
  std::array<std::string_view, n> all;
  for (std::size_t i = 0; i < n; ++i) all[i] = to_string(static_cast<Kind>(i));
  return all;
}

std::size_t age_group(const Subject& subject, CivilDate today) {
  if (subject.birth_dates.empty()) return kAges.size() - 1;
  const int age = domain::age_on(subject.birth_dates.front(), today);
  return static_cast<std::size_t>(std::upper_bound(kAgesFrom.begin(), kAgesFrom.end(), age) -
                                  kAgesFrom.begin());
}

std::size_t sex_group(const Subject& subject) {
  if (subject.sexes.size() != 1) return kSexes.size() - 1;
  const domain::Sex sex = subject.sexes.front();
  return sex == domain::Sex::female ? 0U : sex == domain::Sex::male ? 1U : kSexes.size() - 1;
}

// What a kind's groups have when nothing is known: the last of its names.
bool is_known(GroupKind kind, std::uint8_t group) { return group + 1U < names_of(kind).size(); }

struct Count {
  PeopleGroup told;
  std::set<std::uint32_t> clusters;
};

std::map<std::uint32_t, std::size_t> sizes_of(std::span<const Slot> slots, const Membership& membership) {
  std::map<std::uint32_t, std::size_t> sizes;
  for (const Slot slot : slots) {
    if (slot < membership.cluster_of.size()) ++sizes[membership.cluster_of[slot]];
  }
  return sizes;
}

void add(Count& count, std::uint32_t cluster, bool linked, bool unlinkable) {
  ++count.told.records;
  count.told.linked += linked ? 1U : 0U;
  count.told.unlinkable += unlinkable ? 1U : 0U;
  if (cluster == 0 || count.clusters.insert(cluster).second) ++count.told.people;
}

void unite(Count& into, const Count& from) {
  into.told.records += from.told.records;
  into.told.linked += from.told.linked;
  into.told.unlinkable += from.told.unlinkable;
  // Somebody may be of two of the groups, where their records differ.
  std::size_t both = 0;
  for (const std::uint32_t cluster : from.clusters) both += into.clusters.insert(cluster).second ? 0U : 1U;
  into.told.people += from.told.people - both;
}

// Takes the groups of few people out of the counts, and gives them as one.
Count pool(std::vector<Count>& counts) {
  Count pooled;
  pooled.told.name = kOtherGroups;
  const auto smallest = [](const Count& a, const Count& b) { return a.told.people < b.told.people; };
  while (!counts.empty()) {
    const auto least = std::min_element(counts.begin(), counts.end(), smallest);
    const bool too_few = pooled.told.people > 0 && pooled.told.people < kFewestPeople;
    if (least->told.people >= kFewestPeople && !too_few) break;
    unite(pooled, *least);
    counts.erase(least);
  }
  return pooled;
}

GroupMeasures told(GroupKind kind, std::vector<Count> counts) {
  std::erase_if(counts, [](const Count& count) { return count.told.records == 0; });
  const Count pooled = pool(counts);
  GroupMeasures measures{kind, {}};
  for (const Count& count : counts) measures.groups.push_back(count.told);
  if (pooled.told.people >= kFewestPeople) measures.groups.push_back(pooled.told);
  return measures;
}

}  // namespace

std::string_view to_string(GroupKind kind) {
  constexpr std::array<std::string_view, kGroupKinds.size()> kNames{"age", "sex", "ethnicity", "name-origin"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::span<const std::string_view> names_of(GroupKind kind) {
  static const auto kEthnicities = words<domain::EthnicGroup, 6>();
  static const auto kOrigins = words<NameOrigin, kNameOrigins>();
  switch (kind) {
    case GroupKind::age:
      return kAges;
    case GroupKind::sex:
      return kSexes;
    case GroupKind::ethnicity:
      return kEthnicities;
    case GroupKind::name_origin:
      break;
  }
  return kOrigins;
}

Groups groups_of(const Subject& subject, std::string_view ethnicity, CivilDate today) {
  return {static_cast<std::uint8_t>(age_group(subject, today)), static_cast<std::uint8_t>(sex_group(subject)),
          static_cast<std::uint8_t>(domain::ethnic_group(ethnicity)),
          static_cast<std::uint8_t>(name_origin(subject))};
}

std::vector<GroupMeasures> measure_groups(std::span<const Slot> slots, const Membership& membership,
                                          const std::vector<Groups>& groups,
                                          std::span<const Slot> unlinkable) {
  const auto sizes = sizes_of(slots, membership);
  std::vector<GroupMeasures> done;
  for (const GroupKind kind : kGroupKinds) {
    const auto names = names_of(kind);
    std::vector<Count> counts(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) counts[i].told.name = names[i];
    bool known = false;
    for (const Slot slot : slots) {
      const std::uint8_t group = groups[slot][static_cast<std::size_t>(kind)];
      const std::uint32_t cluster = slot < membership.cluster_of.size() ? membership.cluster_of[slot] : 0;
      known = known || is_known(kind, group);
      add(counts[group], cluster, cluster != 0 && sizes.at(cluster) > 1,
          std::binary_search(unlinkable.begin(), unlinkable.end(), slot));
    }
    GroupMeasures measures = told(kind, std::move(counts));
    if (known && !measures.groups.empty()) done.push_back(std::move(measures));
  }
  return done;
}

}  // namespace concord::matching
