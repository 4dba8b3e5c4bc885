#include <algorithm>

#include "features.hpp"

namespace concord::matching {
namespace {

bool same_word(const NameWord* a, const NameWord* b) {
  return a == nullptr ? b == nullptr : b != nullptr && a->hash == b->hash;
}

bool given_is_completed(const NameWord* part, const NameWord* whole) {
  if (part == nullptr || same_word(part, whole)) return true;
  return whole != nullptr && part->text.size() == 1 && whole->text.front() == part->text.front();
}

bool middle_is_completed(std::string_view part, std::string_view whole) {
  return part.empty() || part == whole ||
         (part.size() == 1 && !whole.empty() && whole.front() == part.front());
}

bool is_completed(const NameFeature& part, const NameFeature& whole) {
  const bool family = part.family == nullptr || same_word(part.family, whole.family);
  return family && given_is_completed(part.given, whole.given) &&
         middle_is_completed(part.middle, whole.middle);
}

bool is_completed(const domain::PartialDate& part, const domain::PartialDate& whole) {
  if (part.year != whole.year || (part.month != 0 && part.month != whole.month)) return false;
  return part.day == 0 || part.day == whole.day;
}

bool is_completed(const PlaceFeature& part, const PlaceFeature& whole) {
  return part.postcode == whole.postcode && part.uprn == whole.uprn && part.house == whole.house &&
         part.flat == whole.flat && part.street == whole.street && part.shared == whole.shared;
}

bool is_completed(const IdentifierFeature& part, const IdentifierFeature& whole) {
  return part.type == whole.type && part.value == whole.value && (whole.verified || !part.verified);
}
bool is_completed(const EmailFeature& part, const EmailFeature& whole) {
  return part.whole == whole.whole && part.made_of_name == whole.made_of_name;
}
bool is_completed(std::uint64_t part, std::uint64_t whole) { return part == whole; }

template <class Value>
void add(std::vector<Value>& values, const Value& added) {
  if (std::any_of(values.begin(), values.end(), [&](const Value& own) { return is_completed(added, own); }))
    return;
  std::erase_if(values, [&](const Value& own) { return is_completed(own, added); });
  values.push_back(added);
}

template <class Value>
void add_all(std::vector<Value>& values, const std::vector<Value>& others) {
  for (const Value& other : others) add(values, other);
}

}  // namespace

void pool(Features& profile, const Features& other) {
  add_all(profile.names, other.names);
  add_all(profile.birth_dates, other.birth_dates);
  if (other.adult_since && (!profile.adult_since || *other.adult_since < *profile.adult_since))
    profile.adult_since = other.adult_since;
  profile.sexes = static_cast<std::uint8_t>(profile.sexes | other.sexes);
  add_all(profile.places, other.places);
  add_all(profile.groups, other.groups);
  std::sort(profile.groups.begin(), profile.groups.end());
  add_all(profile.entries, other.entries);
  std::sort(profile.entries.begin(), profile.entries.end());
  add_all(profile.ninos, other.ninos);
  add_all(profile.nhs_numbers, other.nhs_numbers);
  add_all(profile.identifiers, other.identifiers);
  add_all(profile.phones, other.phones);
  add_all(profile.emails, other.emails);
  // Several values of one attribute can't be walked in step: the first is kept.
  for (const AttributeFeature& attribute : other.attributes) {
    const auto at = std::lower_bound(profile.attributes.begin(), profile.attributes.end(), attribute,
                                     [](const auto& a, const auto& b) { return a.name < b.name; });
    if (at == profile.attributes.end() || at->name != attribute.name)
      profile.attributes.insert(at, attribute);
  }
  profile.bare = profile.bare && other.bare;
}

}  // namespace concord::matching
