// Seals secrets that must be known again, and so can't be kept as hashes: those of authenticator apps.
// XChaCha20-Poly1305 (libsodium) under `totp.key` of the data folder, which backups of the store should not
// hold. Pure but for random nonces; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <concord/store/database.hpp>

namespace concord::service {

class Seal {
 public:
  explicit Seal(std::string key);  // of 32 bytes
  // `whose`: an account's id. What was sealed for one opens for no other.
  std::string close(std::string_view secret, std::string_view whose) const;
  // Nothing where it was changed, or sealed for another or under another key.
  std::optional<std::string> open(std::string_view sealed, std::string_view whose) const;

 private:
  std::string key_;
};

// Reads or makes the key, seals what an older version of Concord left as it was, and makes sure that all else
// opens: a store that was restored beside another key is refused here rather than at each sign-in.
Result<Seal> open_seal(store::Database& database, const std::filesystem::path& data_dir);

}  // namespace concord::service
