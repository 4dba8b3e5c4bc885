// Use cases' results as JSON replies. Values are written by wire; here stands what is around them.
#pragma once

#include <concord/api/route.hpp>
#include <concord/base/json.hpp>
#include <concord/service/preview.hpp>
#include <concord/service/reviews.hpp>
#include <concord/service/search.hpp>
#include <concord/service/view.hpp>
#include <concord/store/extracts.hpp>

namespace concord::api {

Reply json_reply(int status, std::string body);

void write_extract(JsonWriter& out, const store::ExtractRow& extract);
// `extract` is the id of the one that the batch belongs to.
void write_batch(JsonWriter& out, const store::BatchRow& batch, const std::optional<Uuid>& extract);
void write_rejection(JsonWriter& out, const store::RejectionRow& rejection);
// state, version and resolution of a record: members, without braces.
// The version is its source's alone: staff would learn by it that something that they don't see is another.
// The profile's id is for staff alone: by whose records are in one profile an adapter could try what others
// hold of somebody.
void write_standing(JsonWriter& out, store::Snapshot& snapshot, const store::RecordRow& row,
                    const service::Asker& asker);

void write_record_key(JsonWriter& out, const domain::RecordKey& key);
void write_record_key(JsonWriter& out, std::string_view member, const domain::RecordKey& key);
// A list of records: those that the asker may know of.
void write_records(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                   const std::vector<store::RecordNumber>& records, const service::Asker& asker);
void write_evidence(JsonWriter& out, const matching::Evidence& evidence);
void write_link(JsonWriter& out, const service::Link& link, const matching::Model& model);
void write_found(JsonWriter& out, const service::Found& found);
// Who, how old, where, which services: members, without braces.
void write_who(JsonWriter& out, const service::ProfileView& view);
void write_found_members(JsonWriter& out, const service::Found& found);
// As JSON; what is withheld is said with whom to ask. An ETag is made of it and of nothing else: a change
// that this asker may not see must not move it.
std::string profile_body(const service::ProfileView& view, const policy::Parts& parts);
void write_golden_identifier(JsonWriter& out, const policy::Golden<domain::Identifier>& golden);
void write_contribution(JsonWriter& out, const policy::Contribution& contribution);
void write_household(JsonWriter& out, const store::ProfileRow& profile, const service::Household& household);
void write_engagements(JsonWriter& out, const service::ProfileView& view, const policy::Parts& parts);
void write_withheld(JsonWriter& out, const std::vector<policy::Withheld>& all, const policy::Parts& parts);
void write_decision(JsonWriter& out, store::Snapshot& snapshot, const store::DecisionRow& decision,
                    bool resolved);
// Several decisions made or undone at once, by the act or the review that they belong to.
struct ActIds {
  std::optional<Uuid> act, review;
};
void write_act(JsonWriter& out, store::Snapshot& snapshot, const ActIds& ids,
               const service::RulingChange& change, const service::Asker& asker, bool resolved);
// Adds the ids of the profiles that it names to `shown`. The members alone have no braces.
void write_preview_members(JsonWriter& out, store::Snapshot& snapshot, const service::Preview& preview,
                           const service::Asker& asker, std::vector<std::string>& shown);
void write_preview(JsonWriter& out, store::Snapshot& snapshot, const service::Preview& preview,
                   const service::Asker& asker, std::vector<std::string>& shown);
// With its last preview in numbers, and how many changes there were since that.
void write_model(JsonWriter& out, store::Snapshot& snapshot, const store::ModelRow& model);
void write_model_preview(JsonWriter& out, store::Snapshot& snapshot, const store::ModelPreviewRow& preview);
void write_change(JsonWriter& out, store::Snapshot& snapshot, const store::ChangeRow& change);
bool may_know_record(store::Snapshot& snapshot, store::RecordNumber record, const service::Asker& asker);
bool may_see_decision(store::Snapshot& snapshot, const store::DecisionRow& decision,
                      const service::Asker& asker);
// Changes are told to who may know of one of the records that they are of. That a restricted resident's
// record or profile has other contents is told to nobody: it tells when they moved. An adapter is told of its
// own source's records and of no profile.
// That a part says that somebody has died, or no more.
bool is_of_death(const store::ChangeRow& change);
bool may_see_change(store::Snapshot& snapshot, const store::ChangeRow& change, const service::Asker& asker);
void write_key_members(JsonWriter& out, const store::KeyRow& key);

// A record with only what the mask allows of its part.
domain::Record masked_record(const domain::Record& record, const policy::Mask& mask);

}  // namespace concord::api
