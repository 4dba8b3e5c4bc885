// The keys of the audit log: files that their owner alone can read. audit.key is of the chain, and of the
// hashes of search terms; audit_signing.key signs heads.
#pragma once

#include <filesystem>
#include <string>

#include <concord/base/result.hpp>
#include <concord/base/signature.hpp>

namespace concord::store {

// Reads the key; makes it where there is none, unless it `must_exist` because rows depend on it.
Result<std::string> read_audit_key(const std::filesystem::path& file, bool must_exist);

Result<SigningKey> read_signing_key(const std::filesystem::path& file, bool must_exist);

inline constexpr const char* kKeyFile = "audit.key";
inline constexpr const char* kSigningKeyFile = "audit_signing.key";
inline constexpr const char* kHeadsFile = "audit_heads.ndjson";

}  // namespace concord::store
