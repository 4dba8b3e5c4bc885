// The one connection that writes a file, on a lane of its own. Works that wait together share a commit,
// and so a sync of the disk; every checkpoint is made here too. (SQLite before 3.51.3 can corrupt a WAL
// when two connections write or checkpoint at once.)
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <concord/base/lane.hpp>

#include "sqlite/connection.hpp"

namespace concord::store::sqlite {

struct GroupOptions {
  std::string lane;
  std::size_t capacity = 4096;
  std::size_t most_works = 512;               // in one commit
  std::chrono::microseconds longest{50'000};  // that a commit waits for further works to run
  // Between the starts of two commits, under load: for each work that shared the last one, and at most.
  std::chrono::microseconds gap_each{0}, gap_most{0};
  bool savepoints = true;  // false: a work that fails takes its group with it
};

// What is to be done beside the works, on the lane. A hook that isn't there does nothing.
struct GroupHooks {
  std::function<void(Connection&)> opened{};   // a connection, before its first transaction
  std::function<void(Connection&)> begun{};    // each transaction, inside it
  std::function<void()> committing{};          // before each commit
  std::function<void(bool kept)> committed{};  // after it
};

class GroupCommit {
 public:
  using Work = std::function<Outcome(Connection&)>;
  using Done = std::function<void(Outcome)>;

  // Takes over a connection that is open and migrated.
  GroupCommit(std::filesystem::path file, std::unique_ptr<Connection> db, GroupOptions options,
              GroupHooks hooks = {});
  ~GroupCommit();
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  // See Database::write.
  [[nodiscard]] bool write(Work work, Done done);
  Outcome write_and_wait(Work work);
  // From inside a work: once it is committed the WAL is emptied too, before anybody is answered, or after a
  // later commit where a reader holds it now. At the start it is emptied in any case.
  void empty_log_after_commit() { empty_log_ = true; }
  // Refuses new work and finishes what waits.
  void finish();
  // The same, then empties the WAL into the file and closes; readers should be closed by then. Safe to
  // call twice.
  void close();

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  struct Waiting {
    Done done;
    Outcome outcome;
  };
  void open(std::unique_ptr<Connection> db);
  void on_lane(const Work& work, Done& done);
  void wait_for_company();
  Outcome attempt(const Work& work);
  bool begin();
  void undo(const Error& error, bool alone);
  void fail_group(const Error& error);
  void commit();
  bool commit_transaction();
  void roll_back(bool distrust);
  void answer();
  void checkpoint_if_due();
  bool checkpoint(int mode);  // false: not all of it
  void empty_log_if_asked();

  std::filesystem::path file_;
  GroupOptions options_;
  GroupHooks hooks_;
  std::unique_ptr<Connection> db_;
  int wal_pages_ = 0;
  int checkpointed_pages_ = 0;
  bool collecting_ = false;
  bool empty_log_ = false;
  std::size_t last_group_ = 0;
  SteadyTime last_begin_{};
  std::vector<Waiting> group_, answering_;
  Lane lane_;  // last: its thread uses all of the above
};

}  // namespace concord::store::sqlite
