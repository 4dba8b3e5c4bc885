// The key of the audit chain: a file that its owner alone can read.
#pragma once

#include <filesystem>
#include <string>

#include <concord/base/result.hpp>

namespace concord::store {

// Reads the key; makes it where there is none, unless it `must_exist` because rows depend on it.
Result<std::string> read_or_make_key(const std::filesystem::path& file, bool must_exist);

}  // namespace concord::store
