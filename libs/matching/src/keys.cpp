#include "keys.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace concord::matching {
namespace {

using domain::PartialDate;
using domain::Precision;

// What a key is made of; a part of the key, so that different kinds never meet.
enum class Made : std::uint64_t {
  identifier = 1,
  phone,
  phone_given,
  phone_family,
  email,
  group_initial,
  group_family,
  date_name,
  date_postcode,
  names_year,
  names_day,
  postcode_name,
  street_name,
  uprn_initial,
  uprn_family,
  dwelling_initial,
  rare_names,
  rare_family,
  search_date,
  search_year,
  search_postcode,
  search_identifier,
  search_phone,
  search_email
};

Key make(Made made, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return mix(mix(mix(mix(static_cast<std::uint64_t>(made)) + a) + b) + c);
}

// Everything about a subject's names that keys are made of.
struct NameParts {
  std::vector<std::uint64_t> given_sounds, family_sounds, initials;
  std::vector<std::uint64_t> pairs;  // sounds of given and family, in either order alike
};

void add_unique(std::vector<std::uint64_t>& values, std::uint64_t value) {
  if (value != 0 && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::vector<std::uint64_t> family_sounds(const Vocabulary& vocabulary, const Features& features,
                                         const NameFeature& name) {
  std::vector<std::uint64_t> sounds;
  if (name.family.id != 0) add_unique(sounds, vocabulary.word(name.family.id).notes.sound);
  for (const WordId part : family_parts(features, name))
    add_unique(sounds, vocabulary.word(part).notes.sound);
  return sounds;
}

NameParts parts_of(const Vocabulary& vocabulary, const Features& features) {
  NameParts parts;
  for (const NameFeature& name : features.names()) {
    const std::uint64_t given = name.given.id == 0 ? 0 : vocabulary.word(name.given.id).notes.sound;
    const std::vector<std::uint64_t> families = family_sounds(vocabulary, features, name);
    add_unique(parts.given_sounds, given);
    if (name.given.id != 0) add_unique(parts.initials, name.given.sketch.first());
    for (const std::uint64_t family : families) {
      add_unique(parts.family_sounds, family);
      if (given != 0) add_unique(parts.pairs, std::min(given, family) << 16U | std::max(given, family));
    }
  }
  return parts;
}

// Either order of given and family name must lead to one key, or swapped names would never meet.
std::vector<std::uint64_t> either(const NameParts& parts) {
  std::vector<std::uint64_t> sounds = parts.given_sounds;
  for (const std::uint64_t sound : parts.family_sounds) add_unique(sounds, sound);
  return sounds;
}

void add_date_keys(const Vocabulary& vocabulary, const Features& features, const NameParts& parts,
                   std::vector<Key>& keys) {
  for (const PartialDate& date : features.birth_dates()) {
    const auto year = static_cast<std::uint64_t>(date.year);
    for (const std::uint64_t pair : parts.pairs) keys.push_back(make(Made::names_year, pair, year));
    if (date.precision() != Precision::day) continue;
    // Day and month in either order are one key.
    const std::uint64_t day =
        std::min<std::uint64_t>(date.month, date.day) * 100 + std::max<std::uint64_t>(date.month, date.day);
    for (const std::uint64_t pair : parts.pairs) keys.push_back(make(Made::names_day, pair, day));
    for (const std::uint64_t sound : either(parts)) keys.push_back(make(Made::date_name, sound, year, day));
    for (const PlaceFeature& place : features.places()) {
      if (place.postcode != 0)
        keys.push_back(make(Made::date_postcode, content_of(vocabulary, place.postcode), year, day));
    }
  }
}

void add_place_keys(const Vocabulary& vocabulary, const Features& features, const NameParts& parts,
                    std::vector<Key>& keys) {
  const std::vector<std::uint64_t> sounds = either(parts);
  for (const PlaceFeature& place : features.places()) {
    const std::uint64_t postcode = content_of(vocabulary, place.postcode);
    const std::uint64_t house = content_of(vocabulary, place.house);
    const std::uint64_t street = content_of(vocabulary, place.street.id);
    const std::uint64_t uprn = content_of(vocabulary, place.uprn);
    const bool on_a_street = house != 0 && street != 0;
    for (const std::uint64_t sound : sounds) {
      if (postcode != 0) keys.push_back(make(Made::postcode_name, postcode, sound));
      if (on_a_street) keys.push_back(make(Made::street_name, street, house, sound));
    }
    for (const std::uint64_t initial : parts.initials) {
      if (uprn != 0) keys.push_back(make(Made::uprn_initial, uprn, initial));
      if (postcode != 0 && house != 0)
        keys.push_back(
            make(Made::dwelling_initial, postcode, house + content_of(vocabulary, place.flat), initial));
    }
    if (uprn != 0) {
      for (const std::uint64_t sound : parts.family_sounds)
        keys.push_back(make(Made::uprn_family, uprn, sound));
    }
  }
  for (const std::uint64_t group : features.groups()) {
    for (const std::uint64_t initial : parts.initials)
      keys.push_back(make(Made::group_initial, group, initial));
    for (const std::uint64_t sound : parts.family_sounds)
      keys.push_back(make(Made::group_family, group, sound));
  }
}

bool is_stopped(const Model::Content& model, std::string_view kind, std::string_view value) {
  return !model.stop_keys.empty() && model.stop_keys.contains(std::string(kind) + ":" + std::string(value));
}

void add_identifier_keys(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& keys) {
  for (const auto list : {features.ninos(), features.nhs_numbers(), features.identifiers()}) {
    for (const IdentifierFeature& one : list) {
      const auto& value = vocabulary.value(one.value);
      if (!is_stopped(vocabulary.model(), "identifier", value.text))
        keys.push_back(
            make(Made::identifier, vocabulary.value_kind(one.type).hash, number_of(vocabulary, one)));
    }
  }
}

void add_contact_keys(const Vocabulary& vocabulary, const Features& features, const NameParts& parts,
                      std::vector<Key>& keys) {
  for (const PhoneFeature& phone : features.phones()) {
    if (!is_stopped(vocabulary.model(), "phone", text_of(phone)))
      keys.push_back(make(Made::phone, phone.number));
    for (const std::uint64_t sound : parts.given_sounds)
      keys.push_back(make(Made::phone_given, phone.number, sound));
    for (const std::uint64_t sound : parts.family_sounds)
      keys.push_back(make(Made::phone_family, phone.number, sound));
  }
  for (const EmailFeature& email : features.emails()) {
    if (email.office) continue;
    const auto& whole = vocabulary.value(email.whole);
    if (!is_stopped(vocabulary.model(), "email", whole.text)) keys.push_back(make(Made::email, whole.hash));
  }
}

void add_rare_names(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& keys) {
  const Model::Content& model = vocabulary.model();
  for (const NameFeature& name : features.names()) {
    if (name.given.id == 0 || name.family.id == 0 || name.given.sketch.size == 1) continue;
    const auto& given = vocabulary.word(name.given.id);
    const auto& family = vocabulary.word(name.family.id);
    const std::uint64_t either_order = given.hash ^ family.hash;
    if (model.population * given.notes.given.share * family.notes.family.share <= model.rare_name_residents)
      keys.push_back(make(Made::rare_names, either_order));
    if (model.population * family.notes.family.share <= model.rare_name_residents)
      keys.push_back(make(Made::rare_family, family.hash));
  }
}

void sort_unique(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

void keys_of(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& keys) {
  const Model::Content& model = vocabulary.model();
  keys.clear();
  if (features.bare()) return;
  if (model.found_keys) {
    found_keys(vocabulary, features, model.found_stops, keys);
    return;
  }
  const NameParts parts = parts_of(vocabulary, features);
  add_identifier_keys(vocabulary, features, keys);
  add_contact_keys(vocabulary, features, parts, keys);
  add_date_keys(vocabulary, features, parts, keys);
  add_place_keys(vocabulary, features, parts, keys);
  add_rare_names(vocabulary, features, keys);
  sort_unique(keys);
}

std::vector<Key> search_keys_of(const Vocabulary& vocabulary, const Features& features) {
  std::vector<Key> keys;
  for (const PartialDate& date : features.birth_dates()) {
    const auto year = static_cast<std::uint64_t>(date.year);
    keys.push_back(make(Made::search_year, year));
    if (date.precision() == Precision::day)
      keys.push_back(make(Made::search_date, year, date.month, date.day));
  }
  for (const PlaceFeature& place : features.places()) {
    if (place.postcode != 0)
      keys.push_back(make(Made::search_postcode, content_of(vocabulary, place.postcode)));
  }
  for (const auto list : {features.ninos(), features.nhs_numbers(), features.identifiers()}) {
    for (const IdentifierFeature& one : list)
      keys.push_back(
          make(Made::search_identifier, vocabulary.value_kind(one.type).hash, number_of(vocabulary, one)));
  }
  for (const std::uint64_t group : features.groups()) keys.push_back(make(Made::search_identifier, group));
  for (const PhoneFeature& phone : features.phones()) keys.push_back(make(Made::search_phone, phone.number));
  for (const EmailFeature& email : features.emails())
    keys.push_back(make(Made::search_email, vocabulary.value(email.whole).hash));
  sort_unique(keys);
  return keys;
}

}  // namespace concord::matching
