// What stands beside the members: agreements, properties, and the contact details that a link leads to.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/domain/record.hpp>

#include "delivery.hpp"
#include "universal_housing/cautionary_alerts.hpp"

namespace concord::adapters {
class CodeBook;
}

namespace concord::adapters::universal_housing {

struct Agreement {
  std::string tag_ref;
  std::string prop_ref;
  std::string tenure;  // the code as it stands
  std::string tenure_description;
  std::string use;  // home, temporary, not-a-home; empty where the code is not known
  std::optional<domain::PartialDate> from;
  std::optional<domain::PartialDate> to;
  std::string status;  // active, terminated, ended
  std::string balance;
  std::string succession_date;
};

struct Property {
  domain::Address address;
  std::string housing_officer;  // the council's code for whom to ring
};

// From CCContactLink: the only way from a phone, an e-mail or another system's reference to a person.
struct Links {
  std::vector<std::string> contact_numbers;
  std::vector<domain::Identifier> references;
};

struct JoinedTables {
  std::unordered_map<std::string, Property> properties;                         // by prop_ref
  std::unordered_map<std::string, std::vector<Agreement>> agreements;           // by house_ref
  std::unordered_map<std::string, std::string> houses;                          // house_ref by tag_ref
  std::unordered_map<std::string, Links> links;                                 // by person_key
  std::unordered_map<std::string, std::vector<domain::ContactPoint>> contacts;  // by ContactNo
  std::unordered_map<std::string, std::string> heads;  // person_no as written, by house_ref
  Alerts alerts;
};

// Names a member of a household; leading zeros of the number don't matter, for the tables differ in them.
std::string person_key(std::string_view house_ref, std::string_view person_no);

Result<JoinedTables> read_joined_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery);

}  // namespace concord::adapters::universal_housing
