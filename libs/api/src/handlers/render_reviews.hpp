// A review as JSON: in a list, and whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/api/route.hpp>
#include <concord/base/json.hpp>
#include <concord/service/preview.hpp>
#include <concord/service/reviews.hpp>

namespace concord::api {

// What answering all of a review's questions alike would do; none of a closed one.
struct AnswersPreviewed {
  std::optional<service::Preview> same, different;
};
Result<AnswersPreviewed> preview_answers(const Context& context, const Uuid& review);

// Stands for all that a review says to this asker, and that they see of those whom it asks about: what they
// may not see moves it as little as anything else.
Result<std::string> review_tag(store::Snapshot& snapshot, const store::ReviewRow& review,
                               const Context& context);

// Both add the ids of the profiles that they show to `shown`.
Outcome write_review(JsonWriter& out, store::Snapshot& snapshot, const store::ReviewRow& review,
                     const Context& context, std::vector<std::string>& shown);
Outcome write_whole_review(JsonWriter& out, store::Snapshot& snapshot, const store::ReviewRow& review,
                           const AnswersPreviewed& answers, const Context& context,
                           std::vector<std::string>& shown);

}  // namespace concord::api
