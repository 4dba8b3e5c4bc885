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

// Whom the account names: people, or the kind of what is no person; neither where it names nothing. Of an
// estate (EXORS OF J SMITH DEC'D) it is the one who died, where they are named.
struct Liable {
  std::string not_a_person;
  std::vector<domain::PersonName> people;
  bool dead = false;
};
Liable liable_of(const Row& account);

// One record for each of the people, "ct-<account_ref>-1" and so on. Of who died it says that, on the word of
// whoever told the account's team, and not where letters go: that is the executors' address. Without a birth
// date or a NINO: it may link by its claim or by name and property together, never by name alone.
std::vector<domain::Record> records_of(const Row& account, const Liable& liable, const AccountTables& tables,
                                       const ClaimTables& claims);

}  // namespace concord::adapters::academy
