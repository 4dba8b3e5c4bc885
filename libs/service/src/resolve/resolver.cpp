#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <thread>
#include <utility>

#include <concord/base/log.hpp>
#include <concord/service/resolver.hpp>

#include "round.hpp"
#include "subjects.hpp"

namespace concord::service {
Resolver::Resolver(store::Database& database, matching::Model model, const Clock& clock, Metrics& metrics,
                   Options options)
    : database_(database),
      model_(model),
      clock_(clock),
      metrics_(metrics),
      options_(options),
      index_(std::move(model)),
      neighbours_(std::make_unique<Neighbours>()),
      lane_("resolve", 1, 16, [](const std::string&, const std::string&) { log::error("resolve.failed"); }) {}

Resolver::~Resolver() { stop(); }

void Resolver::start() {
  scheduled_ = true;
  if (!lane_.post([this] {
        load();
        ready_ = true;
        run();
      })) {
    log::error("resolve.not_started");
  }
}

void Resolver::stop() {
  stopping_ = true;
  lane_.stop();
}

void Resolver::notify() {
  if (!scheduled_.exchange(true) && !lane_.post([this] { run(); })) {
    scheduled_ = false;
  }
}

void Resolver::drain() {
  const auto waits = [this] {
    bool any = true;
    database_.read([&](store::Snapshot& snapshot) { any = snapshot.records().waiting_count() > 0; });
    return any;
  };
  while (!ready_ || scheduled_ || waits()) {
    notify();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

void Resolver::read(const std::function<void(const matching::Index&)>& look) const {
  const std::shared_lock lock(index_mutex_);
  look(index_);
}

void Resolver::when_resolved(std::vector<store::RecordNumber> records, Instant deadline,
                             std::function<void(bool)> done) {
  {
    const std::scoped_lock lock(waiters_mutex_);
    waiters_.push_back({std::move(records), deadline, std::move(done)});
  }
  scheduled_ = true;
  if (!lane_.post([this] { run(); })) {
    log::warning("resolve.lane_full");
  }
}

void Resolver::run() {
  scheduled_ = false;
  bool more = true;
  while (more && !stopping_) {
    try {
      switch_model();
      more = round();
    } catch (const std::exception& broken) {
      log::error("resolve.round_failed");
      metrics_.count("concord_resolve_failures_total");
      model_asked_ = true;
      answer_waiters();
      throw;
    }
    answer_waiters();
  }
}

// Records that somebody waits for come first.
std::vector<store::RecordNumber> Resolver::choose(store::Snapshot& snapshot) const {
  std::vector<store::RecordNumber> chosen;
  {
    const std::scoped_lock lock(waiters_mutex_);
    for (const Waiter& waiter : waiters_) {
      for (const store::RecordNumber record : waiter.records) {
        if (snapshot.records().is_waiting(record)) {
          chosen.push_back(record);
        }
      }
    }
  }
  if (chosen.empty()) {
    chosen = snapshot.records().waiting(options_.batch);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

// Moves the seen records to where they now live. What a failed round had touched is taken up again.
std::set<std::string> Resolver::move_homes(const std::vector<SeenRecord>& seen) {
  for (const SeenRecord& record : seen) {
    const std::set<std::string> homes =
        record.contents.empty()
            ? neighbours_->forget(record.row.number)
            : neighbours_->put(record.row.number, Neighbours::describe(record.row, record.contents.back()));
    carried_homes_.insert(homes.begin(), homes.end());
  }
  return carried_homes_;
}

bool Resolver::round() {
  const auto began = std::chrono::steady_clock::now();
  RoundPlan plan;
  database_.read([&](store::Snapshot& snapshot) {
    std::vector<SeenRecord> seen;
    std::set<matching::Slot> touched = std::exchange(carried_, {});
    for (const store::RecordNumber number : choose(snapshot)) {
      auto row = snapshot.records().find(number);
      if (!row) {
        continue;
      }
      const auto slot = static_cast<matching::Slot>(number);
      if (!touched.contains(slot) && index_.contains(slot)) {
        const auto before = index_.component(slot, same_);
        touched.insert(before.begin(), before.end());
      }
      touched.insert(slot);
      seen.push_back({std::move(*row), {}});
      if (in_partition(seen.back().row.state)) {
        seen.back().contents = snapshot.records().contents(number);
      }
    }
    if (seen.empty()) {
      return;
    }
    const std::vector<store::DecisionRow> decisions = snapshot.rulings().in_force();
    same_ = same_pairs(decisions);
    {
      const std::unique_lock lock(index_mutex_);
      for (const SeenRecord& record : seen) {
        const auto slot = static_cast<matching::Slot>(record.row.number);
        const auto parted_or_met = record.contents.empty()
                                       ? index_.remove(slot)
                                       : index_.put(slot, subject_of(record.row, record.contents));
        touched.insert(parted_or_met.begin(), parted_or_met.end());
      }
    }
    carried_ = touched;
    const auto components = touched_components(snapshot, index_, touched, same_);
    std::set<std::string> homes = move_homes(seen);
    plan = plan_round(snapshot, index_, std::move(seen), components, decisions);
    plan.touched_homes = std::move(homes);
  });
  if (plan.seen.empty()) {
    return false;
  }
  const Outcome written = database_.write_and_wait([&](store::Transaction& transaction) {
    return write_round(transaction, plan, index_, *neighbours_, clock_.now());
  });
  if (written) {
    carried_.clear();
    carried_homes_.clear();
  } else {
    log::error("resolve.not_written", {{"code", slug(written.error().code)}});
    std::this_thread::sleep_for(
        std::chrono::milliseconds(200));  // a full disk: try again, not in a busy loop
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics_.observe_seconds("concord_resolve_round_seconds", {}, took.count());
  metrics_.count("concord_resolved_records_total", {}, static_cast<double>(plan.seen.size()));
  return true;
}

void Resolver::answer_waiters() {
  std::vector<std::pair<Waiter, bool>> answered;
  database_.read([&](store::Snapshot& snapshot) {
    const Instant now = clock_.now();
    const std::scoped_lock lock(waiters_mutex_);
    std::erase_if(waiters_, [&](Waiter& waiter) {
      const bool waits =
          std::any_of(waiter.records.begin(), waiter.records.end(),
                      [&](store::RecordNumber record) { return snapshot.records().is_waiting(record); });
      if (waits && now < waiter.deadline) {
        return false;
      }
      answered.emplace_back(std::move(waiter), !waits);
      return true;
    });
  });
  for (auto& [waiter, done] : answered) {
    waiter.done(done);
  }
}

}  // namespace concord::service
