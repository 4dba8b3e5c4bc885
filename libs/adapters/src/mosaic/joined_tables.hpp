// Addresses and telephones of Mosaic's people, by PERSON_ID.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <concord/domain/record.hpp>

#include "delivery.hpp"

namespace concord::adapters {
class CodeBook;
}

namespace concord::adapters::mosaic {

struct JoinedTables {
  std::unordered_map<std::string, std::vector<domain::Address>> addresses;
  std::unordered_map<std::string, std::vector<domain::ContactPoint>> telephones;
};

Result<JoinedTables> read_joined_tables(const Extract& extract, const CodeBook& codes, Delivery& delivery);

}  // namespace concord::adapters::mosaic
