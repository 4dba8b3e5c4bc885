#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include <sqlite3.h>

#include "sqlite/connection.hpp"

namespace concord::store::sqlite {
namespace {

sqlite3_destructor_type lifetime(bool copied) { return copied ? SQLITE_TRANSIENT : SQLITE_STATIC; }

template <class Bytes>
Bytes exactly(std::string_view text) {
  Bytes bytes{};
  if (text.size() != bytes.size()) {
    throw std::runtime_error("a column does not hold the bytes that it should");
  }
  std::copy(text.begin(), text.end(), bytes.begin());
  return bytes;
}

}  // namespace

Statement::Statement(sqlite3* db, sqlite3_stmt* statement, bool* in_use)
    : db_(db), statement_(statement), in_use_(in_use) {}

Statement::Statement(Statement&& other) noexcept
    : db_(other.db_),
      statement_(std::exchange(other.statement_, nullptr)),
      in_use_(std::exchange(other.in_use_, nullptr)) {}

Statement::~Statement() {
  if (statement_ == nullptr) {
    return;
  }
  if (in_use_ == nullptr) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  *in_use_ = false;
}

bool Statement::step() {
  errno = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    throw SqliteError(db_, "step");
  }
  return false;
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) {
    throw SqliteError(db_, "bind");
  }
}

void Statement::bind(int place, std::int64_t value) { check(sqlite3_bind_int64(statement_, place, value)); }
void Statement::bind(int place, double value, bool) { check(sqlite3_bind_double(statement_, place, value)); }
void Statement::bind(int place, std::nullopt_t, bool) { check(sqlite3_bind_null(statement_, place)); }

void Statement::bind(int place, std::string_view value, bool copied) {
  // A null pointer would bind NULL: an empty text stays a text.
  const char* data = value.data() != nullptr ? value.data() : "";
  check(sqlite3_bind_text64(statement_, place, data, value.size(), lifetime(copied), SQLITE_UTF8));
}

void Statement::bind(int place, Blob value, bool copied) {
  const char* data = value.bytes.data() != nullptr ? value.bytes.data() : "";
  check(sqlite3_bind_blob64(statement_, place, data, value.bytes.size(), lifetime(copied)));
}

void Statement::bind(int place, const Digest& value, bool copied) {
  check(sqlite3_bind_blob64(statement_, place, value.data(), value.size(), lifetime(copied)));
}

void Statement::bind(int place, const Uuid& value, bool copied) {
  check(sqlite3_bind_blob64(statement_, place, value.bytes.data(), value.bytes.size(), lifetime(copied)));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::string_view Statement::view(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

Digest Statement::digest(int column) const { return exactly<Digest>(view(column)); }
Uuid Statement::uuid(int column) const { return Uuid{exactly<decltype(Uuid::bytes)>(view(column))}; }

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<Instant> Statement::maybe_instant(int column) const {
  return is_null(column) ? std::nullopt : std::optional(instant(column));
}

std::optional<Uuid> Statement::maybe_uuid(int column) const {
  return is_null(column) ? std::nullopt : std::optional(uuid(column));
}

}  // namespace concord::store::sqlite
