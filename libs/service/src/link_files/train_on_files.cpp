#include <concord/service/link_files.hpp>

#include "measure_linking.hpp"

namespace concord::service {

Result<LinkReport> train_on_files(const LinkOptions& options) {
  const auto began = Clock::now();
  LinkOptions training = options;
  training.model.reset();
  auto prepared = prepare(training);
  if (!prepared) return prepared.error();
  LinkReport report = prepared->report;
  report.threshold = training.threshold;
  report.seconds.total = seconds_since(began);
  if (!training.measure) return report;
  report.measures = measure_linking(training, *prepared, {}, {});
  report.pairs_compared = report.measures->pairs.pairs;
  return report;
}

}  // namespace concord::service
