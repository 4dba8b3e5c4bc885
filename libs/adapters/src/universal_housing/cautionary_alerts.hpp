// Warnings to staff: cautionaryalert.csv, which an extract may have or not.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <concord/domain/marker.hpp>

#include "delivery.hpp"

namespace concord::adapters {
class CodeBook;
}

namespace concord::adapters::universal_housing {

// By person_key; those of a whole household, which are of its address, by house_ref. In an order that doesn't
// hang on the file's.
using Alerts = std::unordered_map<std::string, std::vector<domain::Marker>>;

Result<Alerts> read_alerts(const Extract& extract, const CodeBook& codes, Delivery& delivery);

}  // namespace concord::adapters::universal_housing
