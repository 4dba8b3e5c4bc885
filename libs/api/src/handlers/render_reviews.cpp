#include "render_reviews.hpp"

#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostLinks = 20;

Outcome write_side(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                   const service::ReviewSide& side, const Context& context, std::vector<std::string>& shown) {
  out.key(member).begin_object();
  if (const auto row = snapshot.records().find(side.record)) {
    write_record_key(out, "record", row->key);
  }
  write_records(out, "records", snapshot, side.members, context.asker);
  if (side.profile) {
    auto view = context.core.viewer.view(snapshot, *side.profile, context.asker);
    if (!view) {
      return view.error();
    }
    out.field("profile_id", to_string(side.profile->id));
    write_who(out, *view);
    shown.push_back(to_string(side.profile->id));
  }
  out.end_object();
  return {};
}

// Cause, score and both sides: members, without braces.
Outcome write_question(JsonWriter& out, store::Snapshot& snapshot, const store::QuestionRow& question,
                       const Context& context, std::vector<std::string>& shown) {
  out.field("cause", question.cause).field("score", question.score);
  const auto [a, b] = service::sides_of(snapshot, question);
  if (auto written = write_side(out, "a", snapshot, a, context, shown); !written) {
    return written;
  }
  return write_side(out, "b", snapshot, b, context, shown);
}

void write_members(JsonWriter& out, store::Snapshot& snapshot, const store::ReviewRow& review) {
  out.field("id", to_string(review.id))
      .field("state", review.state)
      .field("raised", to_rfc3339(review.raised))
      .field("settles", service::settles(snapshot, review));
  if (review.put_off) {
    out.key("put_off")
        .begin_object()
        .field("at", to_rfc3339(review.put_off->at))
        .field("by", review.put_off->by)
        .field("reason", review.put_off->reason)
        .end_object();
  }
  if (review.act) {
    out.field("act_id", to_string(*review.act));
  }
}

void write_between(JsonWriter& out, store::Snapshot& snapshot, const store::QuestionRow& question,
                   const Context& context) {
  const auto sides = service::sides_of(snapshot, question);
  service::QuestionEvidence evidence;
  context.core.resolver.read([&](const matching::Index& index) {
    evidence =
        service::evidence_between(snapshot, index, sides.first, sides.second, context.asker, kMostLinks);
  });
  if (evidence.links.empty()) {
    return;
  }
  out.maybe("veto", evidence.veto).key("evidence");
  write_evidence(out, evidence.wholes);
  out.key("links").begin_array();
  for (const service::Link& link : evidence.links) {
    write_link(out, link, context.core.resolver.model());
  }
  out.end_array();
}

void write_answer(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                  const std::optional<service::Preview>& preview, const Context& context,
                  std::vector<std::string>& shown) {
  if (!preview) {
    return;
  }
  service::Preview seen;
  context.core.resolver.read([&](const matching::Index& index) {
    seen = service::as_seen(snapshot, index, *preview, context.asker);
  });
  write_preview(out.key(member), snapshot, seen, context.asker, shown);
}

store::ReviewRow as_seen(store::Snapshot& snapshot, const store::ReviewRow& review, const Context& context) {
  store::ReviewRow seen;
  context.core.resolver.read(
      [&](const matching::Index& index) { seen = service::as_seen(snapshot, index, review, context.asker); });
  return seen;
}

}  // namespace

Result<AnswersPreviewed> preview_answers(const Context& context, const Uuid& review) {
  AnswersPreviewed answers;
  for (const auto answer : {service::Answer::same, service::Answer::different}) {
    bool closed = false;
    auto preview = service::preview(*context.core.database, context.core.resolver,
                                    [&](store::Snapshot& snapshot) -> Result<service::RulingChange> {
                                      auto found = service::find_review(snapshot, review, context.asker);
                                      closed = found && found->state != "open";
                                      if (!found || closed) {
                                        return found ? service::RulingChange{}
                                                     : Result<service::RulingChange>(found.error());
                                      }
                                      return service::plan_answer(snapshot, *found, {answer, "preview", {}},
                                                                  context.asker, context.core.clock.now());
                                    });
    if (!preview) {
      return preview.error();
    }
    if (!closed) {
      (answer == service::Answer::same ? answers.same : answers.different) = std::move(*preview);
    }
  }
  return answers;
}

Outcome write_review(JsonWriter& out, store::Snapshot& snapshot, const store::ReviewRow& whole,
                     const Context& context, std::vector<std::string>& shown) {
  const store::ReviewRow review = as_seen(snapshot, whole, context);
  out.begin_object();
  write_members(out, snapshot, review);
  out.key("questions").begin_array();
  for (const store::QuestionRow& question : review.questions) {
    out.begin_object();
    if (auto written = write_question(out, snapshot, question, context, shown); !written) {
      return written;
    }
    out.end_object();
  }
  out.end_array().end_object();
  return {};
}

Result<std::string> review_tag(store::Snapshot& snapshot, const store::ReviewRow& review,
                               const Context& context) {
  JsonWriter out;
  std::vector<std::string> shown;
  if (auto written = write_review(out, snapshot, review, context, shown); !written) {
    return written.error();
  }
  std::string said = out.take();
  for (const store::QuestionRow& question : review.questions) {
    const auto [a, b] = service::sides_of(snapshot, question);
    for (const service::ReviewSide* side : {&a, &b}) {
      if (!side->profile) {
        continue;
      }
      const auto view = context.core.viewer.view(snapshot, *side->profile, context.asker);
      if (!view) {
        return view.error();
      }
      said += profile_body(*view, context.core.parts);
    }
  }
  return tag_of(said);
}

Outcome write_whole_review(JsonWriter& out, store::Snapshot& snapshot, const store::ReviewRow& whole,
                           const AnswersPreviewed& answers, const Context& context,
                           std::vector<std::string>& shown) {
  const store::ReviewRow review = as_seen(snapshot, whole, context);
  out.begin_object();
  write_members(out, snapshot, review);
  out.field("model", context.core.resolver.model().version())
      .field("link_threshold", context.core.resolver.model().thresholds().certain);
  out.key("questions").begin_array();
  for (const store::QuestionRow& question : review.questions) {
    out.begin_object();
    if (auto written = write_question(out, snapshot, question, context, shown); !written) {
      return written;
    }
    if (review.state == "open") {
      write_between(out, snapshot, question, context);
    }
    out.end_object();
  }
  out.end_array();
  write_answer(out, "if_same", snapshot, answers.same, context, shown);
  write_answer(out, "if_different", snapshot, answers.different, context, shown);
  out.end_object();
  return {};
}

}  // namespace concord::api
