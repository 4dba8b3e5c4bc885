#include "audit/sqlite_audit.hpp"

#include <utility>

#include <concord/base/log.hpp>

#include "audit/keys.hpp"
#include "audit/prove.hpp"
#include "audit/row_columns.hpp"
#include "audit/segments.hpp"
#include "audit/walk.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

// A commit's cost is the same for one look as for thirty; a longer gap would be felt.
constexpr std::chrono::microseconds kGapEach{40}, kGapMost{1000};
// Only the end of the log is written.
constexpr const char* kSmallCache = "PRAGMA cache_size=-1024";
constexpr std::size_t kReaders = 2;
constexpr std::size_t kTermDigits = 32;  // 128 bits: no two values meet by chance

const SystemClock kSystemClock;

}  // namespace

SqliteAudit::SqliteAudit(OpenedAudit opened, const AuditOptions& options,
                         const std::filesystem::path& directory)
    : lock_(std::move(opened.lock)),
      key_(std::move(opened.key)),
      term_key_(std::string(bytes_of(hmac_sha256(key_, "search terms")))),
      options_(options),
      hmac_(key_),
      signer_(std::move(opened.signing_key), options.node,
              options.clock != nullptr ? *options.clock : kSystemClock,
              options.heads.empty() ? directory / kHeadsFile : options.heads),
      index_(directory / "audit_index.sqlite"),
      writer_(opened.file.path, std::move(opened.file.connection),
              {.lane = "audit",
               .capacity = options.capacity,
               .gap_each = kGapEach,
               .gap_most = kGapMost,
               .savepoints = false},
              {.opened = [](sqlite::Connection& db) { db.execute(kSmallCache); },
               .begun = [this](sqlite::Connection& db) { read_head(db); },
               .committing = {},
               .committed = [this](bool kept) { head_known_ = kept; }}),
      readers_(opened.file.path, kReaders),
      ticker_([this] { tick(); }) {
  delete_dropped();
}

void SqliteAudit::read_head(sqlite::Connection& db) {
  if (std::exchange(head_known_, false)) {
    return;
  }
  Statement row = db.query("SELECT sequence, chain, segment FROM audit ORDER BY sequence DESC LIMIT 1");
  const bool any = row.step();
  sequence_ = any ? row.integer(0) : 0;
  chain_ = any ? row.digest(1) : Digest{};
  segment_ = any ? row.integer(2) : 0;
  head_sequence_ = db.number("SELECT sequence FROM audit_head ORDER BY number DESC LIMIT 1");
}

sqlite::GroupCommit::Work SqliteAudit::chained(std::shared_ptr<const AuditRow> row) {
  return [this, row = std::move(row)](sqlite::Connection& db) {
    insert(db, *row);
    return Outcome{};
  };
}

// A segment is the month of its first entry; an entry that was handed over late stays in the open one.
void SqliteAudit::insert(sqlite::Connection& db, const AuditRow& row) {
  const std::int64_t segment = std::max<std::int64_t>(segment_, segment_of(row.at));
  if (sequence_ > 0 && segment != segment_) {
    make_head(db, kSegmentEnd);
  }
  write_list(profiles_, row.profiles);
  write_list(categories_, row.categories);
  write_list(terms_, row.terms);
  RowColumns columns;
  columns.sequence = sequence_ + 1;
  columns.at = row.at.time_since_epoch().count();
  columns.segment = segment;
  columns.status = row.status;
  columns.node = options_.node;
  columns.principal = row.principal;
  columns.role = row.role;
  columns.purpose = row.purpose;
  columns.operation = row.operation;
  columns.kind = row.kind;
  columns.request_id = row.request_id;
  columns.profiles = profiles_.view();
  columns.subject = row.subject;
  columns.categories = categories_.view();
  columns.detail = row.detail;
  columns.terms = terms_.view();
  columns.reason = row.reason;
  canonical_.clear();
  add_canonical(canonical_, columns);
  const Digest chain = next_chain(hmac_, chain_, canonical_);
  insert_row(db, columns, chain);
  sequence_ = columns.sequence;
  segment_ = segment;
  chain_ = chain;
  if (sequence_ - head_sequence_ >= options_.head_entries) {
    make_head(db, "running");
  }
}

void SqliteAudit::make_head(sqlite::Connection& db, std::string_view kind) {
  signer_.sign(db, kind, segment_, sequence_, chain_);
  head_sequence_ = sequence_;
  const std::lock_guard lock(ticking_);
  head_made_ = true;
  wake_.notify_all();
}

Outcome SqliteAudit::sign_head(std::string_view kind) {
  Outcome made = writer_.write_and_wait([this, kind](sqlite::Connection& db) {
    if (sequence_ > head_sequence_) {
      make_head(db, kind);
    }
    return Outcome{};
  });
  return made ? signer_.publish(readers_) : made;
}

void SqliteAudit::tick() {
  bool due = false;
  while (true) {
    {
      std::unique_lock lock(ticking_);
      due = !wake_.wait_for(lock, options_.head_every, [this] { return stopping_ || head_made_; });
      if (stopping_) {
        return;
      }
      head_made_ = false;
    }
    do_tick(due);
  }
}

void SqliteAudit::do_tick(bool due) {
  try {
    // A head that was just made may not be committed yet: the empty transaction waits for it.
    if (due) {
      static_cast<void>(sign_head("running"));
      readers_.read([this](sqlite::Connection& db) { index_.catch_up(db); });
    } else if (writer_.write_and_wait([](sqlite::Connection&) { return Outcome{}; })) {
      static_cast<void>(signer_.publish(readers_));
    }
  } catch (const std::exception&) {
    log::error("audit.tick_failed");
  }
}

void SqliteAudit::stop_ticking() {
  {
    const std::lock_guard lock(ticking_);
    stopping_ = true;
    wake_.notify_all();
  }
  if (ticker_.joinable()) {
    ticker_.join();
  }
}

// Behind all rows that wait; where these fill the lane, when they have made room.
void SqliteAudit::sign_last_head() {
  constexpr int kTries = 5000;
  constexpr std::chrono::milliseconds kNap{1};
  for (int i = 0; i < kTries; ++i) {
    const Outcome made = sign_head("stop");
    if (made || made.error().code != Code::busy) {
      return;
    }
    std::this_thread::sleep_for(kNap);
  }
}

void SqliteAudit::close() {
  if (std::exchange(closed_, true)) {
    return;
  }
  stop_ticking();
  try {
    sign_last_head();
    index_.close();
  } catch (const std::exception&) {
    log::error("audit.last_head_failed");
  }
  readers_.close();
  writer_.close();
  lock_.reset();
}

std::vector<AuditEntry> SqliteAudit::after(std::int64_t sequence, std::size_t most) {
  std::vector<AuditEntry> entries;
  readers_.read([&](sqlite::Connection& db) {
    Statement row =
        db.query("SELECT " CONCORD_AUDIT_COLUMNS " FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                 sequence, most);
    while (row.step()) {
      entries.push_back(entry_of(row));
    }
  });
  return entries;
}

std::vector<AuditEntry> SqliteAudit::find(const AuditQuery& query) {
  std::vector<AuditEntry> entries;
  readers_.read([&](sqlite::Connection& db) { entries = find_entries(db, index_, query); });
  return entries;
}

std::string SqliteAudit::term(std::string_view field, std::string_view value) const {
  const std::string text = std::string(field) + ":" + std::string(value);
  return std::string(field) + ":" + to_hex(hmac_sha256(term_key_, text)).substr(0, kTermDigits);
}

AuditEntry SqliteAudit::head() {
  AuditEntry entry;
  readers_.read([&](sqlite::Connection& db) {
    Statement row = db.query("SELECT " CONCORD_AUDIT_COLUMNS " FROM audit ORDER BY sequence DESC LIMIT 1");
    if (row.step()) {
      entry = entry_of(row);
    }
  });
  return entry;
}

Result<AuditProof> SqliteAudit::prove(const ProofOptions& options) {
  const ProofBasis basis{key_, options.public_key.empty() ? public_key() : options.public_key,
                         options.heads.empty() ? signer_.file() : options.heads, options.complete};
  static_cast<void>(signer_.publish(readers_));  // what can't be written is then found missing
  Result<AuditProof> proof = Error{};
  try {
    readers_.read([&](sqlite::Connection& db) { proof = prove_chain(db, basis); });
  } catch (const sqlite::SqliteError& error) {
    return error.to_error();
  }
  return proof;
}

Outcome SqliteAudit::drop_segment(int segment, AuditRow why) {
  why.operation = kDropOperation;
  why.kind = "retention";
  why.subject = "segment/" + std::to_string(segment);
  Outcome dropped = writer_.write_and_wait([this, segment, why](sqlite::Connection& db) -> Outcome {
    const auto end = end_of_oldest_segment(db, segment);
    if (!end) {
      return end.error();
    }
    insert(db, why);
    db.run("INSERT INTO audit_dropped (segment, last, entry) VALUES (?, ?, ?)", segment, *end, sequence_);
    return {};
  });
  if (dropped) {
    delete_dropped();
  }
  return dropped;
}

// Also goes on, at the start, with what a crash left.
void SqliteAudit::delete_dropped() {
  std::int64_t last = 0;
  readers_.read([&](sqlite::Connection& db) { last = last_dropped(db); });
  bool more = last != 0;
  while (more) {
    const Outcome written = writer_.write_and_wait([&more, last](sqlite::Connection& db) {
      more = delete_some(db, last);
      return Outcome{};
    });
    more = more && written;
  }
  if (last != 0) {
    index_.forget(last);
  }
}

}  // namespace concord::store
