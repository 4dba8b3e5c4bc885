#include "audit/access_index.hpp"

#include <algorithm>

#include "audit/row_columns.hpp"
#include "sqlite/directory_lock.hpp"

namespace concord::store {
namespace {

constexpr std::int64_t kBatch = 20'000;  // entries in a commit: sorted, so that pages are written once

struct Access {
  std::string profile;
  std::int64_t sequence = 0;
  auto operator<=>(const Access&) const = default;
};

}  // namespace

void AccessIndex::open() {
  if (db_) {
    return;
  }
  if (Outcome made = sqlite::make_private_file(file_); !made) {
    throw std::runtime_error(made.error().detail);
  }
  db_ = std::make_unique<sqlite::Connection>(file_, sqlite::Access::read_write);
  db_->execute(
      "PRAGMA journal_mode=DELETE;"
      "CREATE TABLE IF NOT EXISTS access (profile TEXT NOT NULL, sequence INTEGER NOT NULL, "
      "PRIMARY KEY (profile, sequence)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS taken (one INTEGER PRIMARY KEY, up_to INTEGER NOT NULL, chain BLOB NOT "
      "NULL) STRICT;");
}

void AccessIndex::begin_anew() { db_->execute("DELETE FROM access; DELETE FROM taken;"); }

// The last entry that is in the index, if the log still has it as it was.
std::int64_t AccessIndex::indexed(sqlite::Connection& log) {
  sqlite::Statement taken = db_->query("SELECT up_to, chain FROM taken");
  if (!taken.step()) {
    return 0;
  }
  const std::int64_t up_to = taken.integer(0);
  sqlite::Statement row = log.query("SELECT chain FROM audit WHERE sequence = ?", up_to);
  if (row.step() && row.view(0) == taken.view(1)) {
    return up_to;
  }
  return -1;
}

std::size_t AccessIndex::take_batch(sqlite::Connection& log, std::int64_t after) {
  std::vector<Access> accesses;
  sqlite::Statement row =
      log.query("SELECT sequence, profiles, chain FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                after, kBatch);
  std::size_t rows = 0;
  std::int64_t last = after;
  std::string chain;
  for (; row.step(); ++rows) {
    last = row.integer(0);
    chain = row.view(2);
    if (row.view(1) != "[]") {
      for (std::string& profile : list_from_json(row.view(1))) {
        accesses.push_back({std::move(profile), last});
      }
    }
  }
  if (rows == 0) {
    return 0;
  }
  std::sort(accesses.begin(), accesses.end());
  db_->execute("BEGIN IMMEDIATE");
  for (const Access& access : accesses) {
    db_->run("INSERT OR IGNORE INTO access (profile, sequence) VALUES (?, ?)", access.profile,
             access.sequence);
  }
  db_->run("INSERT OR REPLACE INTO taken (one, up_to, chain) VALUES (1, ?, ?)", last, sqlite::Blob{chain});
  db_->execute("COMMIT");
  return rows;
}

void AccessIndex::catch_up(sqlite::Connection& log) {
  const std::lock_guard lock(mutex_);
  open();
  if (db_->in_transaction()) {
    db_->execute("ROLLBACK");
  }
  std::int64_t after = indexed(log);
  if (after < 0) {
    begin_anew();
    after = 0;
  }
  while (take_batch(log, after) != 0) {
    after = db_->number("SELECT up_to FROM taken");
  }
}

std::vector<std::int64_t> AccessIndex::find(sqlite::Connection& log, const std::string& profile,
                                            std::int64_t before, std::size_t most) {
  catch_up(log);
  const std::lock_guard lock(mutex_);
  sqlite::Statement row = db_->query(
      "SELECT sequence FROM access WHERE profile = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?",
      profile, before, most);
  std::vector<std::int64_t> sequences;
  while (row.step()) {
    sequences.push_back(row.integer(0));
  }
  return sequences;
}

void AccessIndex::forget(std::int64_t up_to) {
  const std::lock_guard lock(mutex_);
  open();
  db_->run("DELETE FROM access WHERE sequence <= ?", up_to);
}

void AccessIndex::close() {
  const std::lock_guard lock(mutex_);
  db_.reset();
}

}  // namespace concord::store
