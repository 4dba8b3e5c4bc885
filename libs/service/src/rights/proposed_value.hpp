// What is proposed to a source, read and checked.
#pragma once

#include <string>

#include <concord/base/result.hpp>
#include <concord/domain/record.hpp>

namespace concord::service {

// A record of that id and part which holds what the JSON object says, and nothing beyond the category. Faults
// stand at /proposed/…
Result<domain::Record> read_proposed(const std::string& json, const std::string& record_id, domain::Part part,
                                     domain::Category category);

}  // namespace concord::service
