// The limit that take-in is measured against: one thread inserts each version as received and its parsed row into
// two tables without an index, synchronous=FULL, 1,000 of them a commit.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

class RawRows {
 public:
  explicit RawRows(const std::filesystem::path& directory) : file_(directory / "raw.sqlite") {
    must(sqlite3_open(file_.c_str(), &db_));
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA cache_size=-65536;"
        "PRAGMA wal_autocheckpoint=2000;"
        "CREATE TABLE version (number INTEGER PRIMARY KEY, as_received TEXT) STRICT;"
        "CREATE TABLE parsed (number INTEGER PRIMARY KEY, canonical TEXT) STRICT; BEGIN");
    prepare("INSERT INTO version VALUES (?, ?)", &version_);
    prepare("INSERT INTO parsed VALUES (?, ?)", &parsed_);
  }
  ~RawRows() {
    sqlite3_finalize(version_);
    sqlite3_finalize(parsed_);
    sqlite3_close(db_);
    std::filesystem::remove(file_);
  }
  RawRows(const RawRows&) = delete;
  RawRows& operator=(const RawRows&) = delete;

  void insert(const std::string& as_received, const std::string& canonical) {
    if (++rows_ % 1000 == 0) run("COMMIT; BEGIN");
    insert(version_, as_received);
    insert(parsed_, canonical);
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
  void insert(sqlite3_stmt* statement, const std::string& text) {
    must(sqlite3_bind_int64(statement, 1, rows_));
    must(sqlite3_bind_text64(statement, 2, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    must(sqlite3_step(statement));
    must(sqlite3_reset(statement));
  }

  std::filesystem::path file_;
  sqlite3* db_ = nullptr;
  sqlite3_stmt* version_ = nullptr;
  sqlite3_stmt* parsed_ = nullptr;
  sqlite3_int64 rows_ = 0;
};
