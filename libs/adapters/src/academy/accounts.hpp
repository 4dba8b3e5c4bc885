// Council-tax accounts: who is liable, and where.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "academy/claims.hpp"
#include "row.hpp"

namespace concord::adapters::academy {

struct TaxedProperty {
  domain::Address address;
  std::string band;
  std::string landlord;  // council, housing-association, or empty
};

struct Occupation {
  std::string property_ref;
  std::optional<domain::PartialDate> from;
  std::optional<domain::PartialDate> to;
  bool live = false;
};

struct AccountTables {
  std::unordered_map<std::string, TaxedProperty> properties;             // by property_ref
  std::unordered_map<std::string, std::vector<Occupation>> occupations;  // by account_ref
};

Result<AccountTables> read_account_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery);

// Whom the account names: people, or the kind of what is no person; neither where it names nothing.
struct Liable {
  std::string not_a_person;
  std::vector<domain::PersonName> people;
};
Liable liable_of(const Row& account);

// One record for each of `people`, "ct-<account_ref>-1" and so on. Without a birth date or a NINO: it may
// link by its claim or by name and property together, never by name alone.
std::vector<domain::Record> records_of(const Row& account, const std::vector<domain::PersonName>& people,
                                       const AccountTables& tables, const ClaimTables& claims);

}  // namespace concord::adapters::academy
