// SQLite without the store, to look at its files from outside and to spoil them.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <sqlite3.h>

namespace concord::store {

class RawSqlite {
 public:
  explicit RawSqlite(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) {
      throw std::runtime_error("can't open the file");
    }
  }
  ~RawSqlite() { sqlite3_close(db_); }
  RawSqlite(const RawSqlite&) = delete;
  RawSqlite& operator=(const RawSqlite&) = delete;

  // The first column of every row.
  std::vector<std::string> run(const std::string& sql) {
    std::vector<std::string> rows;
    char* problem = nullptr;
    const auto add = [](void* list, int, char** values, char**) {
      static_cast<std::vector<std::string>*>(list)->emplace_back(values[0] != nullptr ? values[0] : "");
      return 0;
    };
    if (sqlite3_exec(db_, sql.c_str(), add, &rows, &problem) != SQLITE_OK) {
      const std::string what = problem;
      sqlite3_free(problem);
      throw std::runtime_error(what);
    }
    return rows;
  }
  sqlite3* handle() { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

inline void check_integrity(const std::filesystem::path& file) {
  RawSqlite db(file);
  CHECK(db.run("PRAGMA integrity_check") == std::vector<std::string>{"ok"});
  CHECK(db.run("PRAGMA foreign_key_check").empty());
}

}  // namespace concord::store
