// Lets the rules over the audit log see what was looked at, every so often, on a thread of its own: no look
// waits for it. How far it has come is in the store, so it goes on where it stopped.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <concord/base/metrics.hpp>
#include <concord/service/configuration.hpp>
#include <concord/service/view.hpp>
#include <concord/store/audit.hpp>

namespace concord::service {

struct Snooping;

class SnoopingWatch {
 public:
  SnoopingWatch(store::Database& database, store::AuditLog& log, const Viewer& viewer, const Clock& clock,
                Metrics& metrics, const Configuration& configuration)
      : database_(database),
        log_(log),
        viewer_(viewer),
        clock_(clock),
        metrics_(metrics),
        configuration_(configuration) {}
  ~SnoopingWatch() { stop(); }
  SnoopingWatch(const SnoopingWatch&) = delete;
  SnoopingWatch& operator=(const SnoopingWatch&) = delete;

  // Nothing where the configuration says 0 minutes.
  void start();
  void stop();
  // What the rules make of some thousands of entries that they haven't seen. Any thread; writes nothing.
  Snooping find(store::Snapshot& snapshot) const;
  // Of reviews that were opened, after they are stored: the rule of each.
  void tell(const std::vector<std::string>& opened) const;

 private:
  void run();
  void catch_up();
  bool round();  // true: there is more

  store::Database& database_;
  store::AuditLog& log_;
  const Viewer& viewer_;
  const Clock& clock_;
  Metrics& metrics_;
  const Configuration& configuration_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace concord::service
