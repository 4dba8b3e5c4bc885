// A new key in the place of `totp.key`: makes it, seals every secret of an authenticator app anew, and
// removes the one before. The order is: the next key durable beside the old one, then all secrets in one
// transaction, then the rename. Cut off anywhere, the next start goes on from there, and no secret is ever
// without its key.
#pragma once

#include <filesystem>

#include <concord/store/audit.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// How many secrets were sealed anew. For a store that no service has open; leaves `intent` and `outcome` in
// the log. A secret that doesn't open under the key that is there is an error, and then nothing is changed.
Result<std::size_t> rotate_seal_key(store::Database& database, store::AuditLog& audit,
                                    const std::filesystem::path& data_dir, Instant now);

}  // namespace concord::service
