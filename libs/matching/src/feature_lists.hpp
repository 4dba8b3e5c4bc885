// What features are made of: the values of one subject, kind by kind, as numbers of a vocabulary and
// sketches.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <concord/matching/subject.hpp>

#include "text_likeness.hpp"
#include "vocabulary.hpp"

namespace concord::matching {

struct NameWord {
  WordId id = 0;
  Sketch sketch;
  bool cut = false;
  bool has_variants = false;
};

struct NameFeature {
  NameWord given, family;   // whole, without blanks
  WordId middle = 0;        // as written
  WordId first_middle = 0;  // its first word
  std::uint16_t parts = 0;  // where the words of given and family begin in name_parts(); none of one word
  std::uint8_t given_parts = 0, family_parts = 0;
};

struct PlaceWord {
  ValueId id = 0;
  Sketch sketch;
};

struct PlaceFeature {
  ValueId postcode = 0, uprn = 0, house = 0, flat = 0;
  PlaceWord street, town;
  bool shared = false;
};

struct IdentifierFeature {
  ValueId value = 0;
  KindId type = 0;
  std::uint8_t size = 0;
  bool verified : 1 = false;
  bool weak : 1 = false;
  std::uint64_t start = 0;  // its first eight bytes, the first one lowest
};

struct PhoneFeature {
  std::uint64_t number = 0;
  std::uint8_t digits = 0;
  bool international = false;  // written with a plus
};

struct EmailFeature {
  std::uint64_t name_part = 0;  // hash of what stands before the @
  ValueId whole = 0;
  Sketch sketch;
  bool made_of_name = false;
  bool office = false;  // info@, housing@ ...: nobody's own
};

struct AttributeFeature {
  ValueId value = 0;
  Sketch sketch;
  KindId name = 0;
};

// Of each list at most Features::kMostValues are kept.
struct FeatureLists {
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  ValueId layout = 0;
  bool ceased = false;
  bool bare = false;
  std::uint8_t sexes = 0;        // bit 1 male, bit 2 female, bit 3 indeterminate
  std::uint8_t generations = 0;  // bit 0 elder, bit 1 younger ...: in the order of Generation
  std::optional<domain::PartialDate> adult_since;
  std::vector<NameFeature> names;
  std::vector<WordId> name_parts;
  std::vector<domain::PartialDate> birth_dates;
  std::vector<PlaceFeature> places;
  std::vector<AttributeFeature> attributes;  // sorted by the hash of their names
  std::vector<std::uint64_t> groups;         // claims, accounts, tenancies; sorted
  std::vector<std::uint64_t> entries;        // those that list this record as one of their people; sorted
  std::vector<ValueId> group_values;         // type and value of each group, in no order
  std::vector<IdentifierFeature> ninos, nhs_numbers, identifiers;
  std::vector<PhoneFeature> phones;
  std::vector<EmailFeature> emails;
};

}  // namespace concord::matching
