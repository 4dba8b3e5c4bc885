// Tells what is kept at hand of each row that a connection writes, by SQLite's own hook before the row is
// written: no writer can forget it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "at_hand.hpp"
#include "sqlite/connection.hpp"

namespace concord::store {

class RowWatch {
 public:
  explicit RowWatch(AtHand& at_hand) : at_hand_(at_hand) {}
  RowWatch(const RowWatch&) = delete;
  RowWatch& operator=(const RowWatch&) = delete;
  // The tables are there. Outlives the connection.
  void watch(sqlite::Connection& db);

 private:
  using Note = void (AtHand::*)(std::int64_t);
  // A column that names a profile or a record, by its place in the table.
  struct Watched {
    std::string_view table;
    int column = 0;
    Note note = nullptr;
  };
  static void before_write(void* self, sqlite3* db, int what, const char* database, const char* table,
                           long long old_row, long long new_row);

  AtHand& at_hand_;
  std::vector<Watched> watched_;
};

}  // namespace concord::store
