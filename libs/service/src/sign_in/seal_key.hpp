// The key that seals, and the one that is to take its place: what a start and a rotation share.
#pragma once

#include <filesystem>
#include <string>

#include <concord/store/database.hpp>

namespace concord::service {

inline constexpr const char* kSealKeyFile = "totp.key";

// There from a rotation's beginning to its end.
inline std::filesystem::path next_key_file(const std::filesystem::path& data_dir) {
  return data_dir / (std::string(kSealKeyFile) + ".next");
}

bool is_sealed(const std::string& secret);

// Seals under the next key what isn't yet, in one transaction, and puts that key in the place of `before`.
// Does what is left of it wherever a rotation was cut off; the key that holds now.
Result<std::string> finish_rotation(store::Database& database, const std::filesystem::path& data_dir,
                                    const std::string& before);

}  // namespace concord::service
