#include "sqlite/connection.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace concord::store::sqlite {
namespace {

constexpr int kBusyMilliseconds = 5000;

// SQLite counts the memory that it takes under one lock, which all threads then wait for; nobody reads it.
void configure_once() {
  static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  if (code != SQLITE_OK) {
    throw SqliteError(code, "configure");
  }
}

void open(sqlite3** db, const std::filesystem::path& file, Access access) {
  const int flags =
      access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code =
      sqlite3_open_v2(file.c_str(), db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) {
    const SqliteError error = *db != nullptr ? SqliteError(*db, "open") : SqliteError(code, "open");
    sqlite3_close(*db);
    *db = nullptr;
    throw error;
  }
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Access access) {
  configure_once();
  open(&db_, file, access);
  try {
    sqlite3_busy_timeout(db_, kBusyMilliseconds);
    // A checkpoint at the close of a connection would be one that the write lane does not know of.
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute(
        "PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
    if (access == Access::read_write) {
      execute(
          "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA "
          "cache_size=-65536; PRAGMA secure_delete=ON;");
    } else {
      execute("PRAGMA query_only=ON; PRAGMA cache_size=-8192;");
    }
  } catch (...) {
    close();
    throw;
  }
}

Connection::~Connection() { close(); }

void Connection::close() {
  for (auto& [sql, prepared] : statements_) {
    sqlite3_finalize(prepared->statement);
  }
  statements_.clear();
  sqlite3_close_v2(db_);
  db_ = nullptr;
}

sqlite3_stmt* Connection::prepare(const char* sql, bool kept) {
  sqlite3_stmt* statement = nullptr;
  const unsigned flags = kept ? SQLITE_PREPARE_PERSISTENT : 0;
  if (sqlite3_prepare_v3(db_, sql, -1, flags, &statement, nullptr) != SQLITE_OK) {
    throw SqliteError(db_, "prepare");
  }
  return statement;
}

Statement Connection::prepared(const char* sql) {
  std::unique_ptr<Prepared>& kept = statements_[sql];
  if (!kept) {
    auto made = std::make_unique<Prepared>();
    made->statement = prepare(sql, true);
    kept = std::move(made);
  }
  if (kept->in_use) {  // a visitor asks the same again while its own rows are being read
    return {db_, prepare(sql, false), nullptr};
  }
  kept->in_use = true;
  return {db_, kept->statement, &kept->in_use};
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw SqliteError(db_, "execute");
  }
}

std::int64_t Connection::last_number() const { return sqlite3_last_insert_rowid(db_); }
std::int64_t Connection::changed_rows() const { return sqlite3_changes64(db_); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

}  // namespace concord::store::sqlite
