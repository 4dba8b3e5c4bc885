// When a session or a key was last written down as used, so that its use costs a write once in a while and
// not once a request. Thread-safe.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include <concord/base/clock.hpp>

namespace concord::service {

class LastUse {
 public:
  // Whether it is time to write that `id` is used: at most once in `every`.
  bool due(const std::string& id, Instant now, std::chrono::microseconds every);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, Instant> written_;
};

}  // namespace concord::service
