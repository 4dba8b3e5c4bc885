// How sharing does: what is asked for and refused, how long it takes, how often the glass is broken.
#pragma once

#include <cstdint>
#include <optional>

#include <concord/store/database.hpp>

namespace concord::service {

struct SharingMeasures {
  std::size_t made = 0, open = 0, overdue = 0, granted = 0, refused = 0;
  std::optional<double> share_refused;              // of those answered
  std::optional<std::chrono::seconds> median_wait;  // from the asking to the first answer
  std::size_t glass_broken = 0, glass_open = 0, unreviewed = 0, review_overdue = 0, not_justified = 0;
};

SharingMeasures measure_sharing(store::Snapshot& snapshot, Instant now);

}  // namespace concord::service
