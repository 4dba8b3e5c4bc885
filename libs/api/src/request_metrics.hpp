// What is counted with every answer: how many of each operation and status, and how long they took. Any
// thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include <concord/base/metrics.hpp>

namespace concord::api {

class RequestMetrics {
 public:
  explicit RequestMetrics(Metrics& metrics) : metrics_(metrics) {}
  // `operation` is a route's, which lives as long as the program, or a literal.
  void answered(std::string_view operation, int status, double seconds);

 private:
  struct Kept {
    prometheus::Counter* answers = nullptr;
    prometheus::Histogram* seconds = nullptr;
  };
  Kept kept(std::string_view operation, int status);

  Metrics& metrics_;
  std::mutex mutex_;
  std::map<std::pair<std::string_view, int>, Kept> kept_;
};

}  // namespace concord::api
