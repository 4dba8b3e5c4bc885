// Turns records into profiles, on its own lane: takes what waits, finds the components that it touched
// before or after, partitions them, gives the clusters stable ids and writes profiles, segments, reviews
// and changes in one transaction. Stops and resumes anywhere: what waits is in the store.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/lane.hpp>
#include <concord/base/metrics.hpp>
#include <concord/matching/index.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

class Neighbours;
struct ReadRecord;
struct RoundPlan;
struct SeenRecord;
struct TakenUp;

class Resolver {
 public:
  struct Options {
    std::size_t batch = 2000;  // records in one round
  };
  Resolver(store::Database& database, matching::Model model, const Clock& clock, Metrics& metrics,
           Options options);
  ~Resolver();
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  // Builds the index from the store, on the resolve lane, then resolves what waits. Returns at once;
  // search answers `unavailable` until `ready()`.
  void start();
  bool ready() const { return ready_; }
  // Something new waits. Any thread.
  void notify();
  // Waits until nothing waits to be resolved. For the command line and tests; never from a lane.
  void drain();
  void stop();

  // Calls `done`, on the resolve lane, as soon as none of these records waits, or with false once the
  // deadline has passed. Records that somebody waits for are resolved first.
  void when_resolved(std::vector<store::RecordNumber> records, Instant deadline,
                     std::function<void(bool)> done);

  // The index, to read. Short: rounds wait for it.
  void read(const std::function<void(const matching::Index&)>& look) const;
  // By which it links now. Any thread.
  matching::Model model() const;
  // A model was asked to be released: it is switched to, on the resolve lane, all profiles at once. Until
  // then the former one answers. Any thread.
  void model_asked();

 private:
  struct Waiter {
    std::vector<store::RecordNumber> records;
    Instant deadline;
    std::function<void(bool)> done;
  };
  void load();
  // One thread at a time puts into each.
  struct Putting {
    std::mutex index, homes;
  };
  void load_range(store::RecordNumber first, store::RecordNumber last, Putting& putting);
  void run();    // rounds until nothing waits
  bool round();  // false: nothing waited
  std::vector<store::RecordNumber> choose(store::Snapshot& snapshot,
                                          const std::vector<SeenRecord>& but) const;
  std::vector<ReadRecord> read_waiting(const std::vector<SeenRecord>& but) const;
  void take_up(std::vector<ReadRecord> records, TakenUp& taken);
  RoundPlan work_out(TakenUp taken);
  Outcome write(const RoundPlan& plan);
  bool anyone_waits() const;
  void answer_waiters();
  void switch_model();

  store::Database& database_;
  mutable std::mutex model_mutex_;
  matching::Model model_;
  const Clock& clock_;
  Metrics& metrics_;
  Options options_;
  mutable std::shared_mutex index_mutex_;
  matching::Index index_;
  // Pairs of `same` rulings as the index's last round saw them. Resolve lane only.
  std::vector<std::pair<matching::Slot, matching::Slot>> same_;
  // What a round touched whose writing failed: the next round takes it up again. Resolve lane only.
  std::set<matching::Slot> carried_;
  std::set<std::string> carried_homes_;
  std::unique_ptr<Neighbours> neighbours_;
  // Taken up while the last round was written. Resolve lane only.
  std::unique_ptr<TakenUp> ahead_;
  std::atomic<bool> ready_{false};
  std::atomic<bool> scheduled_{false};
  std::atomic<bool> stopping_{false};
  std::atomic<bool> model_asked_{true};  // at start too: one may have been asked for before the last stop
  mutable std::mutex waiters_mutex_;
  std::vector<Waiter> waiters_;
  Lane lane_;  // last: stops before what it uses goes
};

}  // namespace concord::service
