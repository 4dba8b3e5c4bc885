// The switch to a released model. Everything is worked out beside the live index, and then written in one
// transaction: a reader of the store sees all profiles before it or all after it, and a service that is
// killed in between begins it again. Records that wait are in the new index as they now are and wait on.
#include <chrono>
#include <future>
#include <thread>

#include <concord/base/log.hpp>
#include <concord/service/models.hpp>
#include <concord/service/resolver.hpp>

#include "../models/plan_switch.hpp"
#include "round.hpp"

namespace concord::service {
namespace {

struct Prepared {
  matching::Index index;
  RoundPlan plan;
  std::map<store::ProfileNumber, std::vector<store::RecordNumber>> before;
  std::vector<std::pair<matching::Slot, matching::Slot>> same;
};

std::optional<store::ModelRow> releasing(store::Database& database) {
  std::optional<store::ModelRow> row;
  database.read([&](store::Snapshot& snapshot) { row = snapshot.models().releasing(); });
  return row;
}

Prepared prepare(store::Database& database, const store::ModelRow& to, const matching::Model& model) {
  const unsigned threads = std::thread::hardware_concurrency();
  std::optional<Prepared> prepared;
  database.read([&](store::Snapshot& snapshot) {
    prepared.emplace(Prepared{index_of(snapshot, model, threads), {}, {}, {}});
    prepared->plan = plan_switch(snapshot, prepared->index, to, threads);
    prepared->before = members_before(snapshot, prepared->plan);
    prepared->same = same_pairs(snapshot.rulings().in_force());
  });
  return std::move(*prepared);
}

void write_release(store::Transaction& transaction, const store::ModelRow& to, const Prepared& prepared,
                   Instant now) {
  store::ModelWriter& models = transaction.model_writer();
  if (const auto former = transaction.models().released()) {
    models.keep_members(former->number, prepared.before);
    models.set_state(former->number, store::ModelState::former);
  }
  models.set_state(to.number, store::ModelState::released);
  store::ChangeRow change;
  change.at = now;
  change.kind = "model.released";
  change.by = to.released_by;
  change.detail = JsonWriter().begin_object().field("model", to_string(to.id)).end_object().take();
  transaction.change_writer().add(change);
}

// One that this program can't read, which another kept: the service goes on under the one in force.
void refuse_release(store::Database& database, const store::ModelRow& to) {
  log::error("model.not_readable", {{"model", to_string(to.id)}});
  const Outcome refused = database.write_and_wait([&](store::Transaction& transaction) -> Outcome {
    transaction.model_writer().set_state(to.number, store::ModelState::proposed);
    return {};
  });
  if (!refused) {
    log::error("model.not_refused", {{"code", slug(refused.error().code)}});
  }
}

}  // namespace

matching::Model Resolver::model() const {
  const std::scoped_lock lock(model_mutex_);
  return model_;
}

void Resolver::model_asked() {
  model_asked_ = true;
  notify();
}

void Resolver::switch_model() {
  const auto to = model_asked_.exchange(false) ? releasing(database_) : std::nullopt;
  if (!to) {
    return;
  }
  const auto began = std::chrono::steady_clock::now();
  const auto model = read_model(*to);
  if (!model) {
    return refuse_release(database_, *to);
  }
  // On a thread of its own, so that whoever waits for a record is answered in time.
  auto work = std::async(std::launch::async, [&] { return prepare(database_, *to, *model); });
  while (work.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready) {
    answer_waiters();
  }
  Prepared prepared = work.get();
  if (stopping_) {
    return;  // it is still asked for when the service starts again
  }
  const Outcome written = database_.write_and_wait([&](store::Transaction& transaction) {
    write_release(transaction, *to, prepared, clock_.now());
    return write_round(transaction, prepared.plan, *neighbours_, clock_.now());
  });
  if (!written) {
    log::error("model.not_switched", {{"code", slug(written.error().code)}});
    std::this_thread::sleep_for(std::chrono::milliseconds(200));  // as a round that is not written
    return model_asked();
  }
  {
    const std::unique_lock lock(index_mutex_);
    std::swap(index_, prepared.index);  // the former goes once the lock is given back
  }
  {
    const std::scoped_lock lock(model_mutex_);
    model_ = *model;
  }
  same_ = std::move(prepared.same);
  *ahead_ = {};  // the new index has these records, and they still wait
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics_.observe_seconds("concord_model_switch_seconds", {}, took.count());
  log::info("model.released", {{"model", to_string(to->id)}, {"seconds", took.count()}});
}

}  // namespace concord::service
