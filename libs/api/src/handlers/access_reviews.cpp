// Reviews of looks: raised by rules over the audit log, closed by somebody else than who looked.
#include <concord/service/snooping.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostEntries = 200'000;  // in one request

void write_access_review(JsonWriter& out, const store::AccessReviewRow& review) {
  out.begin_object().field("id", to_string(review.id)).field("rule", review.rule);
  out.field("principal", review.principal).maybe("profile_id", review.profile);
  out.field("first_entry", review.first_entry).field("last_entry", review.last_entry);
  out.field("looks", review.looks).field("raised_at", to_rfc3339(review.raised_at));
  out.field("state", review.closed_at ? "closed" : "open");
  if (review.closed_at) {
    out.field("closed_at", to_rfc3339(*review.closed_at)).field("closed_by", review.closed_by);
    out.field("finding", review.finding);
  }
  out.end_object();
}

Error no_such_review() { return fail(Code::not_found, "there is no such access review"); }

// Reviews name residents: whoever sees none for this purpose sees no review.
Outcome sees_residents(const Context& context) {
  if (context.asker.mask.empty()) {
    return fail(Code::forbidden, "this role sees no resident for this purpose");
  }
  return {};
}

}  // namespace

Step raise_access_reviews(const Asked& asked) {
  auto found = std::make_shared<service::Snooping>();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    *found = service::find_snooping(snapshot, *asked->core.audit, asked->core.viewer, asked->core.clock.now(),
                                    kMostEntries);
  });
  auto raised = std::make_shared<std::size_t>(0);
  Write write;
  write.work = [found, raised](store::Transaction& transaction) -> Outcome {
    store::AccessReviewWriter& reviews = transaction.access_review_writer();
    if (transaction.access_reviews().reviewed_up_to() >= found->up_to) {
      return {};  // another run was faster
    }
    for (const store::AccessReviewRow& review : found->reviews) {
      *raised += reviews.raise(review) ? 1U : 0U;
    }
    reviews.set_reviewed_up_to(found->up_to);
    return {};
  };
  write.then = [found, raised]() -> Step {
    JsonWriter out;
    out.begin_object().field("raised", *raised).field("up_to", found->up_to).field("more", found->more);
    return Finished{json_reply(200, out.end_object().take()), {{}, "access-reviews", {}, {}}};
  };
  return write;
}

Step list_access_reviews(const Asked& asked) {
  auto cursor = cursor_parameter(*asked);
  auto limit = count_parameter(*asked, "limit", 100, 1000);
  auto all = flag_parameter(*asked, "closed");
  if (!cursor || !limit || !all) {
    return !cursor ? cursor.error() : !limit ? limit.error() : all.error();
  }
  if (auto seen = sees_residents(*asked); !seen) {
    return seen.error();
  }
  std::vector<store::AccessReviewRow> reviews;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    reviews = snapshot.access_reviews().list(!*all, *cursor == 0 ? INT64_MAX : *cursor, *limit);
  });
  AuditNote note;
  note.detail = "access-reviews";
  JsonWriter out;
  out.begin_object().key("access_reviews").begin_array();
  for (const store::AccessReviewRow& review : reviews) {
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
  if (auto seen = sees_residents(*asked); !seen) {
    return seen.error();
  }
  auto closed = std::make_shared<store::AccessReviewRow>();
  Write write;
  write.work = [asked, closed, id = *id, finding = std::string(text_of(*json, "finding")),
                now = asked->core.clock.now()](store::Transaction& transaction) -> Outcome {
    const auto review = transaction.access_reviews().find(id);
    if (!review) {
      return no_such_review();
    }
    if (review->principal == asked->asker.principal.id) {
      return fail(Code::forbidden, "a review is closed by somebody else than who looked");
    }
    if (!transaction.access_review_writer().close(id, asked->asker.principal.id, now, finding)) {
      return fail(Code::conflict, "this access review is closed already");
    }
    *closed = *transaction.access_reviews().find(id);
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

// Whether the record is there is not said: who links staff need not see residents.
Step link_staff(const Asked& asked) {
  const auto json = json_body(*asked, "staff_link");
  if (!json) {
    return json.error();
  }
  auto record = record_key(*member_of(*json, "record"), "/record");
  if (!record) {
    return record.error();
  }
  const store::StaffLinkRow link{std::string(text_of(*json, "principal")), *record, asked->asker.principal.id,
                                 asked->core.clock.now()};
  Write write;
  write.work = [link](store::Transaction& transaction) -> Outcome {
    transaction.access_review_writer().link_staff(link);
    return {};
  };
  write.then = [link]() -> Step {
    JsonWriter out;
    out.begin_object().field("principal", link.principal).field("at", to_rfc3339(link.at));
    return Finished{json_reply(201, out.end_object().take()), {{}, "staff-link/" + link.principal, {}, {}}};
  };
  return write;
}

}  // namespace concord::api
