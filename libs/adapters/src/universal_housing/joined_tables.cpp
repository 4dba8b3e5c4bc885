#include "universal_housing/joined_tables.hpp"

#include <concord/base/text.hpp>

#include "code_book.hpp"
#include "table.hpp"
#include "universal_housing/columns.hpp"

namespace concord::adapters::universal_housing {
namespace {

using Rows = Table::Rows;

// address1 may repeat what post_preamble and post_desig say.
void add_line(std::vector<std::string>& lines, std::string line) {
  if (!line.empty()) {
    lines.push_back(std::move(line));
  }
}

std::vector<std::string> address_lines(const Row& row) {
  std::vector<std::string> lines;
  std::string street = collapse_blanks(row.text(property::address1));
  const std::string preamble = collapse_blanks(row.text(property::post_preamble));
  const std::string number = collapse_blanks(row.text(property::post_desig));
  if (!starts_with_ignoring_case(street, preamble)) {
    add_line(lines, preamble);
  }
  const bool has_number = street.find(number + " ") != std::string::npos || number.empty();
  if (!has_number) {
    street = number + " " + street;
  }
  for (const std::string_view part : split(street, ',')) {
    add_line(lines, collapse_blanks(part));
  }
  return lines;
}

domain::Premises premises_of(const Row& row) {
  const Result<domain::Premises> known =
      domain::parse_premises(row.known_code(property::subtyp_code, "property-type"));
  if (known && *known != domain::Premises::dwelling) {
    return *known;
  }
  if (row.flag(property::sheltered, "sheltered")) {
    return domain::Premises::sheltered;
  }
  return known.value_or(domain::Premises::unknown);
}

Outcome read_properties(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                        JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "property.csv", property::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    domain::Address address;
    address.property_ref = row.string(property::prop_ref);
    address.lines = address_lines(row);
    address.postcode = row.postcode(property::post_code);
    address.uprn = row.uprn(property::u_llpg_ref);
    address.premises =
        domain::is_no_address(address.lines) ? domain::Premises::no_fixed_abode : premises_of(row);
    tables.properties.insert_or_assign(row.string(property::prop_ref),
                                       Property{std::move(address), row.string(property::housing_officer)});
  }
  return {};
}

Agreement agreement_of(const Row& row) {
  Agreement agreement;
  agreement.tag_ref = row.string(tenagree::tag_ref);
  agreement.prop_ref = row.string(tenagree::prop_ref);
  agreement.tenure = row.string(tenagree::tenure);
  agreement.use = row.known_code(tenagree::tenure, "tenure");
  if (!agreement.use.empty()) {
    agreement.tenure_description = row.known_code(tenagree::tenure, "tenure-description");
  }
  agreement.from = row.date(tenagree::cot);
  agreement.to = row.date(tenagree::eot);
  if (const auto succession = row.date(tenagree::succession_date)) {
    agreement.succession_date = domain::to_string(*succession);
  }
  agreement.balance = row.string(tenagree::cur_bal);
  const bool terminated = row.flag(tenagree::terminated, "terminated");
  const bool active = row.flag(tenagree::active, "active");
  agreement.status = terminated ? "terminated" : active ? "active" : "ended";
  return agreement;
}

Outcome read_agreements(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                        JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "tenagree.csv", tenagree::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    const std::string house_ref = row.string(tenagree::house_ref);
    tables.houses.insert_or_assign(row.string(tenagree::tag_ref), house_ref);
    tables.agreements[house_ref].push_back(agreement_of(row));
  }
  return {};
}

// The link tables write 0 where there is none, and some a claim with its check letter, as on letters.
void add_reference(Links& links, const Row& row, std::size_t column, std::string_view type) {
  std::string_view number = row.text(column);
  const bool has_check_letter =
      number.size() > 1 && is_digits(number.substr(0, number.size() - 1)) && !is_digits(number);
  if (has_check_letter) {
    number.remove_suffix(1);
  }
  if (number.empty() || number == "0") {
    return;
  }
  Result<domain::Identifier> reference = domain::parse_identifier(type, number);
  reference ? links.references.push_back(std::move(*reference)) : row.drop(column);
}

Outcome read_links(const Extract& extract, const CodeBook& codes, Delivery& delivery, JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "contactlink.csv", contactlink::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    const auto house = tables.houses.find(row.string(contactlink::key1));
    if (row.text(contactlink::link_type) != "TAG" || house == tables.houses.end()) {
      continue;
    }
    Links& links = tables.links[person_key(house->second, row.text(contactlink::key2))];
    links.contact_numbers.push_back(row.string(contactlink::contact_no));
    add_reference(links, row, contactlink::ben_claim_reference, domain::identifier_type::benefit_claim);
    add_reference(links, row, contactlink::ct_account_no, domain::identifier_type::council_tax_account);
  }
  return {};
}

std::optional<bool> may_use(const Row& row, std::size_t column, std::string_view table) {
  if (row.text(column).empty()) {
    return std::nullopt;
  }
  return row.flag(column, table);
}

void add_contact(JoinedTables& tables, const std::string& number, domain::ContactPoint contact) {
  if (contact.as_entered.empty()) {
    contact.as_entered = contact.value;
  }
  tables.contacts[number].push_back(std::move(contact));
}

Outcome read_phones(const Extract& extract, const CodeBook& codes, Delivery& delivery, JoinedTables& tables) {
  Result<Table> table = Table::open(extract, "phone.csv", phone::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    std::optional<domain::ContactPoint> contact = row.phone(phone::phone_no);
    if (!contact) {
      continue;
    }
    contact->use = row.known_code(phone::phone_type, "phone-type");
    contact->may_use = may_use(row, phone::ok_to_call, "ok-to-call");
    contact->as_of = row.date(phone::mod_date);
    add_contact(tables, row.string(phone::contact_no), std::move(*contact));
  }
  return {};
}

Outcome read_emails(const Extract& extract, const CodeBook& codes, Delivery& delivery, JoinedTables& tables) {
  Result<Table> table = Table::open(extract, "email.csv", email::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    std::optional<domain::ContactPoint> contact = row.email(email::email);
    if (!contact) {
      continue;
    }
    contact->may_use = may_use(row, email::ok_to_email, "ok-to-email");
    contact->as_of = row.date(email::mod_date);
    add_contact(tables, row.string(email::contact_no), std::move(*contact));
  }
  return {};
}

// Relationships are to the head of the household, who may stand anywhere in the file: a look ahead.
Outcome find_heads(const Extract& extract, const CodeBook& codes, Delivery& delivery, JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "member.csv", member::kColumns, Rows::uncounted, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    if (codes.word("relationship", row.text(member::relationship)) != "head") {
      continue;
    }
    tables.heads.emplace(row.string(member::house_ref), row.string(member::person_no));
  }
  return {};
}

}  // namespace

std::string person_key(std::string_view house_ref, std::string_view person_no) {
  while (person_no.size() > 1 && person_no.front() == '0') {
    person_no.remove_prefix(1);
  }
  std::string key(house_ref);
  key.append("/").append(person_no);
  return key;
}

Result<JoinedTables> read_joined_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery) {
  JoinedTables tables;
  for (const auto read :
       {read_properties, read_agreements, read_links, read_phones, read_emails, find_heads}) {
    const Outcome done = read(extract, codes, delivery, tables);
    if (!done) {
      return done.error();
    }
  }
  auto alerts = read_alerts(extract, codes, delivery);
  if (!alerts) {
    return alerts.error();
  }
  tables.alerts = *std::move(alerts);
  return tables;
}

}  // namespace concord::adapters::universal_housing
