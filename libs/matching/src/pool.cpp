#include <algorithm>
#include <span>
#include <string>

#include "features.hpp"

namespace concord::matching {
namespace {

bool given_is_completed(const NameWord& part, const NameWord& whole) {
  if (part.id == 0 || part.id == whole.id) return true;
  return whole.id != 0 && part.sketch.size == 1 && whole.sketch.first() == part.sketch.first();
}

bool middle_is_completed(const Vocabulary& vocabulary, WordId part, WordId whole) {
  if (part == 0 || part == whole) return true;
  const std::string& initial = vocabulary.word(part).text;
  return initial.size() == 1 && whole != 0 && vocabulary.word(whole).text.front() == initial.front();
}

bool is_completed(const Vocabulary& vocabulary, const NameFeature& part, const NameFeature& whole) {
  const bool family = part.family.id == 0 || part.family.id == whole.family.id;
  return family && given_is_completed(part.given, whole.given) &&
         middle_is_completed(vocabulary, part.middle, whole.middle);
}

bool is_completed(const domain::PartialDate& part, const domain::PartialDate& whole) {
  if (part.year != whole.year || (part.month != 0 && part.month != whole.month)) return false;
  return part.day == 0 || part.day == whole.day;
}

bool is_completed(const PlaceFeature& part, const PlaceFeature& whole) {
  return part.postcode == whole.postcode && part.uprn == whole.uprn && part.house == whole.house &&
         part.flat == whole.flat && part.street.id == whole.street.id && part.shared == whole.shared;
}

bool is_completed(const IdentifierFeature& part, const IdentifierFeature& whole) {
  return part.type == whole.type && part.value == whole.value && (whole.verified || !part.verified);
}
bool is_completed(const PhoneFeature& part, const PhoneFeature& whole) { return part.number == whole.number; }
bool is_completed(const EmailFeature& part, const EmailFeature& whole) {
  return part.whole == whole.whole && part.made_of_name == whole.made_of_name;
}
bool is_completed(std::uint64_t part, std::uint64_t whole) { return part == whole; }

template <class Value, class Completed>
void add(std::vector<Value>& values, const Value& added, const Completed& completed) {
  if (std::any_of(values.begin(), values.end(), [&](const Value& own) { return completed(added, own); }))
    return;
  std::erase_if(values, [&](const Value& own) { return completed(own, added); });
  values.push_back(added);
}

template <class Value>
void add_all(std::vector<Value>& values, std::span<const Value> others) {
  for (const Value& other : others)
    add(values, other, [](const Value& part, const Value& whole) { return is_completed(part, whole); });
}

void add_names(FeatureLists& lists, const Features& other, const Vocabulary& vocabulary) {
  const auto first = static_cast<std::uint16_t>(lists.name_parts.size());
  const std::span<const WordId> parts = other.name_parts();
  if (lists.name_parts.size() + parts.size() > Features::kMostValues) return;
  lists.name_parts.insert(lists.name_parts.end(), parts.begin(), parts.end());
  for (NameFeature name : other.names()) {
    name.parts = static_cast<std::uint16_t>(name.parts + first);
    add(lists.names, name, [&](const NameFeature& part, const NameFeature& whole) {
      return is_completed(vocabulary, part, whole);
    });
  }
}

}  // namespace

Features pooled(const Features& profile, const Features& other, const Vocabulary& vocabulary) {
  FeatureLists lists = profile.lists();
  add_names(lists, other, vocabulary);
  add_all(lists.birth_dates, other.birth_dates());
  if (const auto since = other.adult_since(); since && (!lists.adult_since || *since < *lists.adult_since))
    lists.adult_since = since;
  lists.sexes = static_cast<std::uint8_t>(lists.sexes | other.sexes());
  lists.generations = static_cast<std::uint8_t>(lists.generations | other.generations());
  add_all(lists.places, other.places());
  add_all(lists.groups, other.groups());
  std::sort(lists.groups.begin(), lists.groups.end());
  add_all(lists.entries, other.entries());
  std::sort(lists.entries.begin(), lists.entries.end());
  add_all(lists.ninos, other.ninos());
  add_all(lists.nhs_numbers, other.nhs_numbers());
  add_all(lists.identifiers, other.identifiers());
  add_all(lists.phones, other.phones());
  add_all(lists.emails, other.emails());
  // Several values of one attribute can't be walked in step: the first is kept.
  const auto hash = [&](const AttributeFeature& one) { return vocabulary.value_kind(one.name).hash; };
  for (const AttributeFeature& attribute : other.attributes()) {
    const auto at = std::lower_bound(lists.attributes.begin(), lists.attributes.end(), attribute,
                                     [&](const auto& a, const auto& b) { return hash(a) < hash(b); });
    if (at == lists.attributes.end() || at->name != attribute.name) lists.attributes.insert(at, attribute);
  }
  lists.bare = lists.bare && other.bare();
  return Features(lists);
}

}  // namespace concord::matching
