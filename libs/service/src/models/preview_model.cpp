#include <concord/service/models.hpp>

#include "../preview/show_plan.hpp"
#include "plan_switch.hpp"

namespace concord::service {
namespace {

store::ModelPreviewRow::Profiles count_profiles(const Preview& changes) {
  store::ModelPreviewRow::Profiles counts;
  for (const PreviewedProfile& profile : changes.profiles) {
    using enum PreviewedProfile::Outcome;
    ++(profile.outcome == created   ? counts.created
       : profile.outcome == revived ? counts.revived
       : profile.outcome == changed ? counts.changed
                                    : counts.joined);
  }
  return counts;
}

store::ModelPreviewRow::Reviews count_reviews(const Preview& changes) {
  store::ModelPreviewRow::Reviews counts;
  for (const PreviewedReview& review : changes.reviews) {
    using enum PreviewedReview::Outcome;
    ++(review.outcome == raised ? counts.raised : review.outcome == changed ? counts.changed : counts.closed);
  }
  return counts;
}

}  // namespace

Result<ModelPreview> preview_model(store::Snapshot& snapshot, const store::ModelRow& model, unsigned threads,
                                   Instant now) {
  auto read = read_model(model);
  if (!read) {
    return read.error();
  }
  const matching::Index index = index_of(snapshot, std::move(*read), threads);
  ModelPreview preview;
  preview.changes = show_plan(snapshot, plan_switch(snapshot, index, model, threads));
  preview.counts.at = now;
  preview.counts.change = snapshot.changes().last();
  preview.counts.records = index.size();
  preview.counts.waiting = snapshot.records().waiting_count();
  preview.counts.profiles = count_profiles(preview.changes);
  preview.counts.reviews = count_reviews(preview.changes);
  return preview;
}

}  // namespace concord::service
