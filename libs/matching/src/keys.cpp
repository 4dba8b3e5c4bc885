#include "keys.hpp"

#include <algorithm>
#include <string>

#include <concord/base/hash.hpp>
#include <concord/domain/identifiers.hpp>

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

std::vector<std::uint64_t> family_sounds(const NameFeature& name) {
  std::vector<std::uint64_t> sounds;
  if (name.family != nullptr) add_unique(sounds, name.family->sound);
  for (const NameWord* part : name.family_parts) add_unique(sounds, part->sound);
  return sounds;
}

NameParts parts_of(const Features& features) {
  NameParts parts;
  for (const NameFeature& name : features.names) {
    const std::uint64_t given = name.given == nullptr ? 0 : name.given->sound;
    const std::vector<std::uint64_t> families = family_sounds(name);
    add_unique(parts.given_sounds, given);
    if (name.given != nullptr)
      add_unique(parts.initials, static_cast<unsigned char>(name.given->text.front()));
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

void add_date_keys(const Features& features, const NameParts& parts, std::vector<Key>& keys) {
  for (const PartialDate& date : features.birth_dates) {
    const auto year = static_cast<std::uint64_t>(date.year);
    for (const std::uint64_t pair : parts.pairs) keys.push_back(make(Made::names_year, pair, year));
    if (date.precision() != Precision::day) continue;
    // Day and month in either order are one key.
    const std::uint64_t day =
        std::min<std::uint64_t>(date.month, date.day) * 100 + std::max<std::uint64_t>(date.month, date.day);
    for (const std::uint64_t pair : parts.pairs) keys.push_back(make(Made::names_day, pair, day));
    for (const std::uint64_t sound : either(parts)) keys.push_back(make(Made::date_name, sound, year, day));
    for (const PlaceFeature& place : features.places) {
      if (place.postcode != 0) keys.push_back(make(Made::date_postcode, place.postcode, year, day));
    }
  }
}

void add_place_keys(const Features& features, const NameParts& parts, std::vector<Key>& keys) {
  const std::vector<std::uint64_t> sounds = either(parts);
  for (const PlaceFeature& place : features.places) {
    const bool on_a_street = place.house != 0 && place.street != 0;
    for (const std::uint64_t sound : sounds) {
      if (place.postcode != 0) keys.push_back(make(Made::postcode_name, place.postcode, sound));
      if (on_a_street) keys.push_back(make(Made::street_name, place.street, place.house, sound));
    }
    for (const std::uint64_t initial : parts.initials) {
      if (place.uprn != 0) keys.push_back(make(Made::uprn_initial, place.uprn, initial));
      if (place.postcode != 0 && place.house != 0)
        keys.push_back(make(Made::dwelling_initial, place.postcode, place.house + place.flat, initial));
    }
    if (place.uprn != 0) {
      for (const std::uint64_t sound : parts.family_sounds)
        keys.push_back(make(Made::uprn_family, place.uprn, sound));
    }
  }
  for (const std::uint64_t group : features.groups) {
    for (const std::uint64_t initial : parts.initials)
      keys.push_back(make(Made::group_initial, group, initial));
    for (const std::uint64_t sound : parts.family_sounds)
      keys.push_back(make(Made::group_family, group, sound));
  }
}

bool is_stopped(const Model::Content& model, std::string_view kind, std::string_view value) {
  return !model.stop_keys.empty() && model.stop_keys.contains(std::string(kind) + ":" + std::string(value));
}

std::uint64_t number_of(const IdentifierFeature& identifier) {
  constexpr std::size_t kNinoWithoutSuffix = 8;
  if (identifier.type != hash64(domain::identifier_type::nino)) return identifier.value;
  return hash64(identifier.text.substr(0, kNinoWithoutSuffix));
}

void add_identifier_keys(const Model::Content& model, const Features& features, std::vector<Key>& keys) {
  for (const auto* list : {&features.ninos, &features.nhs_numbers, &features.identifiers}) {
    for (const IdentifierFeature& one : *list) {
      if (!is_stopped(model, "identifier", one.text))
        keys.push_back(make(Made::identifier, one.type, number_of(one)));
    }
  }
}

void add_contact_keys(const Model::Content& model, const Features& features, const NameParts& parts,
                      std::vector<Key>& keys) {
  for (std::size_t i = 0; i < features.phones.size(); ++i) {
    const std::uint64_t phone = features.phones[i];
    if (!is_stopped(model, "phone", features.subject->phones[i])) keys.push_back(make(Made::phone, phone));
    for (const std::uint64_t sound : parts.given_sounds)
      keys.push_back(make(Made::phone_given, phone, sound));
    for (const std::uint64_t sound : parts.family_sounds)
      keys.push_back(make(Made::phone_family, phone, sound));
  }
  for (const EmailFeature& email : features.emails) {
    if (!is_stopped(model, "email", email.text)) keys.push_back(make(Made::email, email.whole));
  }
}

void add_rare_names(const Model::Content& model, const Features& features, std::vector<Key>& keys) {
  for (const NameFeature& name : features.names) {
    if (name.given == nullptr || name.family == nullptr || name.given->text.size() == 1) continue;
    const std::uint64_t either_order = name.given->hash ^ name.family->hash;
    if (model.population * name.given->share * name.family->share <= model.rare_name_residents)
      keys.push_back(make(Made::rare_names, either_order));
    if (model.population * name.family->share <= model.rare_name_residents)
      keys.push_back(make(Made::rare_family, name.family->hash));
  }
}

void sort_unique(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

std::vector<Key> keys_of(const Model::Content& model, const Features& features) {
  if (model.found_keys) return features.bare ? std::vector<Key>{} : found_keys(features, model.found_stops);
  std::vector<Key> keys;
  const NameParts parts = parts_of(features);
  add_identifier_keys(model, features, keys);
  add_contact_keys(model, features, parts, keys);
  add_date_keys(features, parts, keys);
  add_place_keys(features, parts, keys);
  add_rare_names(model, features, keys);
  sort_unique(keys);
  return keys;
}

std::vector<Key> search_keys_of(const Features& features) {
  std::vector<Key> keys;
  for (const PartialDate& date : features.birth_dates) {
    const auto year = static_cast<std::uint64_t>(date.year);
    keys.push_back(make(Made::search_year, year));
    if (date.precision() == Precision::day)
      keys.push_back(make(Made::search_date, year, date.month, date.day));
  }
  for (const PlaceFeature& place : features.places) {
    if (place.postcode != 0) keys.push_back(make(Made::search_postcode, place.postcode));
  }
  for (const auto* list : {&features.ninos, &features.nhs_numbers, &features.identifiers}) {
    for (const IdentifierFeature& one : *list)
      keys.push_back(make(Made::search_identifier, one.type, number_of(one)));
  }
  for (const std::uint64_t group : features.groups) keys.push_back(make(Made::search_identifier, group));
  for (const std::uint64_t phone : features.phones) keys.push_back(make(Made::search_phone, phone));
  for (const EmailFeature& email : features.emails) keys.push_back(make(Made::search_email, email.whole));
  sort_unique(keys);
  return keys;
}

}  // namespace concord::matching
