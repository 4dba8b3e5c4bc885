// The audit log on SQLite.
#include <optional>
#include <utility>

#include <concord/store/audit.hpp>

#include "audit_chain.hpp"
#include "audit_key.hpp"
#include "sqlite/directory_lock.hpp"
#include "sqlite/group_commit.hpp"
#include "sqlite/migrations.hpp"
#include "sqlite/reader_pool.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

// Small groups cost 9 to 12 us of a look, groups of ten and more 2 to 3; a longer gap would be felt.
constexpr std::chrono::microseconds kGap{300};
constexpr std::size_t kReaders = 2;

// Columns as schemas/sql/audit/0001_audit.sql has them.
AuditEntry read_entry(const Statement& row) {
  AuditEntry entry;
  entry.sequence = row.integer(0);
  entry.row.at = row.instant(1);
  entry.row.principal = row.text(2);
  entry.row.role = row.text(3);
  entry.row.purpose = row.text(4);
  entry.row.operation = row.text(5);
  entry.row.kind = row.text(6);
  entry.row.request_id = row.text(7);
  entry.row.profiles = list_from_json(row.view(8));
  entry.row.subject = row.text(9);
  entry.row.categories = list_from_json(row.view(10));
  entry.row.status = static_cast<int>(row.integer(11));
  entry.row.detail = row.text(12);
  entry.chain = row.digest(13);
  return entry;
}

constexpr const char* kLast = "SELECT * FROM audit ORDER BY sequence DESC LIMIT 1";

class SqliteAudit final : public AuditLog {
 public:
  SqliteAudit(sqlite::DirectoryLock lock, std::string key, sqlite::OpenFile opened, std::size_t capacity)
      : lock_(std::move(lock)),
        key_(std::move(key)),
        writer_(opened.path, std::move(opened.connection),
                {.lane = "audit", .capacity = capacity, .gap = kGap, .savepoints = false},
                [this](sqlite::Connection& db) { read_head(db); }),
        readers_(opened.path, kReaders) {}
  ~SqliteAudit() override { close(); }
  SqliteAudit(const SqliteAudit&) = delete;
  SqliteAudit& operator=(const SqliteAudit&) = delete;

  bool append(AuditRow row, std::function<void(Outcome)> done) override {
    return writer_.write(chained(std::move(row)), std::move(done));
  }
  Outcome append_and_wait(AuditRow row) override { return writer_.write_and_wait(chained(std::move(row))); }
  std::vector<AuditEntry> after(std::int64_t sequence, std::size_t most) override;
  Result<std::int64_t> first_broken() override;
  AuditEntry head() override;
  void close() override {
    writer_.finish();
    readers_.close();
    writer_.close();
    lock_.reset();
  }

 private:
  // Runs at the start of each transaction, so a group that failed leaves no trace in the chain.
  void read_head(sqlite::Connection& db);
  sqlite::GroupCommit::Work chained(AuditRow row);
  void insert(sqlite::Connection& db, const AuditRow& row);

  std::optional<sqlite::DirectoryLock> lock_;
  std::string key_;
  std::int64_t sequence_ = 0;  // of the head; the audit lane alone uses it and the chain
  Digest chain_{};
  sqlite::GroupCommit writer_;
  sqlite::ReaderPool readers_;
};

void SqliteAudit::read_head(sqlite::Connection& db) {
  Statement row = db.query("SELECT sequence, chain FROM audit ORDER BY sequence DESC LIMIT 1");
  const bool any = row.step();
  sequence_ = any ? row.integer(0) : 0;
  chain_ = any ? row.digest(1) : Digest{};
}

sqlite::GroupCommit::Work SqliteAudit::chained(AuditRow row) {
  return [this, row = std::move(row)](sqlite::Connection& db) {
    insert(db, row);
    return Outcome{};
  };
}

void SqliteAudit::insert(sqlite::Connection& db, const AuditRow& row) {
  const std::int64_t sequence = sequence_ + 1;
  const Digest chain = next_chain(key_, chain_, sequence, row);
  db.run(
      "INSERT INTO audit (sequence, at, principal, role, purpose, operation, kind, request_id, profiles, "
      "subject, categories, "
      "status, detail, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      sequence, row.at, row.principal, row.role, row.purpose, row.operation, row.kind, row.request_id,
      list_to_json(row.profiles), row.subject, list_to_json(row.categories), row.status, row.detail, chain);
  sequence_ = sequence;
  chain_ = chain;
}

std::vector<AuditEntry> SqliteAudit::after(std::int64_t sequence, std::size_t most) {
  std::vector<AuditEntry> entries;
  readers_.read([&](sqlite::Connection& db) {
    Statement row =
        db.query("SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?", sequence, most);
    while (row.step()) {
      entries.push_back(read_entry(row));
    }
  });
  return entries;
}

AuditEntry SqliteAudit::head() {
  AuditEntry entry;
  readers_.read([&](sqlite::Connection& db) {
    Statement row = db.query(kLast);
    if (row.step()) {
      entry = read_entry(row);
    }
  });
  return entry;
}

Result<std::int64_t> SqliteAudit::first_broken() {
  std::int64_t sequence = 0;
  try {
    std::int64_t broken = 0;
    readers_.read([&](sqlite::Connection& db) {
      Digest chain{};
      Statement row = db.query("SELECT * FROM audit ORDER BY sequence");
      while (broken == 0 && row.step()) {
        const std::int64_t expected = std::exchange(sequence, row.integer(0)) + 1;
        const AuditEntry entry = read_entry(row);
        chain = next_chain(key_, chain, expected, entry.row);
        if (sequence != expected || chain != entry.chain) {
          broken = sequence;
        }
      }
    });
    return broken;
  } catch (const sqlite::SqliteError& error) {
    return error.to_error();
  } catch (const std::runtime_error&) {
    return sequence;  // a row that is not even in its form
  }
}

}  // namespace

Result<std::unique_ptr<AuditLog>> open_audit(const std::filesystem::path& directory, std::size_t capacity) {
  Result<sqlite::DirectoryLock> lock = sqlite::DirectoryLock::take(directory, "audit.lock");
  if (!lock) {
    return std::move(lock.error());
  }
  Result<sqlite::OpenFile> opened =
      sqlite::open_migrated(directory / "audit.sqlite", sqlite::audit_migrations());
  if (!opened) {
    return std::move(opened.error());
  }
  const bool has_rows = opened->connection->number("SELECT EXISTS (SELECT 1 FROM audit)") != 0;
  Result<std::string> key = read_or_make_key(directory / "audit.key", has_rows);
  if (!key) {
    return std::move(key.error());
  }
  return std::make_unique<SqliteAudit>(std::move(*lock), std::move(*key), std::move(*opened), capacity);
}

}  // namespace concord::store
