// The measures of a linking, or of a training, for its report.
#pragma once

#include <cstddef>
#include <vector>

#include "prepare.hpp"

namespace concord::service {

// `entities` of the records, in their order; empty where nothing was linked. `thresholds`: as they were tried
// on clusters; empty: they are taken of pairs.
LinkMeasures measure_linking(const LinkOptions& options, const Prepared& prepared,
                             const std::vector<std::size_t>& entities,
                             std::vector<ThresholdPoint> thresholds);

}  // namespace concord::service
