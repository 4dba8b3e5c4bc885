#include "academy/claims.hpp"

#include "academy/columns.hpp"
#include "academy/values.hpp"
#include "table.hpp"

namespace concord::adapters::academy {
namespace {

using Rows = Table::Rows;

Claim claim_of(const Row& row) {
  Claim claim;
  claim.reference = row.string(hbclaim::claim_id) + row.string(hbclaim::check_digit);
  claim.status = row.code(hbclaim::status_ind, "claim-status");
  claim.from = row.date(hbclaim::application_date);
  claim.to = row.date(hbclaim::cancel_date);
  claim.nino = row.identifier(hbclaim::nino, domain::identifier_type::nino);
  claim.phone = row.phone(hbclaim::contact_tel_no);
  claim.violent = row.flag(hbclaim::pot_violent, "pot-violent");
  claim.unsafe_address = row.flag(hbclaim::unsafe_addr_ind, "unsafe-addr-ind");
  claim.warning = row.string(hbclaim::warn_code);
  claim.language = row.string(hbclaim::curr_language);
  return claim;
}

Outcome read_claims(const Extract& extract, const CodeBook& codes, Delivery& delivery, ClaimTables& tables) {
  Result<Table> table =
      Table::open(extract, "hbclaim.csv", hbclaim::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    tables.claims.insert_or_assign(table->row().string(hbclaim::claim_id), claim_of(table->row()));
  }
  return {};
}

Outcome read_households(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                        ClaimTables& tables) {
  Result<Table> table =
      Table::open(extract, "hbhousehold.csv", hbhousehold::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const Row row = table->row();
    domain::Address address;
    address.lines =
        lines_of(row, {hbhousehold::addr1, hbhousehold::addr2, hbhousehold::addr3, hbhousehold::addr4});
    address.postcode = row.postcode(hbhousehold::post_code);
    address.uprn = row.uprn(hbhousehold::uprn);
    address.from = row.date(hbhousehold::from_date);
    address.to = row.date(hbhousehold::to_date);
    if (row.flag(hbhousehold::shared_accom_ind, "shared-accom-ind")) {
      address.premises = domain::Premises::shared_house;
    }
    if (domain::is_no_address(address.lines)) {
      address.premises = domain::Premises::no_fixed_abode;
    }
    tables.houses.insert_or_assign(
        house_key(row.text(hbhousehold::claim_id), row.text(hbhousehold::house_id)), std::move(address));
  }
  return {};
}

Outcome read_council_tax_claims(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                                ClaimTables& tables) {
  Result<Table> table =
      Table::open(extract, "hbctaxclaim.csv", hbctaxclaim::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    const std::string claim_id = table->row().string(hbctaxclaim::claim_id);
    tables.claims_of_account[table->row().string(hbctaxclaim::ctax_ref)].push_back(claim_id);
    const auto claim = tables.claims.find(claim_id);
    if (claim != tables.claims.end()) {
      claim->second.council_tax_support = true;
    }
  }
  return {};
}

}  // namespace

std::string house_key(std::string_view claim_id, std::string_view house_id) {
  std::string key(claim_id);
  key.append("/").append(house_id);
  return key;
}

Result<ClaimTables> read_claim_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery) {
  ClaimTables tables;
  for (const auto read : {read_claims, read_households, read_council_tax_claims}) {
    const Outcome done = read(extract, codes, delivery, tables);
    if (!done) {
      return done.error();
    }
  }
  return tables;
}

}  // namespace concord::adapters::academy
