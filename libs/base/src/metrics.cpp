#include <algorithm>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <concord/base/metrics.hpp>

namespace concord {
namespace {

// From a look-up in memory to a slow import step; the latency targets stand on bucket bounds.
const prometheus::Histogram::BucketBoundaries kSeconds{.0005, .001, .0025, .005, .01, .02, .04, .1,
                                                       .25,   .5,   1,     2.5,  5,   10,  30,  60};

std::string help_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

// The registry keeps families by name and each family its metrics by labels, behind locks of their own.
struct Metrics::State {
  prometheus::Registry registry;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

prometheus::Counter& Metrics::counter(const std::string& name, const Labels& labels) {
  return prometheus::BuildCounter().Name(name).Help(help_of(name)).Register(state_->registry).Add(labels);
}

prometheus::Histogram& Metrics::seconds(const std::string& name, const Labels& labels) {
  auto& family = prometheus::BuildHistogram().Name(name).Help(help_of(name)).Register(state_->registry);
  return family.Add(labels, kSeconds);
}

void Metrics::add(prometheus::Counter& counter, double by) { counter.Increment(by); }
void Metrics::observe(prometheus::Histogram& histogram, double seconds) { histogram.Observe(seconds); }

void Metrics::count(const std::string& name, const Labels& labels, double by) {
  add(counter(name, labels), by);
}

void Metrics::set(const std::string& name, const Labels& labels, double value) {
  prometheus::BuildGauge().Name(name).Help(help_of(name)).Register(state_->registry).Add(labels).Set(value);
}

void Metrics::observe_seconds(const std::string& name, const Labels& labels, double seconds) {
  observe(this->seconds(name, labels), seconds);
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace concord
