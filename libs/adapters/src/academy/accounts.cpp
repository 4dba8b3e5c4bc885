#include "academy/accounts.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

#include "academy/columns.hpp"
#include "academy/values.hpp"
#include "table.hpp"

namespace concord::adapters::academy {
namespace {

using Rows = Table::Rows;

// `institution` says that it is one, its address says of what kind.
domain::Premises institution_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += fold(line) + ' ';
  }
  const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (says("hospital")) {
    return domain::Premises::hospital;
  }
  if (says("prison")) {
    return domain::Premises::prison;
  }
  if (says("hostel") || says("shelter")) {
    return domain::Premises::hostel;
  }
  return domain::Premises::care_home;
}

Outcome read_properties(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                        AccountTables& tables) {
  Result<Table> table =
      Table::open(extract, "ctproperty.csv", ctproperty::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    TaxedProperty property;
    property.address.lines =
        lines_of(row, {ctproperty::addr1, ctproperty::addr2, ctproperty::addr3, ctproperty::addr4});
    property.address.postcode = row.postcode(ctproperty::postcode);
    property.address.uprn = row.uprn(ctproperty::uprn);
    property.address.property_ref = row.string(ctproperty::property_ref);
    if (row.flag(ctproperty::institution, "institution")) {
      property.address.premises = institution_of(property.address.lines);
    }
    property.band = row.string(ctproperty::band);
    property.landlord = row.known_code(ctproperty::council_ha_ind, "council-ha");
    tables.properties.insert_or_assign(row.string(ctproperty::property_ref), std::move(property));
  }
  return {};
}

Outcome read_occupations(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                         AccountTables& tables) {
  Result<Table> table =
      Table::open(extract, "ctoccupation.csv", ctoccupation::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    tables.occupations[row.string(ctoccupation::account_ref)].push_back(
        {row.string(ctoccupation::property_ref), row.date(ctoccupation::occupation_date),
         row.date(ctoccupation::vacation_date), row.flag(ctoccupation::live_ind, "live-ind")});
  }
  return {};
}

// The parts say more than the whole name, which is cut at 32 characters. Some systems write both people of
// a couple into the forename: then they say less.
std::optional<domain::PersonName> parts_of(const Row& account) {
  domain::PersonName name;
  const std::string forename = collapse_blanks(account.text(ctaccount::lead_liab_forename));
  name.family = collapse_blanks(account.text(ctaccount::lead_liab_surname));
  const bool two =
      forename.find('&') != std::string::npos || to_upper_ascii(forename).find(" AND ") != std::string::npos;
  if (two || name.family.empty() || domain::is_placeholder_name(name.family)) {
    return std::nullopt;
  }
  name.title = collapse_blanks(account.text(ctaccount::lead_liab_title));
  name.given = account.name(ctaccount::lead_liab_forename);
  name.middle = collapse_blanks(account.text(ctaccount::lead_liab_middlename));
  name.given_cut = account.fills(ctaccount::lead_liab_forename, kNameWidth);
  name.family_cut = account.fills(ctaccount::lead_liab_surname, kNameWidth);
  return name;
}

void add_addresses(domain::Record& record, const std::vector<Occupation>& occupations,
                   const AccountTables& tables) {
  for (const Occupation& occupation : occupations) {
    const auto property = tables.properties.find(occupation.property_ref);
    if (property == tables.properties.end()) {
      continue;
    }
    domain::Address address = property->second.address;
    address.from = occupation.from;
    address.to = occupation.to;
    if (!occupation.live && !occupation.to) {
      address.use = domain::AddressUse::previous;
    }
    record.addresses.push_back(std::move(address));
  }
}

void add_forwarding(domain::Record& record, const Row& account) {
  domain::Address forwarding;
  forwarding.use = domain::AddressUse::correspondence;
  forwarding.lines = lines_of(
      account, {ctaccount::for_addr1, ctaccount::for_addr2, ctaccount::for_addr3, ctaccount::for_addr4});
  forwarding.postcode = account.postcode(ctaccount::for_postcode);
  if (!forwarding.lines.empty() || !forwarding.postcode.empty()) {
    record.addresses.push_back(std::move(forwarding));
  }
}

domain::Engagement engagement_of(const Row& account, const std::vector<Occupation>& occupations,
                                 const AccountTables& tables) {
  domain::Engagement engagement;
  engagement.kind = "council-tax";
  engagement.reference = account.string(ctaccount::account_ref) + account.string(ctaccount::account_cd);
  engagement.role = "liable";
  bool live = false;
  const TaxedProperty* now = nullptr;
  for (const Occupation& occupation : occupations) {
    live |= occupation.live;
    if (occupation.from && (!engagement.from || *occupation.from < *engagement.from)) {
      engagement.from = occupation.from;
    }
    if (occupation.to && (!engagement.to || *occupation.to > *engagement.to)) {
      engagement.to = occupation.to;
    }
    const auto property = tables.properties.find(occupation.property_ref);
    if (property != tables.properties.end() && (occupation.live || now == nullptr)) {
      now = &property->second;
    }
  }
  if (live) {
    engagement.to.reset();
  }
  engagement.status = live ? "live" : "closed";
  if (now != nullptr && !now->band.empty()) {
    engagement.details.emplace_back("band", now->band);
  }
  if (now != nullptr && !now->landlord.empty()) {
    engagement.details.emplace_back("landlord", now->landlord);
  }
  const std::string liability = account.code(ctaccount::lead_liab_pos, "liability");
  if (!liability.empty()) {
    engagement.details.emplace_back("liability", liability);
  }
  return engagement;
}

void add_references(domain::Record& record, const Row& account, const ClaimTables& claims) {
  account.add_identifier(record, ctaccount::account_ref, domain::identifier_type::council_tax_account);
  const auto linked = claims.claims_of_account.find(account.string(ctaccount::account_ref) +
                                                    account.string(ctaccount::account_cd));
  if (linked == claims.claims_of_account.end()) {
    return;
  }
  for (const std::string& claim_id : linked->second) {
    const auto claim = domain::parse_identifier(domain::identifier_type::benefit_claim, claim_id);
    if (claim) {
      add_once(record, *claim);
    }
  }
}

}  // namespace

Result<AccountTables> read_account_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery) {
  AccountTables tables;
  for (const auto read : {read_properties, read_occupations}) {
    const Outcome done = read(extract, codes, delivery, tables);
    if (!done) {
      return done.error();
    }
  }
  return tables;
}

Liable liable_of(const Row& account) {
  if (account.known_code(ctaccount::lead_liab_pos, "liability") == "void") {
    return {std::string(domain::to_string(domain::NamedKind::void_property)), {}};
  }
  domain::NamedParty party = domain::parse_account_name(account.text(ctaccount::lead_liab_name));
  const std::optional<domain::PersonName> parts = parts_of(account);
  const bool whole_is_empty = account.text(ctaccount::lead_liab_name).empty();
  using Kind = domain::NamedKind;
  if (whole_is_empty || party.kind == Kind::unknown) {
    if (parts) {
      return {{}, {*parts}};
    }
    return {whole_is_empty ? "" : std::string(domain::to_string(Kind::unknown)), {}};
  }
  if (party.kind == Kind::estate && party.people.size() == 1) {
    party.people.front().given_cut = account.fills(ctaccount::lead_liab_name, kNameWidth);
    return {{}, std::move(party.people), true};
  }
  if (party.kind != Kind::person && party.kind != Kind::couple) {
    return {std::string(domain::to_string(party.kind)), {}};
  }
  if (party.people.empty()) {
    return {};
  }
  if (account.fills(ctaccount::lead_liab_name, kNameWidth)) {
    party.people.back().given_cut = true;
  }
  const bool same_family = parts && fold(parts->family) == fold(party.people.front().family);
  if (parts && (party.kind == Kind::person || same_family)) {
    party.people.front() = *parts;
  }
  return {{}, std::move(party.people)};
}

std::vector<domain::Record> records_of(const Row& account, const Liable& liable, const AccountTables& tables,
                                       const ClaimTables& claims) {
  const std::string account_ref = account.string(ctaccount::account_ref);
  const auto found = tables.occupations.find(account_ref);
  const std::vector<Occupation> none;
  const std::vector<Occupation>& occupations = found == tables.occupations.end() ? none : found->second;
  std::vector<domain::Record> records;
  for (std::size_t i = 0; i < liable.people.size(); ++i) {
    domain::Record record;
    record.record_id = "ct-" + account_ref + "-" + std::to_string(i + 1);
    record.part = domain::Part::council_tax;
    record.names.push_back(liable.people[i]);
    if (liable.dead) {
      record.death = domain::Death{domain::DeathState::reported, std::nullopt};
    }
    add_references(record, account, claims);
    add_addresses(record, occupations, tables);
    if (!liable.dead) {
      add_forwarding(record, account);
    }
    record.engagements.push_back(engagement_of(account, occupations, tables));
    if (i > 0) {
      record.relationships.push_back({"partner", records.front().record_id, {}, {}});
    }
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace concord::adapters::academy
