#include <algorithm>

#include <concord/base/text.hpp>
#include <concord/policy/rectified.hpp>

namespace concord::policy {
namespace {

using domain::Record;

bool same_text(const std::string& said, const std::string& proposed) {
  return proposed.empty() || fold(said) == fold(proposed);
}

template <class T>
bool same(const std::optional<T>& said, const std::optional<T>& proposed) {
  return !proposed || said == proposed;
}

bool fits(const domain::PersonName& said, const domain::PersonName& proposed) {
  return said.use == proposed.use && same_text(said.title, proposed.title) &&
         same_text(said.given, proposed.given) && same_text(said.middle, proposed.middle) &&
         same_text(said.family, proposed.family) && same_text(said.suffix, proposed.suffix) &&
         same_text(said.full, proposed.full) && same(said.from, proposed.from) && same(said.to, proposed.to);
}

bool fits(const domain::Identifier& said, const domain::Identifier& proposed) {
  return said.type == proposed.type && said.value == proposed.value;
}

bool fits(const domain::Address& said, const domain::Address& proposed) {
  const auto whole = [](const domain::Address& address) {
    std::string text;
    for (const std::string& line : address.lines) {
      text += " " + fold(line);
    }
    return text;
  };
  return said.use == proposed.use && (proposed.lines.empty() || whole(said) == whole(proposed)) &&
         same_text(said.postcode, proposed.postcode) && same_text(said.uprn, proposed.uprn) &&
         same(said.from, proposed.from) && same(said.to, proposed.to);
}

bool fits(const domain::ContactPoint& said, const domain::ContactPoint& proposed) {
  return said.kind == proposed.kind && said.value == proposed.value && same_text(said.use, proposed.use) &&
         same(said.may_use, proposed.may_use);
}

bool fits(const domain::Relationship& said, const domain::Relationship& proposed) {
  return said.type == proposed.type && said.record_id == proposed.record_id &&
         same(said.from, proposed.from) && same(said.to, proposed.to);
}

bool fits(const domain::Engagement& said, const domain::Engagement& proposed) {
  const bool details = std::all_of(proposed.details.begin(), proposed.details.end(), [&](const auto& detail) {
    return std::find(said.details.begin(), said.details.end(), detail) != said.details.end();
  });
  return said.kind == proposed.kind && same_text(said.reference, proposed.reference) &&
         same_text(said.role, proposed.role) && same_text(said.status, proposed.status) && details &&
         same(said.from, proposed.from) && same(said.to, proposed.to);
}

bool fits(const domain::Attribute& said, const domain::Attribute& proposed) {
  return said.category == proposed.category && said.name == proposed.name &&
         same_text(said.value, proposed.value);
}

template <class T>
bool fits(const T& said, const T& proposed) {
  return said == proposed;
}

template <class T>
bool all_said(const std::vector<T>& said, const std::vector<T>& proposed) {
  return std::all_of(proposed.begin(), proposed.end(), [&](const T& one) {
    return std::any_of(said.begin(), said.end(), [&](const T& other) { return fits(other, one); });
  });
}

}  // namespace

bool says(const Record& record, const Record& proposed) {
  return all_said(record.names, proposed.names) && same(record.birth_date, proposed.birth_date) &&
         (proposed.sex == domain::Sex::unknown || record.sex == proposed.sex) &&
         same(record.death, proposed.death) && all_said(record.identifiers, proposed.identifiers) &&
         all_said(record.addresses, proposed.addresses) && all_said(record.contacts, proposed.contacts) &&
         all_said(record.relationships, proposed.relationships) &&
         all_said(record.engagements, proposed.engagements) &&
         all_said(record.restrictions, proposed.restrictions) && all_said(record.markers, proposed.markers) &&
         all_said(record.attributes, proposed.attributes);
}

}  // namespace concord::policy
