#include "row_watch.hpp"

#include <sqlite3.h>

namespace concord::store {

void RowWatch::watch(sqlite::Connection& db) {
  const auto column = [&db](const char* table, const char* name, Note note) {
    const std::int64_t place = db.number("SELECT cid FROM pragma_table_info(?) WHERE name = ?", table, name);
    return Watched{table, static_cast<int>(place), note};
  };
  // What a ProfileAtHand is made of; `content` of `profile` stands for its segments.
  watched_ = {
      column("profile", "number", &AtHand::note_profile),
      column("membership", "profile", &AtHand::note_profile),
      column("record", "number", &AtHand::note_record),
      column("rectification", "record", &AtHand::note_record),
  };
  sqlite3_preupdate_hook(db.handle(), before_write, this);
}

void RowWatch::before_write(void* self, sqlite3* db, int what, const char*, const char* table, long long,
                            long long) {
  const RowWatch& watch = *static_cast<RowWatch*>(self);
  for (const Watched& watched : watch.watched_) {
    if (watched.table != table) {
      continue;
    }
    const auto note = [&](auto read) {
      sqlite3_value* value = nullptr;
      if (read(db, watched.column, &value) == SQLITE_OK) {
        (watch.at_hand_.*watched.note)(sqlite3_value_int64(value));
      }
    };
    if (what != SQLITE_INSERT) {
      note(sqlite3_preupdate_old);
    }
    if (what != SQLITE_DELETE) {
      note(sqlite3_preupdate_new);
    }
  }
}

}  // namespace concord::store
