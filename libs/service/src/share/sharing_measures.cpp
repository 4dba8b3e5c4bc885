#include <algorithm>

#include <concord/service/sharing_measures.hpp>

namespace concord::service {
namespace {

constexpr std::size_t kMostCounted = 100'000;  // the newest

void measure_requests(store::Snapshot& snapshot, Instant now, SharingMeasures& measures) {
  std::vector<std::chrono::seconds> waits;
  for (const store::AccessRequestRow& row : snapshot.access().requests(kMostCounted)) {
    ++measures.made;
    if (!row.answer) {
      ++measures.open;
      measures.overdue += row.due < now ? 1U : 0U;
      continue;
    }
    ++(row.answer->granted ? measures.granted : measures.refused);
    waits.push_back(std::chrono::duration_cast<std::chrono::seconds>(*row.first_answered - row.asked));
  }
  if (waits.empty()) {
    return;
  }
  measures.share_refused = static_cast<double>(measures.refused) / static_cast<double>(waits.size());
  const auto middle = waits.begin() + static_cast<std::ptrdiff_t>((waits.size() - 1) / 2);
  std::nth_element(waits.begin(), middle, waits.end());
  measures.median_wait = *middle;
}

void measure_glass(store::Snapshot& snapshot, Instant now, SharingMeasures& measures) {
  for (const store::GlassRow& row : snapshot.access().glasses(kMostCounted)) {
    ++measures.glass_broken;
    measures.glass_open += now < row.until ? 1U : 0U;
    measures.unreviewed += row.review ? 0U : 1U;
    measures.review_overdue += !row.review && row.review_due < now ? 1U : 0U;
    measures.not_justified += row.review && row.review->finding == "not-justified" ? 1U : 0U;
  }
}

}  // namespace

SharingMeasures measure_sharing(store::Snapshot& snapshot, Instant now) {
  SharingMeasures measures;
  measure_requests(snapshot, now, measures);
  measure_glass(snapshot, now, measures);
  return measures;
}

}  // namespace concord::service
