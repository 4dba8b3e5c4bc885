#include <algorithm>

#include <concord/service/limits.hpp>

#include "render.hpp"

namespace concord::api {
namespace {

void write_decisions(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                     const std::vector<store::DecisionRow>& decisions, const service::Asker& asker,
                     bool resolved) {
  out.key(member).begin_array();
  for (const store::DecisionRow& decision : decisions) {
    if (may_see_decision(snapshot, decision, asker)) {
      write_decision(out, snapshot, decision, resolved);
    }
  }
  out.end_array();
}

void write_id(JsonWriter& out, std::string_view member, const std::optional<Uuid>& id) {
  if (id) {
    out.field(member, to_string(*id));
  }
}

bool may_know_any(store::Snapshot& snapshot, const service::PreviewedProfile& profile,
                  const service::Asker& asker) {
  const auto may = [&](store::RecordNumber record) { return may_know_record(snapshot, record, asker); };
  return std::any_of(profile.before.begin(), profile.before.end(), may) ||
         std::any_of(profile.after.begin(), profile.after.end(), may);
}

bool may_see(store::Snapshot& snapshot, const service::PreviewedReview& review, const service::Asker& asker) {
  const auto may = [&](store::RecordNumber record) {
    const auto row = snapshot.records().find(record);
    return row && service::may_compare(*row, asker) && !service::is_limited_record(snapshot, asker, record);
  };
  return std::all_of(review.questions.begin(), review.questions.end(), [&](const auto& question) {
    return std::all_of(question.side_a.begin(), question.side_a.end(), may) &&
           std::all_of(question.side_b.begin(), question.side_b.end(), may);
  });
}

void write_profile_of(JsonWriter& out, store::Snapshot& snapshot, const service::PreviewedProfile& profile,
                      const service::Asker& asker) {
  out.begin_object().field("outcome", to_string(profile.outcome));
  write_id(out, "profile_id", profile.id);
  write_id(out, "into", profile.into);
  write_records(out, "before", snapshot, profile.before, asker);
  write_records(out, "after", snapshot, profile.after, asker);
  out.end_object();
}

void write_review_of(JsonWriter& out, store::Snapshot& snapshot, const service::PreviewedReview& review) {
  out.begin_object().field("outcome", to_string(review.outcome));
  write_id(out, "review_id", review.id);
  out.key("questions").begin_array();
  for (const service::PreviewedQuestion& question : review.questions) {
    const auto a = snapshot.records().find(question.row.a);
    const auto b = snapshot.records().find(question.row.b);
    out.begin_object().field("cause", question.row.cause).field("score", question.row.score);
    write_record_key(out, "a", a->key);
    write_record_key(out, "b", b->key);
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace

void write_act(JsonWriter& out, store::Snapshot& snapshot, const ActIds& ids,
               const service::RulingChange& change, const service::Asker& asker, bool resolved) {
  out.begin_object();
  write_id(out, "act_id", ids.act);
  write_id(out, "review_id", ids.review);
  write_decisions(out, "made", snapshot, change.made, asker, resolved);
  write_decisions(out, "withdrawn", snapshot, change.withdrawn, asker, resolved);
  write_decisions(out, "put_back", snapshot, change.put_back, asker, resolved);
  out.field("resolution", resolved ? "done" : "pending").end_object();
}

void write_preview_members(JsonWriter& out, store::Snapshot& snapshot, const service::Preview& preview,
                           const service::Asker& asker, std::vector<std::string>& shown) {
  out.key("profiles").begin_array();
  for (const service::PreviewedProfile& profile : preview.profiles) {
    if (!may_know_any(snapshot, profile, asker)) {
      continue;
    }
    write_profile_of(out, snapshot, profile, asker);
    if (profile.id) {
      shown.push_back(to_string(*profile.id));
    }
  }
  out.end_array().key("reviews").begin_array();
  for (const service::PreviewedReview& review : preview.reviews) {
    if (may_see(snapshot, review, asker)) {
      write_review_of(out, snapshot, review);
    }
  }
  out.end_array();
}

void write_preview(JsonWriter& out, store::Snapshot& snapshot, const service::Preview& preview,
                   const service::Asker& asker, std::vector<std::string>& shown) {
  out.begin_object();
  write_preview_members(out, snapshot, preview, asker, shown);
  out.end_object();
}

}  // namespace concord::api
