#include "sqlite/error.hpp"

#include <cerrno>
#include <exception>

#include <fmt/format.h>
#include <sqlite3.h>

namespace concord::store::sqlite {

SqliteError::SqliteError(sqlite3* db, const std::string& doing, int system_error)
    : std::runtime_error(fmt::format("{}: {} (SQLite {}, errno {})", doing, sqlite3_errmsg(db),
                                     sqlite3_extended_errcode(db), system_error)),
      code_(sqlite3_extended_errcode(db)),
      system_error_(system_error) {}

SqliteError::SqliteError(int code, const std::string& doing)
    : std::runtime_error(fmt::format("{}: {} (SQLite {})", doing, sqlite3_errstr(code), code)),
      code_(code),
      system_error_(0) {}

bool SqliteError::io() const { return (code_ & 0xff) == SQLITE_IOERR; }

bool SqliteError::no_space() const {
  // SQLite knows ENOSPC alone as "full": a quota and a limit on file size come as I/O errors.
  const bool limit = system_error_ == ENOSPC || system_error_ == EDQUOT || system_error_ == EFBIG;
  return (code_ & 0xff) == SQLITE_FULL || (io() && limit);
}

Error SqliteError::to_error() const {
  if (no_space()) {
    return fail(Code::storage_full, "There is no space left to store this. Nothing of it was kept.", what());
  }
  return fail(Code::internal, "This could not be stored. Nothing of it was kept.", what());
}

Error error_of_current_exception() {
  try {
    throw;
  } catch (const SqliteError& error) {
    return error.to_error();
  } catch (const std::exception& error) {
    return fail(Code::internal, "This could not be stored. Nothing of it was kept.", error.what());
  } catch (...) {
    return fail(Code::internal, "This could not be stored. Nothing of it was kept.", "unknown exception");
  }
}

}  // namespace concord::store::sqlite
