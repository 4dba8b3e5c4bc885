// Reviews of looks: raised by rules over the audit log, closed by somebody else than who looked.
#include <concord/base/text.hpp>
#include <concord/service/snooping.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kLeastWords = 20, kMostWords = 2000;  // characters

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

// A review tells what comparing names and addresses of every part gave: it is for who sees them.
Outcome sees_what_rules_compare(const Context& context) {
  for (const domain::Part part : domain::kParts) {
    for (const domain::Category category :
         {domain::Category::identity, domain::Category::contact, domain::Category::protected_}) {
      if (!context.asker.mask.allows(part, category)) {
        return fail(Code::forbidden,
                    "reviews rest on names and addresses of every part, and this role doesn't see them all "
                    "for this purpose");
      }
    }
  }
  return {};
}

Outcome check_words(std::string_view words) {
  const std::size_t length = utf8_length(trim(words));
  return length >= kLeastWords && length <= kMostWords
             ? Outcome{}
             : error_at("/words", Code::invalid_value, "must say why in 20 to 2000 characters");
}

Result<store::AccessReviewRow> close_review(store::Transaction& transaction, store::AccessReviewRow closing) {
  auto review = transaction.access_reviews().find(closing.id);
  if (!review) {
    return fail(Code::not_found, "there is no such access review");
  }
  if (service::principals_of_same_person(transaction, closing.closed_by).contains(review->principal)) {
    return fail(Code::forbidden, "a review is closed by somebody else than who looked");
  }
  if (!transaction.access_review_writer().close(closing)) {
    return fail(Code::conflict, "this access review is closed already");
  }
  review->closed_at = closing.closed_at;
  review->closed_by = closing.closed_by;
  review->finding = closing.finding;
  review->words = closing.words;
  return std::move(*review);
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
  if (auto sees = sees_what_rules_compare(*asked); !sees) {
    return sees.error();
  }
  std::vector<store::AccessReviewRow> reviews;
  std::set<std::string> selves;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    reviews = snapshot.access_reviews().list(!*all, *cursor == 0 ? INT64_MAX : *cursor, *limit);
    selves = service::principals_of_same_person(snapshot, asked->asker.principal.id);
  });
  AuditNote note;
  note.detail = "access-reviews";
  JsonWriter out;
  out.begin_object().key("access_reviews").begin_array();
  for (const store::AccessReviewRow& review : reviews) {
    if (selves.contains(review.principal)) {
      continue;
    }
    write_access_review(out, review);
    if (!review.profile.empty()) {
      note.profiles.push_back(review.profile);
    }
  }
  out.end_array();
  if (reviews.size() == *limit) {
    out.field("next", make_cursor(reviews.back().number));
  }
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

Step close_access_review(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  const auto json = json_body(*asked, "access_review_closing");
  if (!id || !json) {
    return id ? json.error() : id.error();
  }
  store::AccessReviewRow closing;
  closing.id = *id;
  closing.closed_at = asked->core.clock.now();
  closing.closed_by = asked->asker.principal.id;
  closing.finding = text_of(*json, "finding");
  closing.words = trim(text_of(*json, "words"));
  if (auto said = check_words(closing.words); !said) {
    return said.error();
  }
  if (auto sees = sees_what_rules_compare(*asked); !sees) {
    return sees.error();
  }
  auto closed = std::make_shared<store::AccessReviewRow>();
  Write write;
  write.work = [closed, closing](store::Transaction& transaction) -> Outcome {
    auto made = close_review(transaction, closing);
    if (!made) {
      return made.error();
    }
    *closed = std::move(*made);
    return {};
  };
  write.then = [closed]() -> Step {
    JsonWriter out;
    write_access_review(out, *closed);
    return Finished{json_reply(200, out.take()),
                    {{}, "access-review/" + to_string(closed->id), {}, closed->finding}};
  };
  return write;
}

}  // namespace concord::api
