// A row of any CSV of people as a subject, by a mapping. Unlike take-in it is not choosy: a postcode or an
// identifier of another country is compared as it stands, and so is a date that no calendar has.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <concord/adapters/mapping.hpp>
#include <concord/domain/contact.hpp>
#include <concord/matching/subject.hpp>

namespace concord::service {

// Reads addresses, the same one again at no cost: people of one home stand together in most files.
class AddressReader {
 public:
  const domain::AddressParts& read(const std::vector<std::string>& lines);

 private:
  std::vector<std::string> lines_;
  domain::AddressParts parts_ = domain::parse_address_parts({});
};

// `cells` are those of the mapping's columns, in its order; more may follow. `addresses` may be used for many
// rows, of one thread. A year of two digits is one of the hundred up to and with `newest_year`.
matching::Subject subject_of_row(const adapters::Mapping& mapping, std::span<const std::string_view> cells,
                                 AddressReader& addresses, int newest_year);

}  // namespace concord::service
