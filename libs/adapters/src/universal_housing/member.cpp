#include "universal_housing/member.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

#include "universal_housing/columns.hpp"

namespace concord::adapters::universal_housing {
namespace {

using domain::Category;

std::string record_id(std::string_view house_ref, std::string_view person_no) {
  std::string id = "uh-";
  id.append(house_ref).append("-").append(person_no);
  return id;
}

// Initials stand for all given names: those behind the first say what the forename column does not.
std::string middle_initials(std::string_view initials, std::string_view forename) {
  const std::string letters = keep_alnum_ascii(initials);
  if (letters.size() < 2 || forename.empty() || !starts_with_ignoring_case(forename, letters.substr(0, 1))) {
    return {};
  }
  std::string middle;
  for (const char letter : letters.substr(1)) {
    if (!middle.empty()) {
      middle += ' ';
    }
    middle += letter;
  }
  return middle;
}

void add_name(domain::Record& record, const Row& row) {
  domain::PersonName name;
  name.title = collapse_blanks(row.text(member::title));
  name.given = row.name(member::forename);
  name.family = row.name(member::surname);
  name.middle = middle_initials(row.text(member::initials), name.given);
  if (name.given.empty()) {
    name.given = collapse_blanks(row.text(member::initials));
  }
  name.given_cut = row.fills(member::forename, member::kForenameWidth);
  name.family_cut = row.fills(member::surname, member::kSurnameWidth);
  if (!name.given.empty() || !name.family.empty()) {
    record.names.push_back(std::move(name));
  }
}

void add_home(domain::Record& record, const Agreement& agreement, const JoinedTables& tables) {
  const auto property = tables.properties.find(agreement.prop_ref);
  if (property == tables.properties.end() || agreement.use == "not-a-home") {
    return;
  }
  domain::Address address = property->second.address;
  if (agreement.use == "temporary") {
    address.use = domain::AddressUse::temporary;
  }
  if (agreement.status != "active" && !agreement.to) {
    address.use = domain::AddressUse::previous;
  }
  address.from = agreement.from;
  address.to = agreement.to;
  record.addresses.push_back(std::move(address));
}

void add_detail(domain::Engagement& tenancy, std::string_view name, const std::string& value) {
  if (!value.empty()) {
    tenancy.details.emplace_back(name, value);
  }
}

void add_tenancy(domain::Record& record, const Agreement& agreement, const JoinedTables& tables,
                 bool responsible) {
  domain::Engagement tenancy;
  tenancy.kind = "tenancy";
  tenancy.reference = agreement.tag_ref;
  tenancy.role = responsible ? "tenant" : "household-member";
  tenancy.status = agreement.status;
  tenancy.from = agreement.from;
  tenancy.to = agreement.to;
  // The account is the tenants' own: not a fact about everyone in the house.
  if (responsible) {
    add_detail(tenancy, "balance", agreement.balance);
  }
  const auto property = tables.properties.find(agreement.prop_ref);
  if (property != tables.properties.end()) {
    add_detail(tenancy, "housing-officer", property->second.housing_officer);
  }
  add_detail(tenancy, "succession-date", agreement.succession_date);
  add_detail(tenancy, "tenure", agreement.tenure);
  add_detail(tenancy, "tenure-description", agreement.tenure_description);
  record.engagements.push_back(std::move(tenancy));
}

void add_household(domain::Record& record, const Row& row, const JoinedTables& tables) {
  row.add_identifier(record, member::house_ref, domain::identifier_type::housing_household);
  const auto agreements = tables.agreements.find(row.string(member::house_ref));
  if (agreements == tables.agreements.end()) {
    return;
  }
  const bool responsible = row.flag(member::responsible, "responsible");
  for (const Agreement& agreement : agreements->second) {
    const Result<domain::Identifier> tenancy =
        domain::parse_identifier(domain::identifier_type::tenancy, agreement.tag_ref);
    if (tenancy) {
      add_once(record, *tenancy);
    }
    add_home(record, agreement, tables);
    add_tenancy(record, agreement, tables, responsible);
  }
}

void add_linked(domain::Record& record, const Row& row, const JoinedTables& tables) {
  const auto links = tables.links.find(person_key(row.text(member::house_ref), row.text(member::person_no)));
  if (links == tables.links.end()) {
    return;
  }
  for (const domain::Identifier& reference : links->second.references) {
    add_once(record, reference);
  }
  for (const std::string& number : links->second.contact_numbers) {
    const auto contacts = tables.contacts.find(number);
    if (contacts == tables.contacts.end()) {
      continue;
    }
    for (const domain::ContactPoint& contact : contacts->second) {
      const bool known =
          std::find(record.contacts.begin(), record.contacts.end(), contact) != record.contacts.end();
      if (!known) {
        record.contacts.push_back(contact);
      }
    }
  }
}

// What the head of the household is to this member.
void add_relationship(domain::Record& record, const Row& row, const JoinedTables& tables) {
  const std::string relation = row.known_code(member::relationship, "relationship");
  const auto head = tables.heads.find(row.string(member::house_ref));
  if (relation.empty() || relation == "head" || head == tables.heads.end() ||
      head->second == row.text(member::person_no)) {
    return;
  }
  std::string type = relation == "child" ? "parent" : relation == "lodger" ? "other" : relation;
  record.relationships.push_back(
      {std::move(type), record_id(row.text(member::house_ref), head->second), {}, {}});
}

void add_flag(domain::Record& record, const Row& row, std::size_t column, std::string_view name) {
  if (row.flag(column, name)) {
    add_attribute(record, Category::health, name, "yes");
  }
}

void add_attributes(domain::Record& record, const Row& row) {
  add_flag(record, row, member::disabled, "disabled");
  add_flag(record, row, member::wheelch_user, "wheelchair-user");
  add_flag(record, row, member::vulnerable, "vulnerable");
  add_attribute(record, Category::equality, "ethnicity", row.string(member::ethnic_origin));
  add_attribute(record, Category::equality, "nationality", row.string(member::nationality));
  add_attribute(record, Category::equality, "economic-status", row.string(member::econ_status));
  add_attribute(record, Category::preferences, "first-language", row.string(member::first_lang));
}

bool is_placeholder_or_empty(std::string_view text) {
  return text.empty() || domain::is_placeholder_name(text);
}

}  // namespace

std::optional<std::string> not_a_person(const Row& row) {
  const std::string_view forename = row.text(member::forename);
  const std::string_view surname = row.text(member::surname);
  if (forename.empty() && surname.empty()) {
    return std::nullopt;
  }
  if (!is_placeholder_or_empty(forename) || !is_placeholder_or_empty(surname)) {
    return std::nullopt;
  }
  std::string whole(forename);
  whole.append(" ").append(surname);
  const domain::NamedKind kind = domain::parse_account_name(trim(whole)).kind;
  const bool says_what = kind == domain::NamedKind::void_property || kind == domain::NamedKind::occupier;
  return says_what ? std::string(domain::to_string(kind)) : "placeholder";
}

domain::Record record_of(const Row& row, const JoinedTables& tables) {
  domain::Record record;
  record.record_id = record_id(row.text(member::house_ref), row.text(member::person_no));
  record.part = domain::Part::housing;
  add_name(record, row);
  record.birth_date = row.birth_date(member::dob);
  record.sex = domain::parse_sex(row.known_code(member::gender, "gender")).value_or(domain::Sex::unknown);
  row.add_identifier(record, member::ni_no, domain::identifier_type::nino);
  add_household(record, row, tables);
  add_linked(record, row, tables);
  add_relationship(record, row, tables);
  if (row.flag(member::at_risk, "at-risk")) {
    record.restrictions.push_back({"at-risk", {}, {}});
  }
  for (const std::string& whose : {row.string(member::house_ref),
                                   person_key(row.text(member::house_ref), row.text(member::person_no))}) {
    if (const auto alerts = tables.alerts.find(whose); alerts != tables.alerts.end()) {
      record.markers.insert(record.markers.end(), alerts->second.begin(), alerts->second.end());
    }
  }
  add_attributes(record, row);
  return record;
}

}  // namespace concord::adapters::universal_housing
