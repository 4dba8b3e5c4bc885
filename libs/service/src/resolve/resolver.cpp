#include <algorithm>
#include <chrono>
#include <future>
#include <thread>
#include <unordered_set>
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

// Records that somebody waits for come first; `but` are being written.
std::vector<store::RecordNumber> Resolver::choose(store::Snapshot& snapshot,
                                                  const std::vector<SeenRecord>& but) const {
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
    chosen = snapshot.records().waiting(options_.batch + but.size());
  }
  std::unordered_set<store::RecordNumber> left_out;
  for (const SeenRecord& record : but) {
    left_out.insert(record.row.number);
  }
  std::erase_if(chosen, [&](store::RecordNumber number) { return left_out.contains(number); });
  chosen.resize(std::min(chosen.size(), options_.batch));
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

std::vector<ReadRecord> Resolver::read_waiting(const std::vector<SeenRecord>& but) const {
  std::vector<ReadRecord> records;
  database_.read([&](store::Snapshot& snapshot) {
    for (const store::RecordNumber number : choose(snapshot, but)) {
      auto row = snapshot.records().find(number);
      if (!row) {
        continue;
      }
      ReadRecord& record = records.emplace_back();
      record.seen.row = std::move(*row);
      if (in_partition(record.seen.row.state)) {
        record.seen.contents = snapshot.records().contents(number);
        record.described = describe(record.seen.row, record.seen.contents);
        record.seen.kept = pack(record.described);
      }
    }
  });
  return records;
}

bool Resolver::anyone_waits() const {
  const std::scoped_lock lock(waiters_mutex_);
  return !waiters_.empty();
}

std::vector<ReadRecord> Resolver::take_waiting() {
  std::vector<ReadRecord> ahead = std::exchange(read_ahead_, {});
  return ahead.empty() || anyone_waits() ? read_waiting({}) : ahead;
}

// Lets the index and the homes know of the records, and works out what that changes. What a failed round
// had touched is taken up again.
RoundPlan Resolver::work_out(std::vector<ReadRecord> records) {
  std::set<matching::Slot> touched = std::exchange(carried_, {});
  for (const ReadRecord& record : records) {
    const auto slot = static_cast<matching::Slot>(record.seen.row.number);
    if (!touched.contains(slot) && index_.contains(slot)) {
      const auto before = index_.component(slot, same_);
      touched.insert(before.begin(), before.end());
    }
    touched.insert(slot);
  }
  std::vector<SeenRecord> seen;
  {
    const std::unique_lock lock(index_mutex_);
    for (ReadRecord& record : records) {
      const auto slot = static_cast<matching::Slot>(record.seen.row.number);
      const auto parted_or_met =
          record.seen.contents.empty() ? index_.remove(slot) : index_.put(slot, record.described.subject);
      touched.insert(parted_or_met.begin(), parted_or_met.end());
      seen.push_back(std::move(record.seen));
    }
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::set<std::string> homes =
        neighbours_->put(seen[i].row.number, std::move(records[i].described.neighbour));
    carried_homes_.insert(homes.begin(), homes.end());
  }
  carried_ = touched;
  RoundPlan plan;
  database_.read([&](store::Snapshot& snapshot) {
    const std::vector<store::DecisionRow> decisions = snapshot.rulings().in_force();
    same_ = same_pairs(decisions);
    const auto components = touched_components(snapshot, index_, touched, same_);
    plan = plan_round(snapshot, index_, std::move(seen), components, decisions);
  });
  plan.touched_homes = carried_homes_;
  return plan;
}

// While the write lane writes, this one reads what comes next.
Outcome Resolver::write(const RoundPlan& plan) {
  std::promise<Outcome> answer;
  std::future<Outcome> answered = answer.get_future();
  const bool posted = database_.write(
      [&](store::Transaction& transaction) {
        return write_round(transaction, plan, index_, *neighbours_, clock_.now());
      },
      [&](Outcome outcome) { answer.set_value(std::move(outcome)); });
  if (!posted) {
    return fail(Code::busy, "too much waits to be written");
  }
  try {
    read_ahead_ = read_waiting(plan.seen);
  } catch (...) {
    answered.wait();  // the plan is still being written
    throw;
  }
  Outcome outcome = answered.get();
  if (!outcome) {
    read_ahead_.clear();
  }
  return outcome;
}

bool Resolver::round() {
  const auto began = std::chrono::steady_clock::now();
  std::vector<ReadRecord> records = take_waiting();
  if (records.empty()) {
    return false;
  }
  const RoundPlan plan = work_out(std::move(records));
  const Outcome written = write(plan);
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
