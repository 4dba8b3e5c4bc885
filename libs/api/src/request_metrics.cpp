#include "request_metrics.hpp"

namespace concord::api {

void RequestMetrics::answered(std::string_view operation, int status, double seconds) {
  const Kept to = kept(operation, status);
  Metrics::observe(*to.seconds, seconds);
  Metrics::add(*to.answers);
}

RequestMetrics::Kept RequestMetrics::kept(std::string_view operation, int status) {
  const std::lock_guard lock(mutex_);
  Kept& kept = kept_[{operation, status}];
  if (kept.answers == nullptr) {
    const std::string name(operation);
    kept.seconds = &metrics_.seconds("concord_request_seconds", {{"operation", name}});
    kept.answers = &metrics_.counter("concord_requests_total",
                                     {{"operation", name}, {"status", std::to_string(status)}});
  }
  return kept;
}

}  // namespace concord::api
