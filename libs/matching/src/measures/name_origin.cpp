#include <bit>
#include <unordered_map>

#include <concord/base/text.hpp>
#include <concord/matching/name_origin.hpp>

#include "name_origin_table.hpp"

namespace concord::matching {
namespace {

using HomesByName = std::unordered_map<std::string_view, Homes>;

HomesByName by_name(std::span<const NamesAtHome> table) {
  HomesByName homes;
  for (const NamesAtHome& row : table) {
    for (const std::string_view name : split(row.names, ' ')) {
      if (!name.empty()) homes.emplace(name, row.homes);
    }
  }
  return homes;
}

Homes look_up(const HomesByName& table, const std::string& name) {
  const auto found = table.find(name);
  return found == table.end() ? Homes{0} : found->second;
}

// Of a name of several words each that is listed must allow it: "Khan Begum", "Garcia Lopez". Where they are
// of different classes, all of them.
Homes homes_of(const HomesByName& table, std::string_view name) {
  std::string whole;
  Homes shared = 0, all = 0;
  for (const std::string_view word : split(name, ' ')) {
    whole += word;
    const Homes homes = look_up(table, std::string(word));
    if (homes == 0) continue;
    shared = all == 0 ? homes : static_cast<Homes>(shared & homes);
    all = static_cast<Homes>(all | homes);
  }
  if (const Homes homes = look_up(table, whole); homes != 0) return homes;
  return shared != 0 ? shared : all;
}

NameOrigin origin_of(Homes homes) {
  if (homes == 0) return NameOrigin::not_listed;
  return std::has_single_bit(homes) ? static_cast<NameOrigin>(std::countr_zero(homes)) : NameOrigin::several;
}

}  // namespace

std::string_view to_string(NameOrigin origin) {
  constexpr std::array<std::string_view, kNameOrigins> kWords{
      "british-isles", "western-europe", "eastern-europe", "africa",    "west-asia",
      "south-asia",    "east-asia",      "several",        "not-listed"};
  return kWords[static_cast<std::size_t>(origin)];
}

NameOrigin name_origin(const SubjectName& name) {
  static const HomesByName kFamily = by_name(family_names_at_home());
  static const HomesByName kGiven = by_name(given_names_at_home());
  const Homes family = homes_of(kFamily, name.family);
  if (std::has_single_bit(family)) return origin_of(family);
  const Homes given = homes_of(kGiven, name.given);
  if (family == 0) return origin_of(given);
  const auto both = static_cast<Homes>(family & given);
  return origin_of(both != 0 ? both : family);
}

NameOrigin name_origin(const Subject& subject) {
  NameOrigin found = NameOrigin::not_listed;
  for (const SubjectName& name : subject.names) {
    const NameOrigin origin = name_origin(name);
    if (origin == NameOrigin::not_listed || origin == found) continue;
    if (found != NameOrigin::not_listed) return NameOrigin::several;
    found = origin;
  }
  return found;
}

}  // namespace concord::matching
