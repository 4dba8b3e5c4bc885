#include "sqlite/group_commit.hpp"

#include <algorithm>
#include <future>

#include <sqlite3.h>

#include <concord/base/log.hpp>

namespace concord::store::sqlite {
namespace {

// Larger ones make take-in faster and stall it for longer: 20,000 pages brought pauses of half a second.
constexpr int kCheckpointPages = 2000;
// Past this, readers that never pause keep the WAL from starting anew: wait for them, but not for long.
constexpr int kLongWalPages = 65536;
constexpr int kRestartMilliseconds = 100;
constexpr int kUsualMilliseconds = 5000;

Lane::OnFailure log_failure() {
  return [](const std::string& lane, const std::string&) {
    log::error("store.lane_failed", {{"lane", lane}});
  };
}

}  // namespace

GroupCommit::GroupCommit(std::filesystem::path file, std::unique_ptr<Connection> db, GroupOptions options,
                         GroupHooks hooks)
    : file_(std::move(file)),
      options_(std::move(options)),
      hooks_(std::move(hooks)),
      lane_(options_.lane, 1, options_.capacity, log_failure()) {
  open(std::move(db));
  checkpoint(SQLITE_CHECKPOINT_TRUNCATE);  // a kill may have come between an erasure and this
}

GroupCommit::~GroupCommit() { close(); }

void GroupCommit::open(std::unique_ptr<Connection> db) {
  db_ = std::move(db);
  wal_pages_ = checkpointed_pages_ = 0;
  const auto remember = [](void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
  };
  sqlite3_wal_hook(db_->handle(), remember, &wal_pages_);
  if (hooks_.opened) {
    hooks_.opened(*db_);
  }
}

bool GroupCommit::write(Work work, Done done) {
  return lane_.post(
      [this, work = std::move(work), done = std::move(done)]() mutable { on_lane(work, done); });
}

Outcome GroupCommit::write_and_wait(Work work) {
  auto answer = std::make_shared<std::promise<Outcome>>();
  std::future<Outcome> outcome = answer->get_future();
  if (!write(std::move(work), [answer](Outcome result) { answer->set_value(std::move(result)); })) {
    return fail(Code::busy, "Too much is waiting to be written. Try again.");
  }
  return outcome.get();
}

// The first work of a group collects the others; they arrive here again while it does.
void GroupCommit::on_lane(const Work& work, Done& done) {
  if (collecting_) {
    group_.push_back({std::move(done), {}});
    group_.back().outcome = attempt(work);
    return;
  }
  collecting_ = true;
  last_begin_ = std::chrono::steady_clock::now();
  group_.push_back({std::move(done), {}});
  group_.back().outcome = attempt(work);
  while (group_.size() < options_.most_works &&
         std::chrono::steady_clock::now() - last_begin_ < options_.longest) {
    const Lane::Task next = lane_.take_next();
    if (!next) {
      break;
    }
    next();
  }
  collecting_ = false;
  commit();
  empty_log_if_asked();
  answer();
  checkpoint_if_due();
  wait_for_company();
}

// A commit costs about as much for one work as for ten. When commits follow one another closely, wait
// until as many are here as shared the last one, or the gap is over; a lone client never waits.
void GroupCommit::wait_for_company() {
  const auto gap = std::min(options_.gap_each * static_cast<std::int64_t>(last_group_), options_.gap_most);
  if (last_group_ > 1 && gap.count() > 0) {
    lane_.await_waiting(last_group_, last_begin_ + gap);
  }
}

// The work that begins a transaction is alone in it and can be undone with it. Only what follows needs a
// savepoint; within one, SQLite copies every page that is changed, and a statement that may fail half way
// costs as much as all that was copied before it.
Outcome GroupCommit::attempt(const Work& work) {
  bool alone = true;
  try {
    alone = begin();
    if (alone || !options_.savepoints) {
      Outcome outcome = work(*db_);
      if (!outcome && options_.savepoints) {
        db_->run("ROLLBACK");
      }
      return outcome;
    }
    db_->run("SAVEPOINT work");
    Outcome outcome = work(*db_);
    if (!outcome) {
      db_->run("ROLLBACK TO work");
    }
    db_->run("RELEASE work");
    return outcome;
  } catch (...) {
    const Error error = error_of_current_exception();
    undo(error, alone);
    return error;
  }
}

// Whether it begins a transaction.
bool GroupCommit::begin() {
  if (!db_) {
    open(std::make_unique<Connection>(file_, Access::read_write));
  }
  if (db_->in_transaction()) {
    return false;
  }
  db_->run("BEGIN IMMEDIATE");
  if (hooks_.begun) {
    hooks_.begun(*db_);
  }
  return true;
}

void GroupCommit::undo(const Error& error, bool alone) {
  try {
    if (db_ && db_->in_transaction()) {
      if (options_.savepoints && !alone) {
        db_->run("ROLLBACK TO work");
        db_->run("RELEASE work");
        return;
      }
      db_->run("ROLLBACK");
    }
  } catch (const SqliteError&) {
    db_.reset();
  }
  fail_group(error);  // the whole transaction is rolled back
}

void GroupCommit::fail_group(const Error& error) {
  for (Waiting& waiting : group_) {
    if (waiting.outcome) {
      waiting.outcome = error;
    }
  }
}

void GroupCommit::commit() {
  if (!db_ || !db_->in_transaction()) {
    return;
  }
  if (hooks_.committing) {
    hooks_.committing();
  }
  const bool kept = commit_transaction();
  if (hooks_.committed) {
    hooks_.committed(kept);
  }
}

bool GroupCommit::commit_transaction() {
  try {
    db_->run("COMMIT");
    return true;
  } catch (const SqliteError& error) {
    log::error("store.commit_failed",
               {{"lane", std::string_view(options_.lane)}, {"code", std::int64_t{error.code()}}});
    fail_group(error.to_error());
    roll_back(error.io() && !error.no_space());
    return false;
  }
}

// After a failed sync nobody knows what the file holds: such a connection is opened anew.
void GroupCommit::roll_back(bool distrust) {
  try {
    if (db_->in_transaction()) {
      db_->run("ROLLBACK");
    }
  } catch (const SqliteError&) {
    distrust = true;
  }
  if (distrust) {
    db_.reset();
  }
}

void GroupCommit::answer() {
  last_group_ = group_.size();
  answering_.swap(group_);
  for (Waiting& waiting : answering_) {
    try {
      std::exchange(waiting.done, {})(std::move(waiting.outcome));
    } catch (...) {
      log::error("store.answer_failed", {{"lane", std::string_view(options_.lane)}});
    }
  }
  answering_.clear();
}

void GroupCommit::checkpoint_if_due() {
  if (wal_pages_ < checkpointed_pages_) {
    checkpointed_pages_ = 0;  // the WAL has started anew
  }
  if (!db_ || wal_pages_ - checkpointed_pages_ < kCheckpointPages) {
    return;
  }
  checkpointed_pages_ = wal_pages_;
  if (wal_pages_ < kLongWalPages) {
    checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    return;
  }
  sqlite3_busy_timeout(db_->handle(), kRestartMilliseconds);
  checkpoint(SQLITE_CHECKPOINT_RESTART);
  sqlite3_busy_timeout(db_->handle(), kUsualMilliseconds);
}

// What was erased still stands in the frames before it.
void GroupCommit::empty_log_if_asked() {
  if (!empty_log_ || !db_ || db_->in_transaction()) {
    return;
  }
  sqlite3_busy_timeout(db_->handle(), kRestartMilliseconds);
  empty_log_ = !checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  sqlite3_busy_timeout(db_->handle(), kUsualMilliseconds);
  if (empty_log_) {
    log::warning("store.log_not_emptied", {{"lane", std::string_view(options_.lane)}});
  } else {
    wal_pages_ = checkpointed_pages_ = 0;
  }
}

bool GroupCommit::checkpoint(int mode) {
  const int code = sqlite3_wal_checkpoint_v2(db_->handle(), nullptr, mode, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) {
    // Nothing is lost: what is committed stands in the WAL, and the next checkpoint tries again.
    log::warning("store.checkpoint_failed",
                 {{"lane", std::string_view(options_.lane)}, {"code", std::int64_t{code}}});
  }
  return code == SQLITE_OK;
}

void GroupCommit::finish() { lane_.stop(); }

void GroupCommit::close() {
  finish();
  if (db_) {
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    db_.reset();
  }
}

}  // namespace concord::store::sqlite
