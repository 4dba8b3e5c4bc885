// Which of several records' values a profile shows. Pure: the same contributions give the same golden
// values, in any order. Order of preference: verified, not ceased, the part's rank for the field, newest
// as-of time, record key; within a record, as it lists them. docs/survivorship.md says it field by field.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/domain/record.hpp>

namespace concord::policy {

// What one record says, as far as the asker may see it: only the allowed categories are filled.
struct Contribution {
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  bool ceased = false;
  std::optional<Instant> as_of;
  domain::Record record;
};

// A value and where it comes from. `also` are other records that say the same; `conflicts` is true when
// another visible record says something else.
template <class T>
struct Golden {
  T value;
  domain::RecordKey from;
  std::optional<Instant> as_of;
  std::vector<domain::RecordKey> also;
  bool conflicts = false;
};

struct GoldenProfile {
  std::optional<Golden<domain::PersonName>> name;
  std::vector<Golden<domain::PersonName>> other_names;
  std::optional<Golden<domain::PartialDate>> birth_date;
  std::optional<Golden<domain::Sex>> sex;
  std::optional<Golden<domain::Death>> death;
  std::vector<Golden<domain::Identifier>> identifiers;
  std::optional<Golden<domain::Address>> address;        // current home
  std::vector<Golden<domain::Address>> other_addresses;  // current others, then previous, newest first
  std::vector<Golden<domain::ContactPoint>> contacts;
  std::vector<Golden<domain::Engagement>> engagements;
  std::vector<Golden<domain::Marker>> markers;
  std::vector<Golden<domain::Restriction>> restrictions;
  std::vector<Golden<domain::Attribute>> attributes;
};

class Survivorship {
 public:
  // config/survivorship.json. Members and parts that it doesn't know are refused, naming the nearest.
  static Result<Survivorship> read(const JsonValue& json);
  // Contributions have different keys. Engagements of kind `involvement` are left out.
  GoldenProfile choose(std::span<const Contribution> contributions, CivilDate today) const;
  const std::string& version() const { return version_; }

 private:
  std::string version_;
  // field -> part -> rank (lower is better); a part that is not named ranks last
  std::map<std::string, std::map<domain::Part, int>, std::less<>> rank_;
};

}  // namespace concord::policy
