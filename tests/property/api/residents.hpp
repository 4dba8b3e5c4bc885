// A few residents with a few records each, of any part, in which every value is a canary.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <concord/domain/record.hpp>

#include "canaries.hpp"
#include "dice.hpp"

namespace concord::api::testing {

struct SentRecord {
  std::string source;
  domain::Record record;
  std::uint64_t counter = 1;  // of its version; its time never changes
};

// The records of two to five residents. Those of one share name, birth date and NINO, so that they are found
// to be one person whatever else they say; some residents share an address.
std::vector<SentRecord> make_residents(Dice& dice, Canaries& canaries);

// The record with other values in these categories, or with more or fewer. What tells who it is stays.
domain::Record with_other_values(const domain::Record& record, std::size_t place,
                                 const std::vector<domain::Category>& categories, Dice& dice,
                                 Canaries& canaries);

std::string source_of(domain::Part part);

}  // namespace concord::api::testing
