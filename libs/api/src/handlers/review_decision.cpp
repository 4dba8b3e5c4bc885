#include <fmt/format.h>

#include <concord/service/reviews.hpp>

#include "changing.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "render_reviews.hpp"

namespace concord::api {
namespace {

Outcome check_tag(store::Snapshot& snapshot, const store::ReviewRow& review, const Context& context) {
  const auto wanted = context.request.header("if-match");
  if (!wanted) {
    return fail(Code::precondition_required,
                "send the review's ETag as If-Match: what is decided must be what was read");
  }
  if (*wanted == "*") {
    return {};
  }
  const auto tag = review_tag(snapshot, review, context);
  if (!tag) {
    return tag.error();
  }
  return *wanted == *tag ? Outcome{}
                         : fail(Code::precondition_failed,
                                "the evidence has moved since this ETag: read the review again");
}

Result<service::AnswerRequest> answer_request(const Context& context) {
  auto json = json_body(context, "review_decision");
  if (!json) {
    return json.error();
  }
  service::AnswerRequest request;
  const std::string_view ruling = text_of(*json, "ruling");
  request.answer = ruling == "same"        ? service::Answer::same
                   : ruling == "different" ? service::Answer::different
                                           : service::Answer::unsure;
  request.reason = text_of(*json, "reason");
  const JsonValue* pairs = member_of(*json, "pairs");
  for (rapidjson::SizeType i = 0; pairs != nullptr && i < pairs->Size(); ++i) {
    auto a = record_key(*member_of((*pairs)[i], "a"), fmt::format("/pairs/{}/a", i));
    auto b = record_key(*member_of((*pairs)[i], "b"), fmt::format("/pairs/{}/b", i));
    if (!a || !b) {
      return a ? b.error() : a.error();
    }
    request.pairs.emplace_back(std::move(*a), std::move(*b));
  }
  return request;
}

// The review as it stands for this asker; a closed one is a conflict before its ETag is looked at.
Result<store::ReviewRow> find_standing(store::Snapshot& snapshot, const Uuid& id, const Context& context) {
  auto review = service::find_review(snapshot, id, context.asker);
  if (!review) {
    return review;
  }
  if (review->state != "open") {
    return fail(Code::conflict, "this review is no longer open: it was " + review->state);
  }
  if (auto stands = check_tag(snapshot, *review, context); !stands) {
    return stands.error();
  }
  return review;
}

}  // namespace

Step decide_review(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  auto request = answer_request(*asked);
  if (!id || !request) {
    return id ? request.error() : id.error();
  }
  const Instant now = asked->core.clock.now();
  Changing changing;
  changing.status = 201;
  changing.plan = [asked, now, id = *id,
                   request = *request](store::Snapshot& snapshot) -> Result<service::RulingChange> {
    auto review = find_standing(snapshot, id, *asked);
    if (!review) {
      return review.error();
    }
    return service::plan_answer(snapshot, *review, request, asked->asker, now);
  };
  changing.write = [asked, now, id = *id, request = *request](store::Transaction& transaction,
                                                              service::RulingChange& change) {
    service::write_answer(transaction, *transaction.reviews().find(id), request, change, asked->asker, now);
  };
  changing.reply = [asked, id = *id](store::Snapshot& snapshot, const service::RulingChange& change,
                                     bool resolved) {
    JsonWriter out;
    write_act(out, snapshot, {change.act, id}, change, asked->asker, resolved);
    Reply reply = json_reply(201, out.take());
    if (change.act) {
      reply.headers.emplace_back("Location", "/v1/acts/" + to_string(*change.act));
    }
    return reply;
  };
  changing.subject = [id = *id](const service::RulingChange&) { return "review/" + to_string(id); };
  return change_or_preview(asked, std::move(changing));
}

}  // namespace concord::api
