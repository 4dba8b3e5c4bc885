// What SQLite reports when the world is broken: disk, memory, corruption, or a statement of ours that is
// wrong. Thrown, and turned into an Error where a transaction ends.
#pragma once

#include <cerrno>
#include <stdexcept>
#include <string>

#include <concord/base/result.hpp>

struct sqlite3;

namespace concord::store::sqlite {

class SqliteError : public std::runtime_error {
 public:
  // Reads the code and the message from the connection. SQLite forgets the system's error number of a
  // write that fails while committing, so it is taken from errno, which a statement clears before it steps.
  SqliteError(sqlite3* db, const std::string& doing, int system_error = errno);
  SqliteError(int code, const std::string& doing);

  int code() const { return code_; }  // extended
  bool no_space() const;              // full disk, quota or file size limit
  bool io() const;                    // reading, writing or syncing failed
  Error to_error() const;

 private:
  int code_;
  int system_error_;
};

// What any exception out of a transaction means for whoever waits for it.
Error error_of_current_exception();

}  // namespace concord::store::sqlite
