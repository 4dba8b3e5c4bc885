// A record as matching sees it: everything it ever said about who it is, standardised, as sets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <concord/domain/record.hpp>
#include <concord/matching/generation.hpp>

namespace concord::matching {

// Folded (concord/base/text.hpp) and romanised, without titles; marks of generation stand in the subject.
struct SubjectName {
  std::string given;
  std::string middle;
  std::string family;
  bool given_cut = false;  // may be truncated: a prefix is not a mismatch
  bool family_cut = false;
  auto operator<=>(const SubjectName&) const = default;
};

struct SubjectAddress {
  std::string postcode;  // "E8 3HA"
  std::string uprn;
  std::string flat, house, street, town;
  bool shared = false;  // HMO, hostel, care home ...: says little about who lives there
  auto operator<=>(const SubjectAddress&) const = default;
};

struct SubjectIdentifier {
  std::string type;
  std::string value;
  bool verified = false;
  bool weak = false;  // partial or temporary
  auto operator<=>(const SubjectIdentifier&) const = default;
};

// Sorted and without repeats, so that a subject depends on content alone. A subject with nothing to
// compare (of source `concord`) is `bare`: it joins by decisions only and is left out of averages.
struct Subject {
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  std::string layout;
  bool ceased = false;
  std::vector<SubjectName> names;
  std::vector<Generation> generations;  // the marks behind its names: "John Okafor Jr"
  std::vector<domain::PartialDate> birth_dates;
  // Where nothing states a sex, what a title says (Mr, Mrs): for matching alone, never shown as stated.
  std::vector<domain::Sex> sexes;
  // The earliest day on which a source had them in a role that only adults have (liable, claimant, tenant).
  std::optional<domain::PartialDate> adult_since;
  std::vector<SubjectAddress> addresses;
  std::vector<SubjectIdentifier> identifiers;  // of persons and of groups
  std::vector<std::string> phones;             // E.164
  std::vector<std::string> emails;
  std::vector<std::pair<std::string, std::string>> attributes;  // name, folded value (mapping files)
  bool bare() const;
  bool operator==(const Subject&) const = default;
};

// A name in parts or whole, as subjects hold it; empty where it names nobody.
SubjectName standard_name(const domain::PersonName& name);
// The same, with its mark of generation, added to those of the subject; nothing where it names nobody.
void add_name(const domain::PersonName& name, Subject& subject);

// From every distinct version of the record, in any order.
Subject standardise(const domain::RecordKey& key, std::span<const domain::Record> versions,
                    std::string layout, bool ceased);

}  // namespace concord::matching
