#include "audit/walk.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "audit/row_columns.hpp"

namespace concord::store {
namespace {

constexpr std::size_t kBatch = 2048;  // entries; large enough that handing over costs nothing
constexpr std::size_t kBatches = 4;   // about 4 MB

struct Batch {
  std::string bytes;
  std::vector<WalkedEntry> entries;
};

// Batches go round: full ones to the hashing thread, empty ones back, so that nothing is allocated anew.
class Pipe {
 public:
  Pipe() { empty_.resize(kBatches); }

  bool take_empty(Batch& batch) { return take(empty_, batch); }
  bool take_full(Batch& batch) { return take(full_, batch); }
  void put_full(Batch batch) { put(full_, std::move(batch)); }
  void put_empty(Batch batch) { put(empty_, std::move(batch)); }

  void finish(std::exception_ptr broken = nullptr) {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    broken_ = std::move(broken);
    changed_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }
  void rethrow() const {
    if (broken_) {
      std::rethrow_exception(broken_);
    }
  }

 private:
  bool take(std::vector<Batch>& from, Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || !from.empty() || (finished_ && &from == &full_); });
    if (stopped_ || from.empty()) {
      return false;
    }
    batch = std::move(from.front());
    from.erase(from.begin());
    return true;
  }
  void put(std::vector<Batch>& to, Batch batch) {
    const std::lock_guard lock(mutex_);
    to.push_back(std::move(batch));
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Batch> empty_, full_;
  bool finished_ = false, stopped_ = false;
  std::exception_ptr broken_;
};

void add_row(Batch& batch, const sqlite::Statement& row) {
  const RowColumns columns = columns_of(row);
  WalkedEntry entry;
  entry.sequence = columns.sequence;
  entry.segment = columns.segment;
  entry.drops = columns.operation == kDropOperation;
  const std::string_view chain = chain_of(row);
  entry.well_formed = chain.size() == entry.chain.size();
  std::copy_n(chain.begin(), std::min(chain.size(), entry.chain.size()), entry.chain.begin());
  try {
    entry.well_formed = add_canonical(batch.bytes, columns) && entry.well_formed;
  } catch (const std::runtime_error&) {
    entry.well_formed = false;  // a list that is none
  }
  entry.end = batch.bytes.size();
  batch.entries.push_back(entry);
}

void read_rows(sqlite::Connection& db, std::int64_t sequence, Pipe& pipe) {
  sqlite::Statement row =
      db.query("SELECT " CONCORD_AUDIT_COLUMNS " FROM audit WHERE sequence > ? ORDER BY sequence", sequence);
  Batch batch;
  bool more = true;
  while (more && pipe.take_empty(batch)) {
    batch.bytes.clear();
    batch.entries.clear();
    while (batch.entries.size() < kBatch && (more = row.step())) {
      add_row(batch, row);
    }
    pipe.put_full(std::move(batch));
  }
}

bool visit_batch(const Batch& batch, const VisitEntry& visit) {
  std::size_t start = 0;
  for (const WalkedEntry& entry : batch.entries) {
    if (!visit(entry, std::string_view(batch.bytes).substr(start, entry.end - start))) {
      return false;
    }
    start = entry.end;
  }
  return true;
}

}  // namespace

void walk(sqlite::Connection& db, std::int64_t sequence, const VisitEntry& visit) {
  Pipe pipe;
  std::thread reader([&] {
    try {
      read_rows(db, sequence, pipe);
      pipe.finish();
    } catch (...) {
      pipe.finish(std::current_exception());
    }
  });
  Batch batch;
  while (pipe.take_full(batch)) {
    if (!visit_batch(batch, visit)) {
      pipe.stop();
      break;
    }
    pipe.put_empty(std::move(batch));
  }
  pipe.stop();
  reader.join();
  pipe.rethrow();
}

}  // namespace concord::store
