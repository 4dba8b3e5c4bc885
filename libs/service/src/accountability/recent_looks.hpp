// The residents that one principal looked at in the last while.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include <concord/base/clock.hpp>

namespace concord::service {

class RecentLooks {
 public:
  // How many residents it makes, this one included, from `within` before it on. In order of time, more or
  // less: entries of the log are in that of their commits.
  std::size_t add(Instant at, const std::string& profile, std::chrono::microseconds within) {
    looks_.emplace_back(at, profile);
    ++profiles_[profile];
    while (looks_.front().first + within < at) {
      forget_first();
    }
    return profiles_.size();
  }

 private:
  void forget_first() {
    const auto known = profiles_.find(looks_.front().second);
    if (--known->second == 0) {
      profiles_.erase(known);
    }
    looks_.pop_front();
  }
  std::deque<std::pair<Instant, std::string>> looks_;
  std::map<std::string, std::size_t> profiles_;
};

}  // namespace concord::service
