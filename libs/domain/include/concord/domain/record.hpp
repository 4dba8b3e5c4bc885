// A record: what one source says about one person, as it stood when it was sighted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <concord/domain/contact.hpp>
#include <concord/domain/identifiers.hpp>
#include <concord/domain/keys.hpp>
#include <concord/domain/marker.hpp>
#include <concord/domain/partial_date.hpp>
#include <concord/domain/person_name.hpp>

namespace concord::domain {

enum class Sex { unknown, male, female, indeterminate };
std::string_view to_string(Sex sex);
Result<Sex> parse_sex(std::string_view text);

enum class DeathState { reported, verified };
std::string_view to_string(DeathState state);
Result<DeathState> parse_death_state(std::string_view text);
struct Death {
  DeathState state = DeathState::reported;
  std::optional<PartialDate> date;
  bool operator==(const Death&) const = default;
};

// To another record of the same source. Types are those of facts on codes: partner, parent, child, carer ...
struct Relationship {
  std::string type;
  std::string record_id;
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
  bool operator==(const Relationship&) const = default;
};

// A resident's involvement with a service: a tenancy, a claim, a care package.
struct Engagement {
  std::string kind;       // tenancy, housing-benefit, council-tax-support, council-tax, long-term-support ...
  std::string reference;  // the source's own number for it
  std::string role;    // tenant, household-member, claimant, partner, dependant, liable, service-user, carer
  std::string status;  // the source's word for its state
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;                             // empty, or in the future: current
  std::vector<std::pair<std::string, std::string>> details;  // name and value, names in order
  bool operator==(const Engagement&) const = default;
};
// Without an end, or until the end of the last day that `to` can mean.
bool is_current(const Engagement& engagement, CivilDate today);

// Says that where the person lives, or whom they live with, must not be told.
struct Restriction {
  std::string reason;  // at-risk, unsafe-address, refuge, restricted-case
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
  bool operator==(const Restriction&) const = default;
};

// A coded fact of a category other than those above: a disability, an ethnic group, a first language.
struct Attribute {
  Category category = Category::equality;  // health, equality or preferences
  std::string name;
  std::string value;
  bool operator==(const Attribute&) const = default;
};

struct Record {
  std::string record_id;
  Part part = Part::housing;
  std::vector<PersonName> names;
  std::optional<PartialDate> birth_date;
  bool birth_expected = false;  // an unborn child: the date is when it is due
  bool birth_estimated = false;
  Sex sex = Sex::unknown;
  std::optional<Death> death;
  std::vector<Identifier> identifiers;
  std::vector<Address> addresses;
  std::vector<ContactPoint> contacts;
  std::vector<Relationship> relationships;
  std::vector<Engagement> engagements;
  std::vector<Restriction> restrictions;
  std::vector<Marker> markers;
  std::vector<Attribute> attributes;
  bool operator==(const Record&) const = default;
};

// When a source says that a record was so. Sightings of one record are ordered by time, then counter,
// then content hash: a total order that does not depend on when anything arrived. A sighting that has
// only a counter ranks before every one that has a time, so a source should keep to one of them.
struct SourceVersion {
  std::optional<Instant> as_of;
  std::uint64_t counter = 0;
  bool has_counter = false;
  bool empty() const { return !as_of && !has_counter; }
  bool operator==(const SourceVersion&) const = default;
};
// An RFC 3339 time, a decimal counter, or both as "2026-11-01T03:00:00Z/17".
Result<SourceVersion> parse_source_version(std::string_view text);
std::string to_string(const SourceVersion& version);

// The record's source no longer has it: deleted, or merged into another of its records.
struct Withdrawal {
  std::string record_id;
  std::string merged_into;  // empty: deleted
  bool operator==(const Withdrawal&) const = default;
};

// The first is true even where every restriction has ended: for whoever would rather withhold too much.
bool is_restricted(const Record& record);
bool is_restricted(const Record& record, CivilDate today);

}  // namespace concord::domain
