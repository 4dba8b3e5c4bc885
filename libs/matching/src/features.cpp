#include "features.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>
#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>

namespace concord::matching {
namespace {

std::uint64_t hash_or_none(std::string_view text) { return text.empty() ? 0 : hash64(text) | 1U; }

std::string without_blanks(std::string_view text) {
  std::string joined(text);
  joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
  return joined;
}

NameFeature name_feature(const SubjectName& name, Vocabulary& vocabulary) {
  NameFeature feature;
  feature.given_cut = name.given_cut;
  feature.family_cut = name.family_cut;
  feature.middle = name.middle;
  if (!name.given.empty()) feature.given = vocabulary.given(without_blanks(name.given));
  if (!name.family.empty()) feature.family = vocabulary.family(without_blanks(name.family));
  if (name.family.find(' ') != std::string::npos) {
    for (const std::string_view part : split(name.family, ' '))
      feature.family_parts.push_back(vocabulary.family(part));
  }
  return feature;
}

// An average postcode has as many residents as the chance to share one says.
PlaceFeature place_feature(const SubjectAddress& address, const Model::Content& model) {
  PlaceFeature feature;
  feature.postcode = hash_or_none(address.postcode);
  feature.uprn = hash_or_none(address.uprn);
  feature.street = hash_or_none(address.street);
  feature.town = hash_or_none(address.town);
  feature.shared = address.shared;
  feature.address = &address;
  if (feature.town != 0)
    feature.town_bits = model.towns.bits(model.weight(Field::place, level::place::town).u, feature.town);
  // "Flat B, 10" and "10B" are one place.
  const bool lettered = address.flat.size() == 1 && !is_digits(address.flat) && is_digits(address.house);
  feature.house = lettered ? hash_or_none(address.house + address.flat) : hash_or_none(address.house);
  feature.flat = lettered ? 0 : hash_or_none(address.flat);
  if (const auto share = model.postcodes.find(address.postcode); share != model.postcodes.end())
    feature.postcode_bits = std::clamp(
        std::log2(model.weight(Field::place, level::place::postcode).u / share->second), -6.0, 6.0);
  return feature;
}

// Which field of the model a value of this name is compared in, and what its frequency says.
template <class Feature>
void place_in_field(Feature& feature, NamedField::What what, std::uint64_t name,
                    const Model::Content& model) {
  const auto field = model.field_of(what, name);
  if (!field) return;
  feature.field = *field;
  feature.bits =
      model.values[*field - kFixedFields].bits(model.weights[*field][level::named::same].u, feature.value);
}

void add_identifier(const SubjectIdentifier& identifier, const Model::Content& model, Features& features) {
  if (const auto list = domain::list_of(identifier.type)) {
    const Subject& subject = *features.subject;
    const std::uint64_t group = hash64(identifier.value, hash64(identifier.type)) | 1U;
    features.groups.push_back(group);
    if (subject.part == *list) features.entries.push_back(hash64(subject.key.source, group));
    return;
  }
  IdentifierFeature feature{hash64(identifier.type), hash64(identifier.value), identifier.value,
                            identifier.verified, identifier.weak};
  place_in_field(feature, NamedField::What::identifier, feature.type, model);
  if (identifier.type == domain::identifier_type::nino)
    features.ninos.push_back(feature);
  else if (identifier.type == domain::identifier_type::nhs_number)
    features.nhs_numbers.push_back(feature);
  else
    features.identifiers.push_back(feature);
}

bool holds_a_name(std::string_view name_part, const Subject& subject) {
  const auto holds = [&](const std::string& name) {
    return name.size() >= 3 && name_part.find(without_blanks(name)) != std::string_view::npos;
  };
  return std::any_of(subject.names.begin(), subject.names.end(),
                     [&](const SubjectName& name) { return holds(name.given) || holds(name.family); });
}

EmailFeature email_feature(const std::string& email, const Subject& subject) {
  const std::string_view name_part = std::string_view(email).substr(0, email.find('@'));
  return {hash64(email), hash64(name_part), email, holds_a_name(name_part, subject)};
}

std::uint64_t phone_number(std::string_view phone) {
  std::uint64_t number = 0;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

}  // namespace

Features features_of(const Subject& subject, Vocabulary& vocabulary) {
  Features features;
  features.subject = &subject;
  features.bare = subject.bare();
  for (const SubjectName& name : subject.names) features.names.push_back(name_feature(name, vocabulary));
  features.birth_dates = subject.birth_dates;
  features.adult_since = subject.adult_since;
  for (const domain::Sex sex : subject.sexes)
    features.sexes = static_cast<std::uint8_t>(features.sexes | (1U << static_cast<unsigned>(sex)));
  for (const SubjectAddress& address : subject.addresses)
    features.places.push_back(place_feature(address, vocabulary.model()));
  for (const SubjectIdentifier& identifier : subject.identifiers)
    add_identifier(identifier, vocabulary.model(), features);
  std::sort(features.groups.begin(), features.groups.end());
  std::sort(features.entries.begin(), features.entries.end());
  for (const std::string& phone : subject.phones) features.phones.push_back(phone_number(phone));
  for (const std::string& email : subject.emails) features.emails.push_back(email_feature(email, subject));
  for (const auto& [name, value] : subject.attributes) {
    AttributeFeature feature{hash64(name), hash64(value), value};
    place_in_field(feature, NamedField::What::attribute, feature.name, vocabulary.model());
    features.attributes.push_back(feature);
  }
  std::sort(features.attributes.begin(), features.attributes.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return features;
}

void release(const Features& features, Vocabulary& vocabulary) {
  for (const NameFeature& name : features.names) {
    if (name.given != nullptr) vocabulary.release_given(name.given);
    if (name.family != nullptr) vocabulary.release_family(name.family);
    for (const NameWord* part : name.family_parts) vocabulary.release_family(part);
  }
}

}  // namespace concord::matching
