#include "mosaic/joined_tables.hpp"

#include <concord/base/text.hpp>

#include "mosaic/columns.hpp"
#include "table.hpp"

namespace concord::adapters::mosaic {
namespace {

using Rows = Table::Rows;

// ADDRESS is one text, joined by commas, with or without the postcode that stands in its own column too.
std::vector<std::string> lines_of(std::string_view joined, std::string_view postcode) {
  std::vector<std::string> lines;
  for (const std::string_view part : split(joined, ',')) {
    std::string line = collapse_blanks(part);
    if (line.empty()) {
      continue;
    }
    const bool repeats =
        !postcode.empty() && keep_alnum_ascii(to_upper_ascii(line)) == keep_alnum_ascii(postcode);
    if (!repeats) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

domain::AddressUse use_of(const Row& row, std::string_view type) {
  if (type == "temporary") {
    return domain::AddressUse::temporary;
  }
  if (type == "placement") {
    return domain::AddressUse::placement;
  }
  const bool only_for_letters = row.flag(addresses::is_contact, "is-contact-address") &&
                                !row.flag(addresses::is_display, "is-display-address") && type.empty();
  return only_for_letters ? domain::AddressUse::correspondence : domain::AddressUse::home;
}

domain::Address address_of(const Row& row) {
  const std::string type = row.known_code(addresses::address_type, "address-type");
  domain::Address address;
  address.use = use_of(row, type);
  address.postcode = row.postcode(addresses::post_code);
  address.lines = lines_of(row.text(addresses::address), row.text(addresses::post_code));
  address.uprn = row.uprn(addresses::unique_id);
  address.from = row.date(addresses::start_date);
  address.to = row.date(addresses::end_date);
  if (row.flag(addresses::is_hmo, "is-hmo")) {
    address.premises = domain::Premises::shared_house;
  }
  if (type == "care-home") {
    address.premises = domain::Premises::care_home;
  }
  if (domain::is_no_address(address.lines)) {
    address.premises = domain::Premises::no_fixed_abode;
  }
  return address;
}

Outcome read_addresses(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                       JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "dm_addresses.csv", addresses::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    domain::Address address = address_of(table->row());
    if (address.lines.empty() && address.postcode.empty() && address.uprn.empty()) {
      continue;
    }
    tables.addresses[table->row().string(addresses::person_id)].push_back(std::move(address));
  }
  return {};
}

Outcome read_telephones(const Extract& extract, const CodeBook& codes, Delivery& delivery,
                        JoinedTables& tables) {
  Result<Table> table =
      Table::open(extract, "dm_telephone_numbers.csv", telephones::kColumns, Rows::joined, delivery, &codes);
  if (!table) {
    return table.error();
  }
  while (table->next()) {
    std::optional<domain::ContactPoint> contact = table->row().phone(telephones::number);
    if (!contact) {
      continue;
    }
    contact->use = table->row().known_code(telephones::type, "telephone-type");
    tables.telephones[table->row().string(telephones::person_id)].push_back(std::move(*contact));
  }
  return {};
}

}  // namespace

Result<JoinedTables> read_joined_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery) {
  JoinedTables tables;
  for (const auto read : {read_addresses, read_telephones}) {
    const Outcome done = read(extract, codes, delivery, tables);
    if (!done) {
      return done.error();
    }
  }
  return tables;
}

}  // namespace concord::adapters::mosaic
