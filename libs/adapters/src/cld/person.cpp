#include "cld/person.hpp"

#include <concord/base/text.hpp>

#include "cld/columns.hpp"

namespace concord::adapters::cld {
namespace {

using domain::Category;

void add_detail(domain::Engagement& engagement, const Row& row, std::size_t column, std::string_view name) {
  if (!row.text(column).empty()) {
    engagement.details.emplace_back(name, collapse_blanks(row.text(column)));
  }
}

domain::Premises premises_of(std::string_view accommodation) {
  if (accommodation == "temporary") {
    return domain::Premises::unknown;
  }
  return domain::parse_premises(accommodation).value_or(domain::Premises::unknown);
}

}  // namespace

void Person::add(const Row& row, std::uint64_t line) {
  if (rows_ == 0) {
    first_line_ = line;
  }
  ++rows_;
  const auto start = row.date(event_start);
  const When when{start.value_or(domain::PartialDate{}), row.date(period_end).value_or(domain::PartialDate{}),
                  line};
  const std::string role = row.known_code(client_type, "client-type");
  add_values(row, when);
  add_home(row, when);
  add_event(row, start, role);
  add_links(row, role);
}

void Person::add_values(const Row& row, const When& when) {
  domain::PersonName name;
  name.given = row.name(first_name);
  name.family = row.name(last_name);
  if (!name.given.empty() || !name.family.empty()) {
    name_.offer(when, std::move(name));
  }
  if (auto number = row.identifier(nhs_number, domain::identifier_type::nhs_number)) {
    number->verified = true;  // councils trace it with the Personal Demographics Service before they submit
    nhs_number_.offer(when, std::move(*number));
  }
  if (const auto date = row.birth_date(cld::birth_date)) {
    birth_date_.offer(when, *date);
  }
  if (const auto date = row.date(death_date)) {
    death_date_.offer(when, *date);
  }
  const Result<domain::Sex> sex = domain::parse_sex(row.known_code(gender, "gender"));
  if (sex && *sex != domain::Sex::unknown) {
    sex_.offer(when, *sex);
  }
  const auto offer_text = [&](Latest<std::string>& latest, std::size_t column) {
    if (!row.text(column).empty()) {
      latest.offer(when, collapse_blanks(row.text(column)));
    }
  };
  if (to_lower_ascii(row.text(gender)) == "other") {
    other_gender_.offer(when, "other");
  }
  offer_text(ethnicity_, ethnicity);
  offer_text(support_reason_, support_reason);
  offer_text(has_carer_, has_carer);
}

void Person::add_home(const Row& row, const When& when) {
  Home home{row.postcode(cld::postcode), row.known_code(accommodation, "accommodation")};
  const bool refuge = home.accommodation == "refuge";
  if (!row.text(accommodation).empty()) {
    refuge_.offer(when, refuge);
  }
  if (refuge) {
    const domain::PartialDate since = std::get<0>(when);
    const bool dated = since != domain::PartialDate{};
    if (dated && (!refuge_since_ || since < *refuge_since_)) {
      refuge_since_ = since;
    }
  }
  if (home.postcode.empty() && home.accommodation.empty()) {
    return;
  }
  if (!home.postcode.empty()) {
    postcodes_[home.postcode] |= refuge;
  }
  home_.offer(when, std::move(home));
}

void Person::add_event(const Row& row, const std::optional<domain::PartialDate>& start,
                       const std::string& role) {
  std::string kind = row.code(event_type, "event-type");
  if (kind.empty()) {
    return;
  }
  const std::string service = row.known_code(service_type, "service-type");
  if (kind == "care-service" && !service.empty()) {
    kind = service;
  }
  domain::Engagement event;
  event.kind = kind;
  event.reference = row.string(event_reference);
  event.role = role;
  event.status = collapse_blanks(row.text(event_outcome));
  event.from = start;
  event.to = row.date(event_end);
  add_detail(event, row, delivery_mechanism, "delivery-mechanism");
  add_detail(event, row, service_component, "service-component");
  add_detail(event, row, service_type, "service-type");
  auto key = std::make_tuple(event.reference, event.from, std::move(kind));
  events_.insert_or_assign(std::move(key), std::move(event));
}

void Person::add_links(const Row& row, const std::string& role) {
  for (const std::size_t column : {adult_1, adult_2, adult_3}) {
    if (row.text(column).empty()) {
      continue;
    }
    std::string other = "cld-" + row.string(column);
    if (!domain::parse_record_id(other)) {
      row.drop(column);
      continue;
    }
    // What the other is to this one: whom a service user is linked to cares for them.
    links_.emplace(role == "carer" ? "cared-for" : "carer", std::move(other));
  }
}

void Person::write_homes(domain::Record& record) const {
  if (!home_.known()) {
    return;
  }
  const Home& now = home_.value();
  domain::Address address;
  address.premises = premises_of(now.accommodation);
  address.postcode = now.postcode;
  if (now.accommodation == "temporary") {
    address.use = domain::AddressUse::temporary;
  }
  if (!address.postcode.empty() || address.premises != domain::Premises::unknown) {
    record.addresses.push_back(address);
  }
  for (const auto& [postcode, of_refuge] : postcodes_) {
    // Where a refuge stands is nobody's to know once its resident has left.
    if (of_refuge || postcode == now.postcode) {
      continue;
    }
    domain::Address previous;
    previous.use = domain::AddressUse::previous;
    previous.postcode = postcode;
    record.addresses.push_back(std::move(previous));
  }
}

void Person::write_refuge(domain::Record& record) const {
  const bool ever = refuge_since_ || (refuge_.known() && refuge_.value());
  if (!ever) {
    return;
  }
  domain::Restriction restriction{"refuge", refuge_since_, {}};
  const domain::PartialDate left = std::get<0>(refuge_.when());
  if (!refuge_.value() && left != domain::PartialDate{}) {
    restriction.to = left;
  }
  record.restrictions.push_back(std::move(restriction));
}

domain::Record Person::record(std::string_view person_id) const {
  domain::Record record;
  record.record_id = "cld-" + std::string(person_id);
  record.part = domain::Part::adults;
  if (name_.known()) {
    record.names.push_back(name_.value());
  }
  if (birth_date_.known()) {
    record.birth_date = birth_date_.value();
  }
  if (sex_.known()) {
    record.sex = sex_.value();
  }
  if (death_date_.known()) {
    record.death = domain::Death{domain::DeathState::reported, death_date_.value()};
  }
  if (nhs_number_.known()) {
    add_once(record, nhs_number_.value());
  }
  const auto own = domain::parse_identifier(domain::identifier_type::social_care_person_id, person_id);
  if (own) {
    add_once(record, *own);
  }
  write_homes(record);
  write_refuge(record);
  for (const auto& [type, other] : links_) {
    record.relationships.push_back({type, other, {}, {}});
  }
  for (const auto& [key, event] : events_) {
    record.engagements.push_back(event);
  }
  add_attribute(record, Category::equality, "ethnicity", ethnicity_.value());
  add_attribute(record, Category::equality, "gender", other_gender_.value());
  add_attribute(record, Category::health, "primary-support-reason", support_reason_.value());
  add_attribute(record, Category::health, "has-unpaid-carer", has_carer_.value());
  return record;
}

}  // namespace concord::adapters::cld
