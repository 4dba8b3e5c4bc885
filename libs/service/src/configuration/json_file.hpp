// A JSON file that the operator wrote.
#pragma once

#include <filesystem>

#include <concord/base/json.hpp>

namespace concord::service {

// The error with the file's name before it.
Error in_file(Error error, const std::filesystem::path& file);
// Fails, naming the file, where it can't be read or is no JSON.
Result<Json> read_json_file(const std::filesystem::path& file);

}  // namespace concord::service
