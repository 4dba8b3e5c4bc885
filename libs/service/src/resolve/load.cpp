// Building the index from the store when the service starts.
#include <chrono>
#include <future>
#include <thread>

#include <concord/base/log.hpp>
#include <concord/service/resolver.hpp>

#include "kept_subjects.hpp"
#include "round.hpp"

namespace concord::service {
namespace {

constexpr store::RecordNumber kLoadedAtOnce = 4096;

// What counts as joined when the index was last in step: every pair in force, and on start-up also those
// that were withdrawn, since their effect may not have been undone yet.
std::vector<std::pair<matching::Slot, matching::Slot>> pairs_at_start(store::Snapshot& snapshot) {
  return same_pairs(snapshot.rulings().all_on(snapshot.records().waiting(SIZE_MAX)));
}

struct Loaded {
  store::RecordNumber number;
  Described described;
};

}  // namespace

// Reading needs no lock; only putting in does. What had to be worked out anew is kept for the next start, if
// the write lane has room.
void Resolver::load_range(store::RecordNumber first, store::RecordNumber last, Putting& putting) {
  std::vector<Loaded> loaded;
  std::vector<store::KeptSubject> anew;
  database_.read([&](store::Snapshot& snapshot) {
    for_each_described(snapshot, first, last,
                       [&](const store::RecordRow& row, Described&& described, bool is_anew) {
                         if (is_anew) {
                           anew.push_back({row.number, row.changed, kKeptForm, pack(described)});
                         }
                         loaded.push_back({row.number, std::move(described)});
                       });
  });
  {
    const std::scoped_lock lock(putting.index);
    for (const Loaded& one : loaded) {
      index_.put(static_cast<matching::Slot>(one.number), one.described.subject);
    }
  }
  {
    const std::scoped_lock lock(putting.homes);
    for (Loaded& one : loaded) {
      neighbours_->put(one.number, std::move(one.described.neighbour));
    }
  }
  if (!anew.empty()) {
    database_.write(
        [anew = std::move(anew)](store::Transaction& transaction) -> Outcome {
          for (const store::KeptSubject& subject : anew) {
            transaction.record_writer().keep_subject(subject);
          }
          return {};
        },
        [](const Outcome&) {});
  }
}

void Resolver::load() {
  const auto began = std::chrono::steady_clock::now();
  store::RecordNumber last = 0;
  database_.read([&](store::Snapshot& snapshot) { last = snapshot.records().last_number(); });
  index_.start_loading();
  std::atomic<store::RecordNumber> next{1};
  Putting putting;
  const auto load_some = [&] {
    for (auto first = next.fetch_add(kLoadedAtOnce); first <= last && !stopping_;
         first = next.fetch_add(kLoadedAtOnce)) {
      load_range(first, first + kLoadedAtOnce - 1, putting);
    }
  };
  std::vector<std::future<void>> others;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) {
    others.push_back(std::async(std::launch::async, load_some));
  }
  load_some();
  for (std::future<void>& other : others) {
    other.get();  // throws what it threw
  }
  index_.finish_loading(std::thread::hardware_concurrency());
  database_.read([&](store::Snapshot& snapshot) {
    same_ = same_pairs(snapshot.rulings().in_force());
    const auto unsettled = pairs_at_start(snapshot);
    same_.insert(same_.end(), unsettled.begin(), unsettled.end());
  });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  log::info("index.ready",
            {{"records", static_cast<std::int64_t>(index_.size())}, {"seconds", took.count()}});
}

}  // namespace concord::service
