// A subject made ready for comparing: numbers and sketches instead of texts, in one block of memory, because
// what comparing costs is the waiting for memory. Numbers are those of a vocabulary, which must outlive it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "blocks.hpp"
#include "feature_lists.hpp"

namespace concord::matching {

class Features {
 public:
  static constexpr std::size_t kMostValues = 1000;

  Features() = default;  // nobody: of no key
  // In memory of `blocks`, which must outlive it, or by itself.
  explicit Features(const FeatureLists& lists, Blocks* blocks = nullptr);

  explicit operator bool() const { return block_ != nullptr; }
  domain::Part part() const { return head().part; }
  ValueId layout() const { return head().layout; }
  bool ceased() const { return head().ceased; }
  bool bare() const { return head().bare; }
  std::uint8_t sexes() const { return head().sexes; }
  std::uint8_t generations() const { return head().generations; }
  std::optional<domain::PartialDate> adult_since() const {
    return head().adult ? std::optional(head().adult_since) : std::nullopt;
  }
  std::span<const NameFeature> names() const { return list<NameFeature>(kNames); }
  std::span<NameFeature> names() {
    return {reinterpret_cast<NameFeature*>(block_.get() + place_of(head(), kNames)), head().counts[kNames]};
  }
  std::span<const WordId> name_parts() const { return list<WordId>(kNameParts); }
  std::span<const domain::PartialDate> birth_dates() const { return list<domain::PartialDate>(kBirthDates); }
  std::span<const PlaceFeature> places() const { return list<PlaceFeature>(kPlaces); }
  std::span<const AttributeFeature> attributes() const { return list<AttributeFeature>(kAttributes); }
  std::span<const ValueId> group_values() const { return list<ValueId>(kGroupValues); }
  std::span<const std::uint64_t> groups() const { return list<std::uint64_t>(kGroups); }
  std::span<const std::uint64_t> entries() const { return list<std::uint64_t>(kEntries); }
  std::span<const IdentifierFeature> ninos() const { return list<IdentifierFeature>(kNinos); }
  std::span<const IdentifierFeature> nhs_numbers() const { return list<IdentifierFeature>(kNhsNumbers); }
  std::span<const IdentifierFeature> identifiers() const { return list<IdentifierFeature>(kIdentifiers); }
  std::span<const PhoneFeature> phones() const { return list<PhoneFeature>(kPhones); }
  std::span<const EmailFeature> emails() const { return list<EmailFeature>(kEmails); }

  std::string_view source() const { return text(0, head().source_size); }
  std::string_view record_id() const { return text(head().source_size, head().id_size); }
  domain::RecordKey key() const { return {std::string(source()), std::string(record_id())}; }
  // In the order of record keys.
  friend bool operator<(const Features& a, const Features& b) {
    return std::pair(a.source(), a.record_id()) < std::pair(b.source(), b.record_id());
  }
  bool is_of(const domain::RecordKey& key) const {
    return source() == key.source && record_id() == key.record_id;
  }

  void prefetch() const;
  // Those that are not empty, in their lists again.
  FeatureLists lists() const;

 private:
  enum List : std::size_t {  // in the order in which they lie: what is read first, first
    kNames,
    kBirthDates,
    kPlaces,
    kNameParts,
    kAttributes,
    kGroupValues,
    kGroups,
    kEntries,
    kNinos,
    kNhsNumbers,
    kIdentifiers,
    kPhones,
    kEmails,
    kLists
  };
  struct Head {
    std::uint16_t counts[kLists] = {};
    std::uint16_t source_size = 0, id_size = 0;
    domain::Part part = domain::Part::housing;
    std::uint8_t sexes = 0, generations = 0;
    bool ceased = false, bare = false, adult = false;
    domain::PartialDate adult_since;
    ValueId layout = 0;
  };
  static constexpr std::size_t kSizes[kLists] = {sizeof(NameFeature),       sizeof(domain::PartialDate),
                                                 sizeof(PlaceFeature),      sizeof(WordId),
                                                 sizeof(AttributeFeature),  sizeof(ValueId),
                                                 sizeof(std::uint64_t),     sizeof(std::uint64_t),
                                                 sizeof(IdentifierFeature), sizeof(IdentifierFeature),
                                                 sizeof(IdentifierFeature), sizeof(PhoneFeature),
                                                 sizeof(EmailFeature)};
  // Lists from this one on hold what is aligned to eight bytes.
  static constexpr std::size_t kWide = kGroups;

  // Known lists make this a handful of additions.
  static std::size_t place_of(const Head& head, std::size_t list) {
    std::size_t place = sizeof(Head);
    for (std::size_t before = 0; before < list; ++before) {
      if (before == kWide) place = (place + 7) / 8 * 8;
      place += kSizes[before] * head.counts[before];
    }
    return list == kWide ? (place + 7) / 8 * 8 : place;
  }

  // Calls visit(which, member) for each list and the FeatureLists member that it is made of.
  template <class Visit>
  static void each_list(Visit visit);

  const Head& head() const { return *reinterpret_cast<const Head*>(block_.get()); }
  template <class Value>
  std::span<const Value> list(List which) const {
    return {reinterpret_cast<const Value*>(block_.get() + place_of(head(), which)), head().counts[which]};
  }
  std::string_view text(std::size_t from, std::size_t size) const {
    return {reinterpret_cast<const char*>(block_.get() + place_of(head(), kLists) + from), size};
  }

  static std::size_t size_of(const Head& head) {
    return place_of(head, kLists) + head.source_size + head.id_size;
  }
  struct GiveBack {
    Blocks* blocks;
    GiveBack() : blocks(nullptr) {}  // an initialiser would wait for the class around it
    explicit GiveBack(Blocks* of) : blocks(of) {}
    void operator()(std::byte* block) const {
      if (blocks == nullptr)
        delete[] block;
      else
        blocks->give_back(block, size_of(*reinterpret_cast<const Head*>(block)));
    }
  };

  std::unique_ptr<std::byte[], GiveBack> block_;
};

Features features_of(const Subject& subject, Vocabulary& vocabulary, Blocks* blocks = nullptr);
// The subject that they are of, but for what two ways to write a place have alike ("Flat B, 10" is 10B),
// whether the identifier of a group is verified or weak, and what is left out of features: empty values,
// those past kMostValues, words past the sixteenth of one name, the leading digits of a phone of more
// than 19.
Subject subject_of(const Features& features, const Vocabulary& vocabulary);
std::vector<SubjectName> names_of(const Features& features, const Vocabulary& vocabulary);
// Marks anew which names have variants under the vocabulary's model.
void mark_variants(Features& features, const Vocabulary& vocabulary);
// A profile and what another of its records says. A name that another of the profile's completes ("A Okafor"
// beside "Amina Okafor") is no further name, nor is 1984 a further birth date beside 1984-03-02: kept, it
// would hide that the profile contradicts a third record.
Features pooled(const Features& profile, const Features& other, const Vocabulary& vocabulary);

// The words of a family name of several.
inline std::span<const WordId> family_parts(const Features& features, const NameFeature& name) {
  return features.name_parts().subspan(name.parts + name.given_parts, name.family_parts);
}

// What keys are made of, for numbers mean nothing outside their vocabulary: of a place's postcode, street ...
// (0: not known), of an identifier (a NINO without its suffix), of a phone.
std::uint64_t content_of(const Vocabulary& vocabulary, ValueId place);
std::uint64_t number_of(const Vocabulary& vocabulary, const IdentifierFeature& identifier);
std::string text_of(const PhoneFeature& phone);

// Gives back the texts that features_of took.
void release(const Features& features, Vocabulary& vocabulary);

// For a walk through records that lie here and there: those soon to come are fetched from memory.
inline void prefetch_ahead(std::span<const Features* const> records, std::size_t at) {
  constexpr std::size_t kAhead = 8;
  if (at + 2 * kAhead < records.size()) __builtin_prefetch(records[at + 2 * kAhead]);
  if (at + kAhead < records.size()) records[at + kAhead]->prefetch();
}

}  // namespace concord::matching
