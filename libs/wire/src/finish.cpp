// What becomes of each object once all of its members are read.
#include <algorithm>
#include <utility>

#include <concord/base/text.hpp>

#include "reading.hpp"
#include "tables.hpp"

namespace concord::wire {
namespace {

bool is_digit_run(std::string_view text, std::size_t from, std::size_t size) {
  return is_digits(text.substr(from, size));
}

// YYYY-MM-DD; sentinels such as 9999-12-31 lie outside the years of a true date but are told from mistakes.
bool has_day_shape(std::string_view text) {
  return text.size() == 10 && is_digit_run(text, 0, 4) && text[4] == '-' && is_digit_run(text, 5, 2) &&
         text[7] == '-' && is_digit_run(text, 8, 2);
}

Result<domain::PartialDate> read_date(std::string_view text) {
  return has_day_shape(text) ? domain::parse_date(text, "%Y-%m-%d") : domain::parse_partial_date(text);
}

// Takes a value that the domain normalises; what it refuses is a fault of that member.
void normalise(Reading& at, const Values& values, std::size_t place,
               Result<std::string> (*parse)(std::string_view), std::string& into) {
  into = at.text(values, place);
  if (!at.strict() || into.empty()) return;
  auto parsed = parse(into);
  if (parsed) {
    into = *std::move(parsed);
  } else {
    at.fault(place, parsed.error().code, parsed.error().detail);
  }
}

void read_id(Reading& at, const Values& values, std::size_t place, std::string& into) {
  if (!values.has(place)) return;
  into = std::string(values.texts[place]);
  if (!at.strict() || into.empty()) return;
  if (auto parsed = domain::parse_record_id(into); !parsed) {
    at.fault(place, parsed.error().code, parsed.error().detail);
  }
}

// A code: no free text, which may speak of others.
void read_slug(Reading& at, const Values& values, std::size_t place, std::string& into) {
  into = at.text(values, place);
  if (at.strict() && values.has(place) && !is_slug(into, 32)) {
    at.fault(place, Code::invalid_value, "a code is 1 to 32 of a-z 0-9 _ -, and begins with a letter");
  }
}

}  // namespace

std::optional<domain::PartialDate> Reading::true_date(const Values& values, std::size_t place) {
  if (!values.has(place)) return std::nullopt;
  const auto parsed = read_date(values.texts[place]);
  if (!parsed) {
    fault(place, parsed.error().code, parsed.error().detail);
    return std::nullopt;
  }
  if (strict() && domain::is_sentinel(*parsed)) {
    fault(place, Code::invalid_value, "a date that systems write for none: leave it out");
    return std::nullopt;
  }
  return *parsed;
}

std::optional<domain::PartialDate> Reading::date(const Values& values, std::size_t place) {
  if (strict() && values.has(place)) {
    const auto parsed = read_date(values.texts[place]);
    if (parsed && domain::is_sentinel(*parsed)) return std::nullopt;
  }
  return true_date(values, place);
}

void finish_name(Reading& at, const Values& values) {
  constexpr auto& kAt = kNameMembers;
  domain::PersonName name;
  at.word(values, place(kAt, "use"), &domain::parse_name_use, name.use);
  name.title = at.text(values, place(kAt, "title"));
  name.given = at.text(values, place(kAt, "given"));
  name.middle = at.text(values, place(kAt, "middle"));
  name.family = at.text(values, place(kAt, "family"));
  name.suffix = at.text(values, place(kAt, "suffix"));
  name.full = at.text(values, place(kAt, "full"));
  name.given_cut = values.flag(place(kAt, "given_cut"));
  name.family_cut = values.flag(place(kAt, "family_cut"));
  name.from = at.date(values, place(kAt, "from"));
  name.to = at.date(values, place(kAt, "to"));
  at.record.names.push_back(std::move(name));
}

void finish_death(Reading& at, const Values& values) {
  constexpr auto& kAt = kDeathMembers;
  domain::Death death;
  at.word(values, place(kAt, "state"), &domain::parse_death_state, death.state);
  death.date = at.true_date(values, place(kAt, "date"));
  at.record.death = death;
}

void finish_identifier(Reading& at, const Values& values) {
  constexpr auto& kAt = kIdentifierMembers;
  domain::Identifier identifier;
  identifier.type = at.text(values, place(kAt, "type"));
  identifier.value = at.text(values, place(kAt, "value"));
  at.word(values, place(kAt, "quality"), &domain::parse_quality, identifier.quality);
  identifier.verified = values.flag(place(kAt, "verified"));
  if (at.strict() && !identifier.type.empty() && !is_slug(identifier.type, 32)) {
    at.fault(place(kAt, "type"), Code::invalid_value,
             "a kind of identifier is 1 to 32 of a-z 0-9 _ -, and begins with a letter");
  } else if (at.strict() && !identifier.type.empty() && !identifier.value.empty()) {
    auto parsed = domain::parse_identifier(identifier.type, identifier.value);
    if (!parsed) {
      at.fault(place(kAt, "value"), parsed.error().code, parsed.error().detail);
    } else {
      identifier.value = std::move(parsed->value);
      identifier.quality = std::max(identifier.quality, parsed->quality);  // the weaker of the two
    }
  }
  at.record.identifiers.push_back(std::move(identifier));
}

void finish_address(Reading& at, const Values& values) {
  constexpr auto& kAt = kAddressMembers;
  domain::Address address;
  at.word(values, place(kAt, "use"), &domain::parse_address_use, address.use);
  at.word(values, place(kAt, "premises"), &domain::parse_premises, address.premises);
  address.lines = std::exchange(at.lines, {});
  normalise(at, values, place(kAt, "postcode"), &domain::parse_postcode, address.postcode);
  normalise(at, values, place(kAt, "uprn"), &domain::parse_uprn, address.uprn);
  address.property_ref = at.text(values, place(kAt, "property_ref"));
  address.from = at.date(values, place(kAt, "from"));
  address.to = at.date(values, place(kAt, "to"));
  at.record.addresses.push_back(std::move(address));
}

void finish_contact(Reading& at, const Values& values) {
  constexpr auto& kAt = kContactMembers;
  domain::ContactPoint contact;
  at.word(values, place(kAt, "kind"), &domain::parse_contact_kind, contact.kind);
  contact.value = at.text(values, place(kAt, "value"));
  contact.extension = at.text(values, place(kAt, "extension"));
  contact.as_entered = at.text(values, place(kAt, "as_entered"));
  contact.use = at.text(values, place(kAt, "use"));
  if (values.has(place(kAt, "may_use"))) contact.may_use = values.flag(place(kAt, "may_use"));
  contact.as_of = at.date(values, place(kAt, "as_of"));
  if (at.strict() && values.has(place(kAt, "kind")) && !contact.value.empty()) {
    auto parsed = contact.kind == domain::ContactKind::phone ? domain::parse_phone(contact.value)
                                                             : domain::parse_email(contact.value);
    if (!parsed) {
      at.fault(place(kAt, "value"), parsed.error().code, parsed.error().detail);
    } else {
      if (contact.as_entered.empty() && parsed->value != contact.value) contact.as_entered = contact.value;
      if (contact.extension.empty()) contact.extension = std::move(parsed->extension);
      contact.value = std::move(parsed->value);
    }
  }
  at.record.contacts.push_back(std::move(contact));
}

void finish_relationship(Reading& at, const Values& values) {
  constexpr auto& kAt = kRelationshipMembers;
  domain::Relationship relationship;
  relationship.type = at.text(values, place(kAt, "type"));
  read_id(at, values, place(kAt, "record_id"), relationship.record_id);
  relationship.from = at.date(values, place(kAt, "from"));
  relationship.to = at.date(values, place(kAt, "to"));
  at.record.relationships.push_back(std::move(relationship));
}

void finish_engagement(Reading& at, const Values& values) {
  constexpr auto& kAt = kEngagementMembers;
  domain::Engagement engagement;
  engagement.kind = at.text(values, place(kAt, "kind"));
  engagement.reference = at.text(values, place(kAt, "reference"));
  engagement.role = at.text(values, place(kAt, "role"));
  engagement.status = at.text(values, place(kAt, "status"));
  engagement.from = at.date(values, place(kAt, "from"));
  engagement.to = at.date(values, place(kAt, "to"));
  engagement.details = std::exchange(at.details, {});
  if (at.strict()) std::sort(engagement.details.begin(), engagement.details.end());
  at.record.engagements.push_back(std::move(engagement));
}

void finish_restriction(Reading& at, const Values& values) {
  constexpr auto& kAt = kRestrictionMembers;
  domain::Restriction restriction;
  restriction.reason = at.text(values, place(kAt, "reason"));
  restriction.from = at.date(values, place(kAt, "from"));
  restriction.to = at.date(values, place(kAt, "to"));
  at.record.restrictions.push_back(std::move(restriction));
}

void finish_incident(Reading& at, const Values& values) {
  constexpr auto& kAt = kIncidentMembers;
  domain::Incident incident;
  incident.reference = at.text(values, place(kAt, "reference"));
  if (const auto date = at.true_date(values, place(kAt, "date"))) incident.date = *date;
  read_slug(at, values, place(kAt, "kind"), incident.kind);
  at.incident = std::move(incident);
}

void finish_told(Reading& at, const Values& values) {
  constexpr auto& kAt = kToldMembers;
  domain::Told told;
  if (const auto on = at.true_date(values, place(kAt, "on"))) told.on = *on;
  read_slug(at, values, place(kAt, "how"), told.how);
  at.told = std::move(told);
}

void finish_marker(Reading& at, const Values& values) {
  constexpr auto& kAt = kMarkerMembers;
  domain::Marker marker;
  marker.code = at.text(values, place(kAt, "code"));
  if (values.has(place(kAt, "scope"))) {
    marker.scope = std::string(values.texts[place(kAt, "scope")]);
    const bool known = std::find(kScopes.begin(), kScopes.end(), marker.scope) != kScopes.end();
    if (at.strict() && !known)
      at.fault(place(kAt, "scope"), Code::invalid_value, "must be one of person, address");
  }
  marker.from = at.date(values, place(kAt, "from"));
  marker.review = at.date(values, place(kAt, "review"));
  marker.reviewed = at.date(values, place(kAt, "reviewed"));
  marker.to = at.date(values, place(kAt, "to"));
  marker.incident = std::exchange(at.incident, std::nullopt);
  marker.decided_by = at.text(values, place(kAt, "decided_by"));
  marker.told = std::exchange(at.told, std::nullopt);
  read_slug(at, values, place(kAt, "not_told"), marker.not_told);
  if (at.strict() && marker.told && !marker.not_told.empty())
    at.fault(place(kAt, "not_told"), Code::invalid_value,
             "the person was told, or was not: leave out one of the two");
  at.record.markers.push_back(std::move(marker));
}

void finish_attribute(Reading& at, const Values& values) {
  constexpr auto& kAt = kAttributeMembers;
  domain::Attribute attribute;
  const std::size_t category = place(kAt, "category");
  const bool known =
      values.has(category) && std::find(kAttributeCategories.begin(), kAttributeCategories.end(),
                                        values.texts[category]) != kAttributeCategories.end();
  if (!at.strict() || known) {
    at.word(values, category, &domain::parse_category, attribute.category);
  } else if (values.has(category) && !trim(values.texts[category]).empty()) {
    at.fault(category, Code::invalid_value, "must be one of health, equality, preferences, protected");
  }
  attribute.name = at.text(values, place(kAt, "name"));
  attribute.value = at.text(values, place(kAt, "value"));
  at.record.attributes.push_back(std::move(attribute));
}

void finish_withdrawn(Reading& at, const Values& values) {
  at.withdrawal.emplace();
  read_id(at, values, place(kWithdrawnMembers, "merged_into"), at.withdrawal->merged_into);
}

void finish_record(Reading& at, const Values& values) {
  constexpr auto& kAt = kRecordMembers;
  read_id(at, values, place(kAt, "record_id"), at.record.record_id);
  at.word(values, place(kAt, "part"), &domain::parse_part, at.record.part);
  if (values.has(place(kAt, "as_of"))) {
    const auto parsed = parse_rfc3339(values.texts[place(kAt, "as_of")]);
    if (parsed) {
      at.version.as_of = *parsed;
    } else {
      at.fault(place(kAt, "as_of"), parsed.error().code, parsed.error().detail);
    }
  }
  at.record.birth_date = at.true_date(values, place(kAt, "birth_date"));
  at.record.birth_expected = values.flag(place(kAt, "birth_expected"));
  at.record.birth_estimated = values.flag(place(kAt, "birth_estimated"));
  at.word(values, place(kAt, "sex"), &domain::parse_sex, at.record.sex);
  if (!values.is_named(place(kAt, "withdrawn"))) return;
  if (at.withdrawal) at.withdrawal->record_id = at.record.record_id;
  at.only_withdrawal(values);
}

}  // namespace concord::wire
