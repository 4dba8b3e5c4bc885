// Reviews of looks: raised by rules over the audit log, closed by somebody else than who looked.
#include <concord/service/snooping.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_access_review(JsonWriter& out, const store::AccessReviewRow& review) {
  out.begin_object().field("id", to_string(review.id)).field("rule", review.rule);
  out.field("principal", review.principal).maybe("profile_id", review.profile);
  out.field("first_entry", review.first_entry).field("last_entry", review.last_entry);
  out.field("first_at", to_rfc3339(review.first_at)).field("last_at", to_rfc3339(review.last_at));
  out.field("looks", review.looks).field("raised_at", to_rfc3339(review.raised_at));
  out.field("state", review.closed_at ? "closed" : "open");
  if (review.closed_at) {
    out.field("closed_at", to_rfc3339(*review.closed_at)).field("closed_by", review.closed_by);
    out.field("finding", review.finding).field("words", review.words);
  }
  out.end_object();
}

void write_list(JsonWriter& out, const service::AccessReviewList& list, AuditNote& note) {
  out.begin_object().key("access_reviews").begin_array();
  for (const store::AccessReviewRow& review : list.reviews) {
    write_access_review(out, review);
    if (!review.profile.empty()) {
      note.profiles.push_back(review.profile);
    }
  }
  out.end_array();
  if (list.next) {
    out.field("next", make_cursor(*list.next));
  }
  out.end_object();
}

}  // namespace

Step raise_access_reviews(const Asked& asked) {
  auto found = std::make_shared<service::Snooping>();
  asked->core.database->read(
      [&](store::Snapshot& snapshot) { *found = asked->core.snooping_watch.find(snapshot); });
  auto opened = std::make_shared<std::optional<std::vector<std::string>>>();
  Write write;
  write.work = [found, opened](store::Transaction& transaction) -> Outcome {
    *opened = service::store_snooping(transaction, *found);
    return {};
  };
  write.then = [asked, found, opened]() -> Step {
    const bool first = opened->has_value();  // else the watch was faster, and there may be more by now
    const std::vector<std::string> rules = opened->value_or(std::vector<std::string>{});
    asked->core.snooping_watch.tell(rules);
    JsonWriter out;
    out.begin_object().field("raised", rules.size()).field("up_to", first ? found->up_to : found->from);
    out.field("more", found->more || !first);
    return Finished{json_reply(200, out.end_object().take()), {{}, "access-reviews", {}, {}}};
  };
  return write;
}

// Whoever looked isn't told that it is asked about.
Step list_access_reviews(const Asked& asked) {
  auto cursor = cursor_parameter(*asked);
  auto limit = count_parameter(*asked, "limit", 100, 1000);
  auto all = flag_parameter(*asked, "closed");
  if (!cursor || !limit || !all) {
    return !cursor ? cursor.error() : !limit ? limit.error() : all.error();
  }
  AuditNote note;
  note.detail = "access-reviews";
  Result<service::AccessReviewList> list = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    list = service::list_access_reviews(snapshot, asked->asker, !*all, *cursor == 0 ? INT64_MAX : *cursor,
                                        *limit);
  });
  if (!list) {
    return list.error();
  }
  JsonWriter out;
  write_list(out, *list, note);
  return Finished{json_reply(200, out.take()), std::move(note)};
}

Step close_access_review(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  const auto json = json_body(*asked, "access_review_closing");
  if (!id || !json) {
    return id ? json.error() : id.error();
  }
  const service::AccessFinding finding{std::string(text_of(*json, "finding")),
                                       std::string(text_of(*json, "words"))};
  return change_step([asked, id = *id, finding](store::Transaction& transaction) -> Result<Finished> {
    const auto closed =
        service::close_access_review(transaction, id, finding, asked->asker, asked->core.clock.now());
    if (!closed) {
      return closed.error();
    }
    JsonWriter out;
    write_access_review(out, *closed);
    return Finished{json_reply(200, out.take()), {{}, "access-review/" + to_string(id), {}, closed->finding}};
  });
}

}  // namespace concord::api
