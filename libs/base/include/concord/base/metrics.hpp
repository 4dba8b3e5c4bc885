// Counters, gauges and histograms by name, in Prometheus's text format. Labels are fixed words, never a
// resident's data or id. Thread-safe.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Counter;
class Histogram;
}  // namespace prometheus

namespace concord {

class Metrics {
 public:
  using Labels = std::map<std::string, std::string>;
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // The name's first use fixes its kind and help text.
  void count(const std::string& name, const Labels& labels = {}, double by = 1);
  void set(const std::string& name, const Labels& labels, double value);
  void observe_seconds(const std::string& name, const Labels& labels, double seconds);
  // For what is counted with every request: found once, then without a look-up. They live as long as this.
  prometheus::Counter& counter(const std::string& name, const Labels& labels);
  prometheus::Histogram& seconds(const std::string& name, const Labels& labels);
  static void add(prometheus::Counter& counter, double by = 1);
  static void observe(prometheus::Histogram& histogram, double seconds);
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concord
