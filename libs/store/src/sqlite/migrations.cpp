#include "sqlite/migrations.hpp"

#include <fmt/format.h>

#include <concord/base/hash.hpp>

#include "sqlite/directory_lock.hpp"

namespace concord::store::sqlite {
namespace {

struct Applied {
  std::int64_t number = 0;
  std::string text;  // its SHA-256
};

std::string as_bytes(const Digest& digest) { return {digest.begin(), digest.end()}; }

std::vector<Applied> applied_to(Connection& db) {
  db.execute(
      "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
      "text BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT");
  std::vector<Applied> applied;
  Statement rows = db.query("SELECT number, text FROM schema_migration ORDER BY number");
  while (rows.step()) {
    applied.push_back({rows.integer(0), rows.text(1)});
  }
  return applied;
}

Outcome check(const std::vector<Applied>& applied, const std::vector<Migration>& migrations) {
  if (applied.size() > migrations.size()) {
    return fail(
        Code::unsupported,
        fmt::format("The data was written by a newer version: its schema is {}, this program knows {}.",
                    applied.size(), migrations.size()));
  }
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const auto& expected = migrations[i];
    if (applied[i].number != expected.number || applied[i].text != as_bytes(sha256(expected.sql))) {
      return fail(Code::unsupported,
                  fmt::format("The data's schema step {} is not the one this program knows.", i + 1));
    }
  }
  return {};
}

void apply(Connection& db, const Migration& migration) {
  db.execute("BEGIN IMMEDIATE");
  try {
    db.execute(std::string(migration.sql));
    db.run("INSERT INTO schema_migration (number, name, text, applied_at) VALUES (?, ?, ?, ?)",
           migration.number, migration.name, sha256(migration.sql), SystemClock().now());
    db.execute("COMMIT");
  } catch (...) {
    if (db.in_transaction()) {
      db.execute("ROLLBACK");
    }
    throw;
  }
}

}  // namespace

Outcome migrate(Connection& db, const std::vector<Migration>& migrations) {
  const std::vector<Applied> applied = applied_to(db);
  if (Outcome known = check(applied, migrations); !known) {
    return known;
  }
  for (std::size_t i = applied.size(); i < migrations.size(); ++i) {
    apply(db, migrations[i]);
  }
  return {};
}

Result<OpenFile> open_migrated(const std::filesystem::path& path, const std::vector<Migration>& migrations) {
  if (Outcome made = make_private_file(path); !made) {
    return std::move(made.error());
  }
  try {
    auto connection = std::make_unique<Connection>(path, Access::read_write);
    if (Outcome migrated = migrate(*connection, migrations); !migrated) {
      return std::move(migrated.error());
    }
    return OpenFile{path, std::move(connection)};
  } catch (const SqliteError& error) {
    return fail(Code::unavailable, "The data file " + path.filename().string() + " can't be opened.",
                error.what());
  }
}

}  // namespace concord::store::sqlite
