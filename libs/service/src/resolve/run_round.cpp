// A round: takes records up, works out what they change, and has it written. While the write lane writes, the
// resolve lane takes up what comes next.
#include <algorithm>
#include <chrono>
#include <future>
#include <thread>
#include <unordered_set>
#include <utility>

#include <concord/base/log.hpp>
#include <concord/service/resolver.hpp>

#include "round.hpp"
#include "rulings_heard.hpp"
#include "subjects.hpp"

namespace concord::service {

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
    const std::int64_t read_at = snapshot.changes().last();
    for (const store::RecordNumber number : choose(snapshot, but)) {
      auto row = snapshot.records().find(number);
      if (!row) {
        continue;
      }
      ReadRecord& record = records.emplace_back();
      record.seen.row = std::move(*row);
      record.seen.read_at = read_at;
      if (in_partition(record.seen.row.state)) {
        record.seen.contents = snapshot.records().contents(number);
      }
      if (!record.seen.contents.empty()) {
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

// Lets the index know of the records. Components as they were are asked for first.
void Resolver::take_up(std::vector<ReadRecord> records, TakenUp& taken) {
  if (records.empty()) {
    return;
  }
  for (const ReadRecord& record : records) {
    const auto slot = static_cast<matching::Slot>(record.seen.row.number);
    if (!taken.touched.contains(slot) && index_.contains(slot)) {
      const auto before = index_.component(slot, same_);
      taken.touched.insert(before.begin(), before.end());
    }
    taken.touched.insert(slot);
  }
  {
    const std::unique_lock lock(index_mutex_);
    for (ReadRecord& record : records) {
      const auto slot = static_cast<matching::Slot>(record.seen.row.number);
      const auto parted_or_met =
          record.seen.contents.empty() ? index_.remove(slot) : index_.put(slot, record.described.subject);
      taken.touched.insert(parted_or_met.begin(), parted_or_met.end());
      taken.seen.push_back(std::move(record.seen));
      taken.neighbours.push_back(std::move(record.described.neighbour));
    }
  }
  const std::vector<matching::Slot> touched(taken.touched.begin(), taken.touched.end());
  auto links = index_.links(touched, std::thread::hardware_concurrency());
  taken.links.clear();
  for (std::size_t i = 0; i < touched.size(); ++i) {
    taken.links.emplace(touched[i], std::move(links[i]));
  }
}

// What the records that were taken up change. What a failed round had touched is taken up again.
RoundPlan Resolver::work_out(TakenUp taken) {
  taken.touched.merge(std::exchange(carried_, {}));
  carried_ = taken.touched;
  for (std::size_t i = 0; i < taken.seen.size(); ++i) {
    carried_homes_.merge(neighbours_->put(taken.seen[i].row.number, std::move(taken.neighbours[i])));
  }
  RoundPlan plan;
  database_.read([&](store::Snapshot& snapshot) {
    const std::vector<store::DecisionRow> decisions = rulings_heard(snapshot);
    same_ = same_pairs(decisions);
    const auto components = touched_components(snapshot, index_, taken.touched, same_, taken.links);
    plan = plan_round(snapshot, index_, std::move(taken.seen), components, decisions);
  });
  plan.touched_homes = carried_homes_;
  return plan;
}

// Neither the plan nor the homes may change while they are written; the index may.
Outcome Resolver::write(const RoundPlan& plan) {
  std::promise<Outcome> answer;
  std::future<Outcome> answered = answer.get_future();
  const bool posted = database_.write(
      [&](store::Transaction& transaction) {
        return write_round(transaction, plan, *neighbours_, clock_.now());
      },
      [&](Outcome outcome) { answer.set_value(std::move(outcome)); });
  if (!posted) {
    return fail(Code::busy, "too much waits to be written");
  }
  try {
    take_up(read_waiting(plan.seen), *ahead_);
  } catch (...) {
    answered.wait();
    throw;
  }
  return answered.get();
}

bool Resolver::round() {
  const auto began = std::chrono::steady_clock::now();
  TakenUp taken = std::exchange(*ahead_, {});
  if (taken.seen.empty() || anyone_waits()) {
    take_up(read_waiting(taken.seen), taken);
  }
  if (taken.seen.empty()) {
    return false;
  }
  const RoundPlan plan = work_out(std::move(taken));
  const Outcome written = write(plan);
  if (written) {
    carried_.clear();
    carried_homes_.clear();
  } else {
    carried_.merge(std::exchange(*ahead_, {}).touched);
    if (written.error().code != Code::conflict) {  // else it was overtaken by an erasure: work it out anew
      log::error("resolve.not_written", {{"code", slug(written.error().code)}});
      std::this_thread::sleep_for(
          std::chrono::milliseconds(200));  // a full disk: try again, not in a busy loop
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics_.observe_seconds("concord_resolve_round_seconds", {}, took.count());
  metrics_.count("concord_resolved_records_total", {}, static_cast<double>(plan.seen.size()));
  return true;
}

}  // namespace concord::service
