// What a change of rulings would do, before it is made: the round that the resolver would run, not written.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <concord/service/decide.hpp>
#include <concord/service/resolver.hpp>

namespace concord::service {

struct PreviewedProfile {
  enum class Outcome {
    created,  // a new profile
    revived,  // one whose id led elsewhere, live again
    changed,  // other records than before
    joined,   // its id leads to another from then on
  };
  Outcome outcome = Outcome::changed;
  std::optional<Uuid> id;                          // none: created
  std::optional<Uuid> into;                        // of a joined one; none: into one that is created
  std::vector<store::RecordNumber> before, after;  // sorted
};
std::string_view to_string(PreviewedProfile::Outcome outcome);

struct PreviewedQuestion {
  store::QuestionRow row;
  std::vector<store::RecordNumber> side_a, side_b;  // the records of either cluster
};

struct PreviewedReview {
  enum class Outcome { raised, changed, closed };
  Outcome outcome = Outcome::raised;
  std::optional<Uuid> id;                    // none: raised
  std::vector<PreviewedQuestion> questions;  // then asked; of a closed one those asked until then
};
std::string_view to_string(PreviewedReview::Outcome outcome);

struct Preview {
  std::vector<PreviewedProfile> profiles;  // only those with other records than before
  std::vector<PreviewedReview> reviews;
};

// Exact for records that are resolved: what comes in between the preview and the change comes on top.
// `busy` while a record that the change would touch waits to be resolved, `unavailable` until the index is
// ready. Holds the index while it works: rounds wait for it.
Result<Preview> preview(store::Database& database, const Resolver& resolver,
                        const std::function<Result<RulingChange>(store::Snapshot&)>& plan);

}  // namespace concord::service
