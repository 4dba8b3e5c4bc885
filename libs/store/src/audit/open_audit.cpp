// How the audit log is opened, or read by who doesn't own it.
#include <concord/base/log.hpp>
#include <concord/store/audit.hpp>

#include "audit/keys.hpp"
#include "audit/prove.hpp"
#include "audit/sqlite_audit.hpp"
#include "audit/walk.hpp"

namespace concord::store {
namespace {

// Where the log itself ends before what it signed, it was cut back while nobody had it open.
void warn_if_cut_back(sqlite::Connection& db) {
  const std::int64_t last = db.number("SELECT sequence FROM audit ORDER BY sequence DESC LIMIT 1");
  const auto head = last_head(db);
  if (head && head->sequence > last) {
    log::error("audit.cut_back", {{"last", last}, {"signed", head->sequence}});
  }
}

}  // namespace

Result<std::unique_ptr<AuditLog>> open_audit(const std::filesystem::path& directory,
                                             const AuditOptions& options) {
  Result<sqlite::DirectoryLock> lock = sqlite::DirectoryLock::take(directory, "audit.lock");
  if (!lock) {
    return std::move(lock.error());
  }
  Result<sqlite::OpenFile> opened =
      sqlite::open_migrated(directory / "audit.sqlite", sqlite::audit_migrations());
  if (!opened) {
    return std::move(opened.error());
  }
  sqlite::Connection& db = *opened->connection;
  Result<std::string> key =
      read_audit_key(directory / kKeyFile, db.number("SELECT EXISTS (SELECT 1 FROM audit)") != 0);
  if (!key) {
    return std::move(key.error());
  }
  Result<SigningKey> signing_key = read_signing_key(
      directory / kSigningKeyFile, db.number("SELECT EXISTS (SELECT 1 FROM audit_head)") != 0);
  if (!signing_key) {
    return std::move(signing_key.error());
  }
  warn_if_cut_back(db);
  return std::make_unique<SqliteAudit>(
      OpenedAudit{std::move(*lock), std::move(*key), std::move(*signing_key), std::move(*opened)}, options,
      directory);
}

Result<AuditProof> prove_audit(const std::filesystem::path& directory, const ProofOptions& options) {
  const auto key = read_audit_key(directory / kKeyFile, true);
  const auto public_key =
      options.public_key.empty() ? audit_public_key(directory) : Result<std::string>(options.public_key);
  if (!key || !public_key) {
    return key ? public_key.error() : key.error();
  }
  try {
    sqlite::Connection db(directory / "audit.sqlite", sqlite::Access::read_only);
    db.run("BEGIN");
    const auto heads = options.heads.empty() ? directory / kHeadsFile : options.heads;
    return prove_chain(db, {*key, *public_key, heads, options.complete});
  } catch (const sqlite::SqliteError& error) {
    return error.to_error();
  }
}

Result<std::string> audit_public_key(const std::filesystem::path& directory) {
  const auto key = read_signing_key(directory / kSigningKeyFile, true);
  if (!key) {
    return key.error();
  }
  return key->public_key().to_pem();
}

}  // namespace concord::store
