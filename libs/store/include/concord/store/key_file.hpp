// Keys of the data folder: files of 64 hexadecimal digits that their owner alone can read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <concord/base/result.hpp>

namespace concord::store {

// The 32 bytes of the key. Makes it where there is none; but where `needed_by` says what can't go on without
// the one that there was (the end of "NAME is missing, and …"), that is refused.
Result<std::string> read_or_make_key(const std::filesystem::path& file, std::string_view needed_by);

// Puts a key that was made under another name in the place of `file`, at once or not at all.
Outcome replace_key(const std::filesystem::path& by, const std::filesystem::path& file);

}  // namespace concord::store
