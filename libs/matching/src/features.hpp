// A subject made ready for comparing: hashes, letters and frequencies instead of texts. Views into the
// subject and pointers into the vocabulary, so both must outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <concord/matching/subject.hpp>

#include "vocabulary.hpp"

namespace concord::matching {

struct NameFeature {
  const NameWord* given = nullptr;
  const NameWord* family = nullptr;           // the whole family name, without blanks
  std::vector<const NameWord*> family_parts;  // of a double name, else empty
  std::string_view middle;
  bool given_cut = false;
  bool family_cut = false;
};

struct PlaceFeature {
  std::uint64_t postcode = 0, uprn = 0, house = 0, flat = 0, street = 0, town = 0;  // hashes; 0: not known
  double postcode_bits = 0;  // log2(average share of a postcode / share of this one)
  double town_bits = 0;
  const SubjectAddress* address = nullptr;
  bool shared = false;
};

struct IdentifierFeature {
  std::uint64_t type = 0, value = 0;
  std::string_view text;
  bool verified = false, weak = false;
  std::size_t field = index_of(Field::identifier);  // its own, where the model has one
  double bits = 0;                                  // of its frequency
};

struct EmailFeature {
  std::uint64_t whole = 0, name_part = 0;
  std::string_view text;
  bool made_of_name = false;
};

struct AttributeFeature {
  std::uint64_t name = 0, value = 0;
  std::string_view text;
  std::size_t field = index_of(Field::attribute);
  double bits = 0;
};

struct Features {
  const Subject* subject = nullptr;
  std::vector<NameFeature> names;
  std::vector<domain::PartialDate> birth_dates;
  std::uint8_t sexes = 0;  // bit 1 male, bit 2 female, bit 3 indeterminate
  std::vector<PlaceFeature> places;
  std::optional<domain::PartialDate> adult_since;
  std::vector<std::uint64_t> groups;   // claims, accounts, tenancies; sorted
  std::vector<std::uint64_t> entries;  // those that list this record as one of their people; sorted
  std::vector<IdentifierFeature> ninos, nhs_numbers, identifiers;
  std::vector<std::uint64_t> phones;  // as numbers
  std::vector<EmailFeature> emails;
  std::vector<AttributeFeature> attributes;  // sorted by name
  bool bare = false;
};

Features features_of(const Subject& subject, Vocabulary& vocabulary);
// Adds to a profile what another of its records says. A name that another of the profile's completes ("A
// Okafor" beside "Amina Okafor") is no further name, nor is 1984 a further birth date beside 1984-03-02:
// kept, it would hide that the profile contradicts a third record.
void pool(Features& profile, const Features& other);

// Gives back the words that features_of took.
void release(const Features& features, Vocabulary& vocabulary);

}  // namespace concord::matching
