// From a subject to its features and back.
#include <algorithm>

#include <concord/base/hash.hpp>
#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>
#include <concord/domain/office_mailbox.hpp>

#include "features.hpp"

namespace concord::matching {
namespace {

std::string without_blanks(std::string_view text) {
  std::string joined(text);
  joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
  return joined;
}

// Lists are cut before their texts are held: what is left out must not be held, or it is never released.
template <class Value>
std::span<const Value> first_values(const std::vector<Value>& values) {
  return std::span(values).first(std::min(values.size(), Features::kMostValues));
}

class Maker {
 public:
  Maker(const Subject& subject, Vocabulary& vocabulary) : subject_(subject), vocabulary_(vocabulary) {}
  Features make(Blocks* blocks);

 private:
  NameWord name_word(std::string_view text, bool cut, std::uint8_t& parts);
  void add_name(const SubjectName& name);
  PlaceWord place_word(KindId kind, std::string_view text);
  void add_place(const SubjectAddress& address);
  void add_identifier(const SubjectIdentifier& identifier);
  void add_phone(std::string_view phone);
  void add_email(std::string_view email);
  void add_attribute(const std::string& name, std::string_view value);

  const Subject& subject_;
  Vocabulary& vocabulary_;
  FeatureLists made_;
};

// Of a name of several words each is kept too, as long as there is room.
NameWord Maker::name_word(std::string_view text, bool cut, std::uint8_t& parts) {
  constexpr std::size_t kMostParts = 16;
  NameWord word;
  word.cut = cut;
  const bool several = text.find(' ') != std::string_view::npos;
  const std::string joined = several ? without_blanks(text) : std::string();
  const std::string_view whole = several ? std::string_view(joined) : text;
  word.id = vocabulary_.hold_word(whole);
  word.sketch = sketch_of(whole);
  if (!several) return word;
  for (const std::string_view part : split(text, ' ')) {
    if (parts == kMostParts || made_.name_parts.size() >= Features::kMostValues) break;
    if (const WordId id = vocabulary_.hold_word(part); id != 0) {
      made_.name_parts.push_back(id);
      ++parts;
    }
  }
  return word;
}

void Maker::add_name(const SubjectName& name) {
  NameFeature feature;
  feature.parts = static_cast<std::uint16_t>(made_.name_parts.size());
  feature.given = name_word(name.given, name.given_cut, feature.given_parts);
  feature.family = name_word(name.family, name.family_cut, feature.family_parts);
  feature.middle = vocabulary_.hold_word(name.middle);
  feature.first_middle =
      vocabulary_.hold_word(std::string_view(name.middle).substr(0, name.middle.find(' ')));
  made_.names.push_back(feature);
}

PlaceWord Maker::place_word(KindId kind, std::string_view text) {
  return {vocabulary_.hold_value(kind, text), sketch_of(text)};
}

void Maker::add_place(const SubjectAddress& address) {
  PlaceFeature feature;
  feature.postcode = vocabulary_.hold_value(kind::postcode, address.postcode);
  feature.uprn = vocabulary_.hold_value(kind::uprn, address.uprn);
  feature.street = place_word(kind::place, address.street);
  feature.town = place_word(kind::town, address.town);
  feature.shared = address.shared;
  // "Flat B, 10" and "10B" are one place.
  const bool lettered = address.flat.size() == 1 && !is_digits(address.flat) && is_digits(address.house);
  feature.house =
      vocabulary_.hold_value(kind::place, lettered ? address.house + address.flat : address.house);
  feature.flat = lettered ? 0 : vocabulary_.hold_value(kind::place, address.flat);
  made_.places.push_back(feature);
}

void Maker::add_identifier(const SubjectIdentifier& identifier) {
  if (identifier.value.empty()) return;
  const KindId type = vocabulary_.kind_of(NamedField::What::identifier, identifier.type);
  if (type == kind::none) return;
  const ValueId value = vocabulary_.hold_value(type, identifier.value);
  if (const auto list = domain::list_of(identifier.type)) {
    const std::uint64_t group = hash64(identifier.value, hash64(identifier.type)) | 1U;
    made_.groups.push_back(group);
    made_.group_values.push_back(value);
    if (subject_.part == *list) made_.entries.push_back(hash64(subject_.key.source, group));
    return;
  }
  IdentifierFeature feature;
  feature.value = value;
  feature.type = type;
  feature.size = static_cast<std::uint8_t>(std::min<std::size_t>(identifier.value.size(), 255));
  feature.verified = identifier.verified;
  feature.weak = identifier.weak;
  for (std::size_t i = 0; i < std::min<std::size_t>(identifier.value.size(), 8); ++i)
    feature.start |= static_cast<std::uint64_t>(static_cast<unsigned char>(identifier.value[i])) << (8 * i);
  if (identifier.type == domain::identifier_type::nino)
    made_.ninos.push_back(feature);
  else if (identifier.type == domain::identifier_type::nhs_number)
    made_.nhs_numbers.push_back(feature);
  else
    made_.identifiers.push_back(feature);
}

void Maker::add_phone(std::string_view phone) {
  PhoneFeature feature;
  feature.international = phone.starts_with('+');
  for (const char c : phone) {
    if (c < '0' || c > '9') continue;
    feature.number = feature.number * 10 + static_cast<std::uint64_t>(c - '0');
    feature.digits = static_cast<std::uint8_t>(std::min(feature.digits + 1, 255));
  }
  if (feature.digits > 0) made_.phones.push_back(feature);
}

void Maker::add_email(std::string_view email) {
  if (email.empty()) return;
  const std::string_view name_part = email.substr(0, email.find('@'));
  const auto holds = [&](const std::string& name) {
    return name.size() >= 3 && name_part.find(without_blanks(name)) != std::string_view::npos;
  };
  EmailFeature feature;
  feature.whole = vocabulary_.hold_value(kind::email, email);
  feature.name_part = hash64(name_part);
  feature.sketch = sketch_of(email);
  feature.office = domain::is_office_mailbox(email);
  feature.made_of_name =
      std::any_of(subject_.names.begin(), subject_.names.end(),
                  [&](const SubjectName& name) { return holds(name.given) || holds(name.family); });
  made_.emails.push_back(feature);
}

void Maker::add_attribute(const std::string& name, std::string_view value) {
  if (value.empty()) return;
  const KindId of = vocabulary_.kind_of(NamedField::What::attribute, name);
  if (of == kind::none) return;
  made_.attributes.push_back({vocabulary_.hold_value(of, value), sketch_of(value), of});
}

Features Maker::make(Blocks* blocks) {
  made_.key = subject_.key;
  made_.part = subject_.part;
  made_.layout = vocabulary_.hold_value(kind::layout, subject_.layout);
  made_.ceased = subject_.ceased;
  made_.bare = subject_.bare();
  made_.adult_since = subject_.adult_since;
  made_.birth_dates = subject_.birth_dates;
  for (const domain::Sex sex : subject_.sexes)
    made_.sexes = static_cast<std::uint8_t>(made_.sexes | (1U << static_cast<unsigned>(sex)));
  for (const Generation generation : subject_.generations) {
    const auto bit = static_cast<unsigned>(generation) % 8;  // bytes that were spoiled may say anything
    made_.generations = static_cast<std::uint8_t>(made_.generations | 1U << bit);
  }
  for (const SubjectName& name : first_values(subject_.names)) add_name(name);
  for (const SubjectAddress& address : first_values(subject_.addresses)) add_place(address);
  for (const SubjectIdentifier& identifier : first_values(subject_.identifiers)) add_identifier(identifier);
  for (const std::string& phone : subject_.phones) add_phone(phone);
  for (const std::string& email : first_values(subject_.emails)) add_email(email);
  for (const auto& [name, value] : first_values(subject_.attributes)) add_attribute(name, value);
  std::sort(made_.groups.begin(), made_.groups.end());
  std::sort(made_.entries.begin(), made_.entries.end());
  std::sort(made_.attributes.begin(), made_.attributes.end(), [&](const auto& a, const auto& b) {
    return vocabulary_.value_kind(a.name).hash < vocabulary_.value_kind(b.name).hash;
  });
  Features features(made_, blocks);
  mark_variants(features, vocabulary_);
  return features;
}

std::string written(const Vocabulary& vocabulary, const NameWord& word, std::span<const WordId> parts) {
  std::string text;
  for (const WordId part : parts) text += (text.empty() ? "" : " ") + vocabulary.word(part).text;
  return parts.empty() && word.id != 0 ? vocabulary.word(word.id).text : text;
}

std::string text_of(const Vocabulary& vocabulary, ValueId id) {
  return id == 0 ? std::string() : vocabulary.value(id).text;
}

SubjectName name_of(const Features& features, const NameFeature& name, const Vocabulary& vocabulary) {
  const auto parts = features.name_parts().subspan(name.parts);
  return {written(vocabulary, name.given, parts.first(name.given_parts)),
          name.middle == 0 ? std::string() : vocabulary.word(name.middle).text,
          written(vocabulary, name.family, parts.subspan(name.given_parts, name.family_parts)),
          name.given.cut, name.family.cut};
}

SubjectAddress address_of(const PlaceFeature& place, const Vocabulary& vocabulary) {
  const auto text = [&](ValueId id) { return text_of(vocabulary, id); };
  return {text(place.postcode),  text(place.uprn),    text(place.flat), text(place.house),
          text(place.street.id), text(place.town.id), place.shared};
}

void add_identifiers(const Features& features, const Vocabulary& vocabulary, Subject& subject) {
  const auto type = [&](KindId kind) { return vocabulary.value_kind(kind).name; };
  for (const auto list : {features.ninos(), features.nhs_numbers(), features.identifiers()}) {
    for (const IdentifierFeature& one : list)
      subject.identifiers.push_back({type(one.type), text_of(vocabulary, one.value), one.verified, one.weak});
  }
  for (const ValueId group : features.group_values()) {
    const auto& value = vocabulary.value(group);
    subject.identifiers.push_back({type(value.group), value.text, false, false});
  }
  std::sort(subject.identifiers.begin(), subject.identifiers.end());
}

}  // namespace

Features features_of(const Subject& subject, Vocabulary& vocabulary, Blocks* blocks) {
  return Maker(subject, vocabulary).make(blocks);
}

std::vector<SubjectName> names_of(const Features& features, const Vocabulary& vocabulary) {
  std::vector<SubjectName> names;
  for (const NameFeature& name : features.names()) names.push_back(name_of(features, name, vocabulary));
  return names;
}

Subject subject_of(const Features& features, const Vocabulary& vocabulary) {
  Subject subject;
  subject.key = features.key();
  subject.part = features.part();
  subject.layout = text_of(vocabulary, features.layout());
  subject.ceased = features.ceased();
  subject.adult_since = features.adult_since();
  subject.names = names_of(features, vocabulary);
  subject.birth_dates.assign(features.birth_dates().begin(), features.birth_dates().end());
  for (unsigned sex = 0; sex < 8; ++sex) {
    if ((unsigned{features.sexes()} >> sex & 1U) != 0) subject.sexes.push_back(static_cast<domain::Sex>(sex));
  }
  for (unsigned generation = 0; generation < kGenerations; ++generation) {
    if ((unsigned{features.generations()} >> generation & 1U) != 0)
      subject.generations.push_back(static_cast<Generation>(generation));
  }
  for (const PlaceFeature& place : features.places())
    subject.addresses.push_back(address_of(place, vocabulary));
  add_identifiers(features, vocabulary, subject);
  for (const PhoneFeature& phone : features.phones()) subject.phones.push_back(text_of(phone));
  for (const EmailFeature& email : features.emails())
    subject.emails.push_back(text_of(vocabulary, email.whole));
  for (const AttributeFeature& attribute : features.attributes())
    subject.attributes.emplace_back(vocabulary.value_kind(attribute.name).name,
                                    text_of(vocabulary, attribute.value));
  std::sort(subject.attributes.begin(), subject.attributes.end());
  return subject;
}

}  // namespace concord::matching
