// How long whoever guesses must wait. What is counted has a key that the guesser can't share with others
// (a name from one address, one address, one known browser), so nobody can lock another out. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/base/clock.hpp>

namespace concord::service {

struct AttemptKey {
  std::string of;     // what is counted: a digest or an address, never a name as typed
  unsigned free = 5;  // so many attempts before the first wait
};

class Attempts {
 public:
  explicit Attempts(std::size_t most = 65536) : most_(most) {}
  // Zero: go on, and this attempt is counted under every key. Else how long to wait, and nothing is counted.
  // After the free ones the wait doubles from one second up to fifteen minutes. Counted before it is judged,
  // so that a burst does not slip through; an hour without any forgets.
  std::chrono::seconds enter(const std::vector<AttemptKey>& keys, Instant now);
  // It was the right one: this key starts afresh.
  void succeeded(const AttemptKey& key);
  static std::chrono::seconds wait_after(std::size_t count, unsigned free);

 private:
  struct Count {
    std::uint32_t count = 0;
    Instant last{};
  };
  using Counts = std::unordered_map<std::string, Count>;
  Count known(const std::string& key, Instant now) const;
  std::mutex mutex_;
  // Two generations bound the memory: when the younger is full it becomes the older, and the older goes.
  Counts younger_, older_;
  std::size_t most_;
};

}  // namespace concord::service
