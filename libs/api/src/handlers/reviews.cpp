#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <concord/service/reviews.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "render_reviews.hpp"

namespace concord::api {
namespace {

constexpr std::array<std::string_view, 5> kCauses{"between-thresholds", "two-candidates", "vetoed",
                                                  "rulings-contradict", "sample"};

Result<std::string> cause_parameter(const Context& context) {
  const auto cause = query_parameter(context, "cause");
  if (cause && std::find(kCauses.begin(), kCauses.end(), *cause) == kCauses.end()) {
    return error_at("cause", Code::invalid_value, fmt::format("must be one of {}", fmt::join(kCauses, ", ")));
  }
  return std::string(cause.value_or(""));
}

}  // namespace

// Of a page's reviews those are shown that the asker may see, so that a page may have few, or none.
Step list_reviews(const Asked& asked) {
  auto cause = cause_parameter(*asked);
  auto limit = count_parameter(*asked, "limit", 20, 100);
  auto after = place_parameter(*asked);
  if (!cause || !limit || !after) {
    return !cause ? cause.error() : !limit ? limit.error() : after.error();
  }
  if (!asked->core.resolver.ready()) {  // without it, what is hidden can't be left out of a score
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  AuditNote note;
  note.detail = "reviews";
  JsonWriter out;
  Outcome written;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const store::ReviewPlace from =
        *after ? store::ReviewPlace{(*after)->first, (*after)->second} : store::ReviewPlace{};
    const auto reviews = snapshot.reviews().open_after(from, *cause, *limit);
    out.begin_object().key("reviews").begin_array();
    for (const store::ReviewRow& review : reviews) {
      if (written && service::may_see_review(snapshot, review, asked->asker)) {
        written = write_review(out, snapshot, review, *asked, note.profiles);
      }
    }
    out.end_array();
    if (reviews.size() == *limit) {
      out.field("next", make_cursor(reviews.back().place, reviews.back().number));
    }
    out.end_object();
  });
  if (!written) {
    return written.error();
  }
  return Finished{json_reply(200, out.take()), std::move(note)};
}

Step read_review(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  if (!asked->core.resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  const auto answers = preview_answers(*asked, *id);
  if (!answers) {
    return answers.error();
  }
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    auto review = service::find_review(snapshot, *id, asked->asker);
    if (!review) {
      step = review.error();
      return;
    }
    AuditNote note;
    note.detail = "review/" + to_string(*id);
    JsonWriter out;
    if (auto written = write_whole_review(out, snapshot, *review, *answers, *asked, note.profiles);
        !written) {
      step = written.error();
      return;
    }
    auto tag = review_tag(snapshot, *review, *asked);
    if (!tag) {
      step = tag.error();
      return;
    }
    Reply reply = json_reply(200, out.take());
    reply.headers.emplace_back("ETag", std::move(*tag));
    step = Finished{std::move(reply), std::move(note)};
  });
  return step;
}

}  // namespace concord::api
