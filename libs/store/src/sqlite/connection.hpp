// One SQLite connection and its prepared statements. One thread at a time. Whatever SQLite refuses is
// thrown as a SqliteError.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/base/ids.hpp>

#include "sqlite/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace concord::store::sqlite {

// Bytes that are not text.
struct Blob {
  std::string_view bytes;
};

// A statement in use: bound, stepped and, at the end of its life, given back to its connection.
class Statement {
 public:
  Statement(sqlite3* db, sqlite3_stmt* statement, bool* in_use);
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // True: there is a row.
  bool step();

  // Columns of the row, from 0. A view lasts until the next step.
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  bool boolean(int column) const { return integer(column) != 0; }
  Instant instant(int column) const { return Instant(std::chrono::microseconds(integer(column))); }
  Digest digest(int column) const;
  Uuid uuid(int column) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<Instant> maybe_instant(int column) const;
  std::optional<Uuid> maybe_uuid(int column) const;

  // Binds parameters from 1 in order. With `copied` false, texts and blobs must outlive the statement.
  template <class... Values>
  void bind_all([[maybe_unused]] bool copied, const Values&... values) {
    int place = 0;
    (bind(++place, values, copied), ...);
  }

 private:
  void bind(int place, std::int64_t value);
  void bind(int place, double value, bool copied);
  void bind(int place, std::nullopt_t, bool copied);
  void bind(int place, std::string_view value, bool copied);
  void bind(int place, const std::string& value, bool copied) {
    bind(place, std::string_view(value), copied);
  }
  void bind(int place, const char* value, bool copied) { bind(place, std::string_view(value), copied); }
  void bind(int place, Blob value, bool copied);
  void bind(int place, const Digest& value, bool copied);
  void bind(int place, const Uuid& value, bool copied);
  void bind(int place, Instant value, bool) { bind(place, value.time_since_epoch().count()); }
  template <class Number>
    requires std::integral<Number> || std::is_enum_v<Number>
  void bind(int place, Number value, bool) {
    bind(place, static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind(int place, const std::optional<T>& value, bool copied) {
    if (value) {
      bind(place, *value, copied);
    } else {
      bind(place, std::nullopt, copied);
    }
  }
  void check(int code) const;

  sqlite3* db_;
  sqlite3_stmt* statement_;
  bool* in_use_;  // of the cached statement; null: finalised at the end
};

enum class Access { read_only, read_write };

class Connection {
 public:
  // Opens (read_write: or makes) the file and sets what holds for every connection here: foreign keys,
  // synchronous=FULL, no memory map, no checkpoint of its own, a busy time-out; what is
  // deleted is overwritten.
  Connection(const std::filesystem::path& file, Access access);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // `sql` is kept by its address as the key of the prepared statement: give string literals only.
  template <class... Values>
  Statement query(const char* sql, const Values&... values) {
    Statement statement = prepared(sql);
    statement.bind_all(true, values...);
    return statement;
  }
  template <class... Values>
  void run(const char* sql, const Values&... values) {
    Statement statement = prepared(sql);
    statement.bind_all(false, values...);
    statement.step();
  }
  // The first column of the first row, or `otherwise`.
  template <class... Values>
  std::int64_t number(const char* sql, const Values&... values) {
    Statement statement = query(sql, values...);
    return statement.step() ? statement.integer(0) : 0;
  }
  // Any text of statements without parameters; not kept.
  void execute(const std::string& sql);

  std::int64_t last_number() const;
  std::int64_t changed_rows() const;
  bool in_transaction() const;
  sqlite3* handle() const { return db_; }

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
  };
  Statement prepared(const char* sql);
  sqlite3_stmt* prepare(const char* sql, bool kept);
  void close();

  sqlite3* db_ = nullptr;
  std::unordered_map<const char*, std::unique_ptr<Prepared>> statements_;
};

}  // namespace concord::store::sqlite
