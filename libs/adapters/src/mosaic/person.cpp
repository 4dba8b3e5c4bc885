#include "mosaic/person.hpp"

#include <concord/base/text.hpp>

#include "mosaic/columns.hpp"

namespace concord::adapters::mosaic {
namespace {

using domain::Category;

constexpr std::size_t kNhsDigits = 10;

bool is_placeholder_or_empty(std::string_view text) {
  return text.empty() || domain::is_placeholder_name(text);
}

void add_name(domain::Record& record, const Row& row) {
  domain::PersonName name;
  name.title = collapse_blanks(row.text(persons::title));
  name.given = row.name(persons::first_name);
  name.family = row.name(persons::last_name);
  name.given_cut = row.fills(persons::first_name, persons::kNameWidth);
  name.family_cut = row.fills(persons::last_name, persons::kNameWidth);
  if (name.given.empty() && name.family.empty()) {
    name.full = row.name(persons::full_name);
  }
  const bool names_somebody = !name.given.empty() || !name.family.empty() || !name.full.empty();
  if (names_somebody) {
    record.names.push_back(std::move(name));
  }
}

// NHS_ID is a number there, so its leading zeros are lost.
void add_nhs_number(domain::Record& record, const Row& row) {
  std::string digits = row.string(persons::nhs_id);
  if (digits.empty()) {
    return;
  }
  if (is_digits(digits) && digits.size() < kNhsDigits) {
    digits.insert(0, kNhsDigits - digits.size(), '0');
  }
  const auto number = domain::parse_identifier(domain::identifier_type::nhs_number, digits);
  number ? add_once(record, *number) : row.drop(persons::nhs_id);
}

void add_contacts(domain::Record& record, const Row& row, const JoinedTables& tables) {
  const std::string person_id = row.string(persons::person_id);
  const auto addresses = tables.addresses.find(person_id);
  if (addresses != tables.addresses.end()) {
    record.addresses = addresses->second;
  }
  const auto telephones = tables.telephones.find(person_id);
  if (telephones != tables.telephones.end()) {
    record.contacts = telephones->second;
  }
  if (auto email = row.email(persons::email_address)) {
    record.contacts.push_back(std::move(*email));
  }
}

}  // namespace

bool is_placeholder(const Row& row) {
  const bool parts = !row.text(persons::first_name).empty() || !row.text(persons::last_name).empty();
  if (!parts) {
    return domain::is_placeholder_name(row.text(persons::full_name));
  }
  return is_placeholder_or_empty(row.text(persons::first_name)) &&
         is_placeholder_or_empty(row.text(persons::last_name));
}

domain::Record record_of(const Row& row, domain::Part part, const JoinedTables& tables, CivilDate today) {
  domain::Record record;
  record.record_id = "mosaic-" + row.string(persons::person_id);
  record.part = part;
  add_name(record, row);
  record.birth_date = row.birth_date(persons::date_of_birth, true);
  record.birth_expected = record.birth_date && *record.birth_date > domain::whole(today);
  record.sex = domain::parse_sex(row.known_code(persons::gender, "gender")).value_or(domain::Sex::unknown);
  if (const auto died = row.date(persons::date_of_death)) {
    record.death = domain::Death{domain::DeathState::reported, *died};
  }
  add_nhs_number(record, row);
  row.add_identifier(record, persons::upn_id, domain::identifier_type::upn);
  row.add_identifier(record, persons::person_id, domain::identifier_type::social_care_person_id);
  add_contacts(record, row, tables);
  if (row.flag(persons::restricted, "restricted")) {
    record.restrictions.push_back({"restricted-case", {}, {}});
  }
  add_attribute(record, Category::equality, "ethnicity", collapse_blanks(row.text(persons::ethnicity)));
  add_attribute(record, Category::preferences, "first-language",
                collapse_blanks(row.text(persons::first_language)));
  if (row.flag(persons::interpreter_required, "interpreter-required")) {
    add_attribute(record, Category::preferences, "interpreter-required", "yes");
  }
  return record;
}

}  // namespace concord::adapters::mosaic
