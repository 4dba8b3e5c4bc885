// The store behind one pair of doors: `read` gives a consistent snapshot, `write` a transaction. Its
// tables are reached through small interfaces, one an aggregate, in the words of the domain. SQLite now;
// PostgreSQL implements the same interfaces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include <concord/base/result.hpp>
#include <concord/store/access.hpp>
#include <concord/store/access_reviews.hpp>
#include <concord/store/accounts.hpp>
#include <concord/store/agreements.hpp>
#include <concord/store/changes.hpp>
#include <concord/store/erasures.hpp>
#include <concord/store/extracts.hpp>
#include <concord/store/holds.hpp>
#include <concord/store/keys.hpp>
#include <concord/store/measures.hpp>
#include <concord/store/models.hpp>
#include <concord/store/profiles.hpp>
#include <concord/store/protections.hpp>
#include <concord/store/records.hpp>
#include <concord/store/reviews.hpp>
#include <concord/store/rights.hpp>
#include <concord/store/rulings.hpp>

namespace concord::store {

// One consistent state of the store. Valid inside the call that was given it, on that thread.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  virtual const RecordReader& records() = 0;
  virtual const ExtractReader& extracts() = 0;
  virtual const ProfileReader& profiles() = 0;
  virtual const RulingReader& rulings() = 0;
  virtual const ReviewReader& reviews() = 0;
  virtual const ChangeReader& changes() = 0;
  virtual const KeyReader& keys() = 0;
  virtual const ModelReader& models() = 0;
  virtual const MeasuresReader& measures() = 0;
  virtual const AccountReader& accounts() = 0;
  virtual const AgreementReader& agreements() = 0;
  virtual const AccessReader& access() = 0;
  virtual const AccessReviewReader& access_reviews() = 0;
  virtual const RightsReader& rights() = 0;
  virtual const HoldReader& holds() = 0;
  virtual const ErasureReader& erasures() = 0;
  virtual const ProtectionReader& protections() = 0;
  // Keeps a live profile, as it is here, for Database::at_hand. May be left undone.
  virtual void keep_at_hand(ProfileAtHand) {}
};

class Transaction : public Snapshot {
 public:
  virtual RecordWriter& record_writer() = 0;
  virtual ExtractWriter& extract_writer() = 0;
  virtual ProfileWriter& profile_writer() = 0;
  virtual RulingWriter& ruling_writer() = 0;
  virtual ReviewWriter& review_writer() = 0;
  virtual ChangeWriter& change_writer() = 0;
  virtual KeyWriter& key_writer() = 0;
  virtual ModelWriter& model_writer() = 0;
  virtual MeasuresWriter& measures_writer() = 0;
  virtual AccountWriter& account_writer() = 0;
  virtual AgreementWriter& agreement_writer() = 0;
  virtual AccessWriter& access_writer() = 0;
  virtual AccessReviewWriter& access_review_writer() = 0;
  virtual RightsWriter& rights_writer() = 0;
  virtual HoldWriter& hold_writer() = 0;
  virtual ErasureWriter& erasure_writer() = 0;
  virtual ProtectionWriter& protection_writer() = 0;
};

class Database {
 public:
  virtual ~Database() = default;

  // Runs `work` on this thread in one read transaction. Any thread. What `work` throws comes out.
  virtual void read(const std::function<void(Snapshot&)>& work) = 0;

  // The profile of that id as the last commit left it, from memory: null where it isn't kept, or is no more
  // what was kept. Any thread, and no wait for the disk.
  virtual std::shared_ptr<const ProfileAtHand> at_hand(const Uuid& id) = 0;

  // Another number once anything was committed: what was read after the number was taken is as it was for as
  // long as that stays.
  virtual std::uint64_t moment() const = 0;

  using Work = std::function<Outcome(Transaction&)>;
  using Done = std::function<void(Outcome)>;
  // Queues `work` for the one writing connection. Works that wait together share one commit of bounded
  // length, each inside a savepoint: one that fails (an Error, or an exception) is undone alone. `done` is
  // called once the commit is durable (or has failed: Code::storage_full when there is no space), on the
  // write lane, and must not block. False: the lane is full, and neither is ever called.
  [[nodiscard]] virtual bool write(Work work, Done done) = 0;
  // The same, waiting. Never from a lane; for start-up, the command line and tests.
  virtual Outcome write_and_wait(Work work) = 0;

  // Finishes what waits, checkpoints and closes.
  virtual void close() = 0;
};

struct SqliteOptions {
  std::filesystem::path directory;  // holds store.sqlite, and the lock that one process owns
  std::size_t write_capacity = 4096;
  unsigned readers = 4;        // read-only connections that are kept; more are opened when needed
  std::size_t at_hand = 4096;  // profiles that are kept for Database::at_hand
};

// Opens or makes the store, takes the lock (Code::conflict when another process has it) and migrates it.
Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options);

}  // namespace concord::store
