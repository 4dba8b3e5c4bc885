#include "found_keys.hpp"

#include <algorithm>

namespace concord::matching {
namespace {

using domain::Precision;

// What an atom is; its low bits, so that atoms of one kind are told apart from others in combinations.
enum class Atom : std::uint64_t {
  name = 1,  // given and family alike: swapped names must meet
  sound,
  date,
  year,
  day_of_year,
  postcode,
  street,
  dwelling,
  town,
  email,
  email_name,
  phone,
  identifier,
  group,
  attribute
};

Key atom(Atom kind, std::uint64_t a, std::uint64_t b = 0) {
  return mix(mix(mix(static_cast<std::uint64_t>(kind)) + a) + b);
}

// In any order alike, and no pair is an atom.
Key both(Key a, Key b) { return mix(std::min(a, b) + mix(std::max(a, b)) + 0x2545f4914f6cdd1dULL); }

void add_word(const Vocabulary& vocabulary, WordId id, std::vector<Key>& atoms) {
  if (id == 0) return;
  const auto& word = vocabulary.word(id);
  if (word.text.size() < 2) return;
  atoms.push_back(atom(Atom::name, word.hash));
  if (word.notes.sound != 0) atoms.push_back(atom(Atom::sound, word.notes.sound));
}

void add_names(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& atoms) {
  for (const NameFeature& name : features.names()) {
    add_word(vocabulary, name.given.id, atoms);
    add_word(vocabulary, name.family.id, atoms);
    for (const WordId part : family_parts(features, name)) add_word(vocabulary, part, atoms);
  }
}

void add_dates(const Features& features, std::vector<Key>& atoms) {
  for (const domain::PartialDate& date : features.birth_dates()) {
    const auto year = static_cast<std::uint64_t>(date.year);
    atoms.push_back(atom(Atom::year, year));
    if (date.precision() != Precision::day) continue;
    // Day and month in either order are one.
    const std::uint64_t day =
        std::min<std::uint64_t>(date.month, date.day) * 100 + std::max<std::uint64_t>(date.month, date.day);
    atoms.push_back(atom(Atom::date, year, day));
    atoms.push_back(atom(Atom::day_of_year, day));
  }
}

void add_places(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& atoms) {
  for (const PlaceFeature& place : features.places()) {
    const std::uint64_t house = content_of(vocabulary, place.house);
    const std::uint64_t street = content_of(vocabulary, place.street.id);
    if (place.postcode != 0) atoms.push_back(atom(Atom::postcode, content_of(vocabulary, place.postcode)));
    if (street != 0) atoms.push_back(atom(Atom::street, street));
    if (house != 0 && street != 0)
      atoms.push_back(atom(Atom::dwelling, street, house + content_of(vocabulary, place.flat)));
    if (place.uprn != 0) atoms.push_back(atom(Atom::dwelling, content_of(vocabulary, place.uprn)));
    if (place.town.id != 0) atoms.push_back(atom(Atom::town, content_of(vocabulary, place.town.id)));
  }
  for (const std::uint64_t group : features.groups()) atoms.push_back(atom(Atom::group, group));
}

void add_numbers(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& atoms) {
  for (const auto list : {features.ninos(), features.nhs_numbers(), features.identifiers()}) {
    for (const IdentifierFeature& one : list)
      atoms.push_back(
          atom(Atom::identifier, vocabulary.value_kind(one.type).hash, number_of(vocabulary, one)));
  }
  for (const PhoneFeature& phone : features.phones()) atoms.push_back(atom(Atom::phone, phone.number));
  for (const EmailFeature& email : features.emails()) {
    if (email.office) continue;
    atoms.push_back(atom(Atom::email, vocabulary.value(email.whole).hash));
    atoms.push_back(atom(Atom::email_name, email.name_part));
  }
  for (const AttributeFeature& attribute : features.attributes())
    atoms.push_back(atom(Atom::attribute, vocabulary.value_kind(attribute.name).hash,
                         vocabulary.value(attribute.value).hash));
}

void sort_unique(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// Of every two parts: into `common` by their two places, 0 where the pair is no stop-key; those go to `rare`.
template <class Rare>
void pair_up(std::span<const Key> parts, const StopKeys& stop, std::vector<Key>& common, Rare rare) {
  const std::size_t size = parts.size();
  common.assign(size * size, 0);
  for (std::size_t a = 0; a < size; ++a) {
    for (std::size_t b = a + 1; b < size; ++b) {
      const Key pair = both(parts[a], parts[b]);
      if (stop.contains(pair))
        common[a * size + b] = pair;
      else
        rare(pair);
    }
  }
}

// Every three parts of which every two are in `common`.
template <class Visit>
void each_triple(std::span<const Key> parts, const std::vector<Key>& common, Visit visit) {
  const std::size_t size = parts.size();
  for (std::size_t a = 0; a < size; ++a) {
    for (std::size_t b = a + 1; b < size; ++b) {
      if (common[a * size + b] == 0) continue;
      for (std::size_t c = b + 1; c < size; ++c) {
        if (common[a * size + c] != 0 && common[b * size + c] != 0)
          visit(both(common[a * size + b], parts[c]));
      }
    }
  }
}

}  // namespace

void atoms_of(const Vocabulary& vocabulary, const Features& features, std::vector<Key>& atoms) {
  atoms.clear();
  add_names(vocabulary, features, atoms);
  add_dates(features, atoms);
  add_places(vocabulary, features, atoms);
  add_numbers(vocabulary, features, atoms);
  sort_unique(atoms);
}

void found_pairs(std::span<const Key> parts, std::vector<Key>& pairs) {
  for (std::size_t a = 0; a < parts.size(); ++a) {
    for (std::size_t b = a + 1; b < parts.size(); ++b) pairs.push_back(both(parts[a], parts[b]));
  }
}

void found_triples(std::span<const Key> parts, const StopKeys& stop, std::vector<Key>& triples) {
  thread_local std::vector<Key> pairs;
  pair_up(parts, stop, pairs, [](Key) {});
  each_triple(parts, pairs, [&](Key triple) { triples.push_back(triple); });
}

void found_keys(const Vocabulary& vocabulary, const Features& features, const StopKeys& stop,
                std::vector<Key>& keys) {
  thread_local std::vector<Key> atoms, parts, pairs;
  atoms_of(vocabulary, features, atoms);
  keys.clear();
  parts.clear();
  for (const Key key : atoms) (stop.contains(key) ? parts : keys).push_back(key);
  pair_up(parts, stop, pairs, [&](Key pair) { keys.push_back(pair); });
  each_triple(parts, pairs, [&](Key triple) {
    if (!stop.contains(triple)) keys.push_back(triple);
  });
  sort_unique(keys);
}

}  // namespace concord::matching
