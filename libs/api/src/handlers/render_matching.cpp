#include <algorithm>

#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::array kCategories{
    domain::Category::identity,    domain::Category::identifiers, domain::Category::contact,
    domain::Category::engagements, domain::Category::health,      domain::Category::equality,
    domain::Category::safety,      domain::Category::protected_,  domain::Category::preferences};

void write_record(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                  store::RecordNumber number) {
  if (const auto row = snapshot.records().find(number)) {
    write_record_key(out, member, row->key);
  }
}

void write_profile_id(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                      const std::optional<store::ProfileNumber>& number) {
  if (!number) {
    return;
  }
  if (const auto profile = snapshot.profiles().find(*number)) {
    out.field(member, to_string(profile->id));
  }
}

// Which extract or decision it was, or whose word. The rest of a change's detail stays in the store: it names
// records that the asker may not know of.
void write_subject_of_change(JsonWriter& out, const store::ChangeRow& change) {
  const bool tells = change.kind.starts_with("extract.") || change.kind.starts_with("decision.") ||
                     change.kind.starts_with("model.") || is_of_death(change);
  if (const auto detail = tells ? parse_json(change.detail) : Error{}) {
    out.maybe("extract_id", text_of(*detail, "extract")).maybe("decision_id", text_of(*detail, "decision"));
    out.maybe("model_id", text_of(*detail, "model")).maybe("part", text_of(*detail, "part"));
  }
}

bool may_know(const service::Asker& asker, const store::RecordRow& row) {
  return service::may_know_part(asker, row.part) && !service::hides(asker, row.number);
}

}  // namespace

void write_record_key(JsonWriter& out, const domain::RecordKey& key) {
  out.begin_object().field("source", key.source).field("record_id", key.record_id).end_object();
}

void write_record_key(JsonWriter& out, std::string_view member, const domain::RecordKey& key) {
  write_record_key(out.key(member), key);
}

bool may_know_record(store::Snapshot& snapshot, store::RecordNumber record, const service::Asker& asker) {
  const auto row = snapshot.records().find(record);
  return row && may_know(asker, *row);
}

void write_records(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                   const std::vector<store::RecordNumber>& records, const service::Asker& asker) {
  out.key(member).begin_array();
  for (const store::RecordNumber number : records) {
    const auto row = snapshot.records().find(number);
    if (row && may_know(asker, *row)) {
      write_record_key(out, row->key);
    }
  }
  out.end_array();
}

void write_evidence(JsonWriter& out, const matching::Evidence& evidence) {
  out.begin_object().field("score", evidence.score).key("lines").begin_array();
  for (const matching::EvidenceLine& line : evidence.lines) {
    out.begin_object()
        .field("comparison", line.comparison)
        .field("level", line.level)
        .field("weight", line.weight)
        .end_object();
  }
  out.end_array().end_object();
}

void write_link(JsonWriter& out, const service::Link& link, const matching::Model& model) {
  out.begin_object();
  write_record_key(out, "a", link.a);
  write_record_key(out, "b", link.b);
  out.field("band", matching::to_string(model.band(link.evidence.score)))
      .maybe("veto", link.veto)
      .key("evidence");
  write_evidence(out, link.evidence);
  out.end_object();
}

void write_decision(JsonWriter& out, store::Snapshot& snapshot, const store::DecisionRow& decision,
                    bool resolved) {
  out.begin_object().field("id", to_string(decision.id));
  write_record(out, "a", snapshot, decision.a);
  write_record(out, "b", snapshot, decision.b);
  out.field("ruling", decision.same ? "same" : "different")
      .field("reason", decision.reason)
      .field("by", decision.by)
      .field("at", to_rfc3339(decision.at));
  if (decision.withdrawn) {
    out.field("withdrawn", to_rfc3339(*decision.withdrawn)).field("withdrawn_by", decision.withdrawn_by);
  }
  out.field("resolution", resolved ? "done" : "pending");
  if (resolved) {
    write_profile_id(out, "profile_of_a", snapshot, snapshot.profiles().profile_of(decision.a));
    write_profile_id(out, "profile_of_b", snapshot, snapshot.profiles().profile_of(decision.b));
  }
  out.end_object();
}

void write_change(JsonWriter& out, store::Snapshot& snapshot, const store::ChangeRow& change) {
  out.begin_object()
      .field("sequence", change.sequence)
      .field("at", to_rfc3339(change.at))
      .field("kind", change.kind);
  write_profile_id(out, "profile_id", snapshot, change.profile);
  write_profile_id(out, "other_profile_id", snapshot, change.other_profile);
  if (change.record) {
    write_record(out, "record", snapshot, *change.record);
  }
  write_subject_of_change(out, change);
  out.maybe("by", change.by).end_object();
}

// A ruling's reason speaks of the people of both records: it is for who may know who they are.
bool may_see_decision(store::Snapshot& snapshot, const store::DecisionRow& decision,
                      const service::Asker& asker) {
  const auto may_know = [&](store::RecordNumber number) {
    const auto row = snapshot.records().find(number);
    return row && service::may_compare(*row, asker) && !service::is_limited_record(snapshot, asker, number);
  };
  return may_know(decision.a) && may_know(decision.b);
}

domain::Record masked_record(const domain::Record& record, const policy::Mask& mask) {
  domain::Record shown;
  shown.record_id = record.record_id;
  shown.part = record.part;
  for (const domain::Category category : kCategories) {
    if (mask.allows(record.part, category)) {
      policy::unite(shown, policy::project(record, category));
    }
  }
  if (!mask.allows(record.part, domain::Category::identifiers) &&
      mask.allows(record.part, domain::Category::identifiers_masked)) {
    policy::unite(shown, policy::project(record, domain::Category::identifiers_masked));
  }
  return shown;
}

}  // namespace concord::api
