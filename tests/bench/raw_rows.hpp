// The limits that take-in is measured against: one thread inserts each version as received and its parsed
// row, synchronous=FULL, 1,000 of them a commit. `same`: the rows that the store keeps of them, in tables as
// it has them (schemas/sql/0001_records.sql), found by record and content, without which nothing could be
// taken in twice; but no sighting, no change and no queue. `appended`: two tables without an index, which is
// what the disk can do.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include <concord/base/hash.hpp>

enum class RawKind { same, appended };

class RawRows {
 public:
  RawRows(const std::filesystem::path& directory, RawKind kind) : file_(directory / "raw.sqlite") {
    must(sqlite3_open(file_.c_str(), &db_));
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA cache_size=-65536;"
        "PRAGMA wal_autocheckpoint=2000;"
        "PRAGMA page_size=4096; PRAGMA foreign_keys=ON");
    run(kind == RawKind::same ? kSame : kAppended);
    run("BEGIN");
    prepare(kind == RawKind::same
                ? "INSERT INTO record (number, record_id, content, source, state, part, layout, version, "
                  "content_as_of, seen_at, withdrawn, merged_into, changed) "
                  "VALUES (?1, ?3, ?4, 1, 0, 1, 'academy', ?1, 1789000000000000, 1789000000000000, 0, '', ?1)"
                : "INSERT INTO parsed VALUES (?1, ?2)",
            &parsed_);
    prepare(kind == RawKind::same ? "INSERT INTO version (number, canonical, content, record, first_as_of, "
                                    "received_at, as_received) "
                                    "VALUES (?1, ?2, ?4, ?1, 1789000000000000, 1789000000000000, ?5)"
                                  : "INSERT INTO version VALUES (?1, ?2)",
            &version_);
  }
  ~RawRows() {
    sqlite3_finalize(version_);
    sqlite3_finalize(parsed_);
    sqlite3_close(db_);
    std::filesystem::remove(file_);
  }
  RawRows(const RawRows&) = delete;
  RawRows& operator=(const RawRows&) = delete;

  struct Row {
    std::string_view as_received, canonical, record_id;
    concord::Digest content;
  };
  void insert(const Row& row) {
    if (++rows_ % 1000 == 0) run("COMMIT; BEGIN");
    insert(parsed_, row.canonical, row);
    insert(version_, row.as_received, row);
  }
  void commit() { run("COMMIT"); }

 private:
  static void must(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error("SQLite: " + std::to_string(code));
  }
  void run(const char* sql) { must(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }
  void prepare(const char* sql, sqlite3_stmt** statement) {
    must(sqlite3_prepare_v2(db_, sql, -1, statement, nullptr));
  }
  // Parameters that a statement doesn't have are left out.
  void insert(sqlite3_stmt* statement, std::string_view text, const Row& row) {
    const int parameters = sqlite3_bind_parameter_count(statement);
    must(sqlite3_bind_int64(statement, 1, rows_));
    must(sqlite3_bind_text64(statement, 2, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    if (parameters > 2) {
      must(sqlite3_bind_text64(statement, 3, row.record_id.data(), row.record_id.size(), SQLITE_STATIC,
                               SQLITE_UTF8));
      must(sqlite3_bind_blob64(statement, 4, row.content.data(), row.content.size(), SQLITE_STATIC));
    }
    // As the store: what came in is kept beside the canonical form only where it differs.
    if (parameters > 4 && row.as_received != row.canonical) {
      must(sqlite3_bind_blob64(statement, 5, row.as_received.data(), row.as_received.size(), SQLITE_STATIC));
    }
    must(sqlite3_step(statement));
    must(sqlite3_reset(statement));
  }

  static constexpr const char* kAppended =
      "CREATE TABLE version (number INTEGER PRIMARY KEY, as_received TEXT) STRICT;"
      "CREATE TABLE parsed (number INTEGER PRIMARY KEY, canonical TEXT) STRICT;";
  static constexpr const char* kSame =
      "CREATE TABLE source (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
      "INSERT INTO source VALUES (1, 'benefits');"
      "CREATE TABLE record (number INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source (number),"
      " record_id TEXT NOT NULL, state INTEGER NOT NULL, part INTEGER NOT NULL, layout TEXT NOT NULL,"
      " layout_seen_at INTEGER, version INTEGER, content BLOB, content_as_of INTEGER, content_counter "
      "INTEGER,"
      " seen_at INTEGER, absent_at INTEGER, withdrawn INTEGER NOT NULL, withdrawn_as_of INTEGER,"
      " withdrawn_counter INTEGER, merged_into TEXT NOT NULL, changed INTEGER NOT NULL,"
      " UNIQUE (source, record_id)) STRICT;"
      "CREATE TABLE version (number INTEGER PRIMARY KEY, record INTEGER NOT NULL REFERENCES record (number),"
      " content BLOB NOT NULL, first_as_of INTEGER, first_counter INTEGER, received_at INTEGER NOT NULL,"
      " canonical TEXT NOT NULL, as_received BLOB, UNIQUE (record, content)) STRICT;";

  std::filesystem::path file_;
  sqlite3* db_ = nullptr;
  sqlite3_stmt* version_ = nullptr;
  sqlite3_stmt* parsed_ = nullptr;
  sqlite3_int64 rows_ = 0;
};
