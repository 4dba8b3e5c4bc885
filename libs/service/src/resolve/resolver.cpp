#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <concord/base/log.hpp>
#include <concord/service/resolver.hpp>

#include "round.hpp"

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
      ahead_(std::make_unique<TakenUp>()),
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
