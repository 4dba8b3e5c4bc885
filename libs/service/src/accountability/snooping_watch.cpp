#include <exception>

#include <concord/base/log.hpp>
#include <concord/service/snooping.hpp>
#include <concord/service/snooping_watch.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kEntriesAtOnce = 2000;  // some megabytes, and less than a second of a reader

}  // namespace

void SnoopingWatch::start() {
  if (configuration_.snooping_minutes > 0) {
    thread_ = std::thread([this] { run(); });
  }
}

void SnoopingWatch::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  if (thread_.joinable()) {
    thread_.join();
  }
}

void SnoopingWatch::run() {
  while (!stopping_) {
    catch_up();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::minutes(configuration_.snooping_minutes),
                   [this] { return stopping_.load(); });
  }
}

// What fails is tried again the next time: the store says from where.
void SnoopingWatch::catch_up() {
  try {
    while (!stopping_ && round()) {
    }
  } catch (const std::exception&) {
    log::error("snooping.failed");
  }
}

Snooping SnoopingWatch::find(store::Snapshot& snapshot) const {
  return find_snooping(snapshot, log_, viewer_, clock_.now(), kEntriesAtOnce,
                       snooping_limits(configuration_));
}

bool SnoopingWatch::round() {
  Snooping found;
  database_.read([&](store::Snapshot& snapshot) { found = find(snapshot); });
  if (found.up_to == found.from) {
    return false;
  }
  std::optional<std::vector<std::string>> opened;
  const Outcome stored = database_.write_and_wait([&](store::Transaction& transaction) -> Outcome {
    opened = store_snooping(transaction, found);
    return {};
  });
  if (!stored) {
    log::error("snooping.not_stored");
    return false;
  }
  tell(opened.value_or(std::vector<std::string>{}));
  return found.more || !opened;
}

void SnoopingWatch::tell(const std::vector<std::string>& opened) const {
  for (const std::string& rule : opened) {
    metrics_.count("concord_access_reviews_total", {{"rule", rule}});
  }
  if (!opened.empty()) {
    log::info("snooping.reviews_opened", {{"reviews", static_cast<std::int64_t>(opened.size())}});
  }
}

}  // namespace concord::service
