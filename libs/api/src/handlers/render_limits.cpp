// Proposals to sources, and limits of processing.
#include <algorithm>

#include "render_rights.hpp"

namespace concord::api {
namespace {

void write_profile(JsonWriter& out, store::Snapshot& snapshot,
                   const std::optional<store::ProfileNumber>& number, const Context& context,
                   std::vector<std::string>& shown) {
  const auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  if (profile && context.core.viewer.visible(snapshot, *profile, context.asker)) {
    shown.push_back(to_string(profile->id));
    out.field("profile_id", shown.back());
  }
}

void write_request(JsonWriter& out, const std::optional<Uuid>& request) {
  out.maybe("subject_request_id", request ? to_string(*request) : "");
}

}  // namespace

void write_rectification(JsonWriter& out, store::Snapshot& snapshot, const service::Rectification& one,
                         const Context& context, std::vector<std::string>& shown) {
  const store::RectificationRow& row = one.row;
  out.begin_object().field("id", to_string(row.id)).field("state", one.state);
  write_profile(out, snapshot, one.profile, context, shown);
  write_record_key(out, "record", one.key);
  out.field("part", to_string(one.part)).field("category", to_string(row.category));
  out.key("proposed").raw(row.proposed).field("reason", row.reason);
  out.field("proposed_by", row.by).field("role", row.role).field("proposed_at", to_rfc3339(row.at));
  write_request(out, row.subject_request);
  if (row.answer) {
    out.key("answer").begin_object().field("answer", row.answer->accepted ? "accepted" : "refused");
    out.field("reason", row.answer->reason).field("by", row.answer->by);
    out.field("at", to_rfc3339(row.answer->at)).end_object();
  }
  out.end_object();
}

void write_limit(JsonWriter& out, store::Snapshot& snapshot, const store::ProcessingLimitRow& limit,
                 const Context& context, std::vector<std::string>& shown) {
  const CivilDate today = london_date(context.core.clock.now());
  out.begin_object().field("id", to_string(limit.id)).field("kind", limit.kind);
  out.field("state", service::state_of(limit, today));
  write_profile(out, snapshot, service::profile_held(snapshot, limit), context, shown);
  out.field("records_changed", service::holds_others(snapshot, limit));
  out.maybe("ground", limit.ground).key("purposes").begin_array();
  for (int i = 0; i <= static_cast<int>(domain::Purpose::audit); ++i) {
    const auto purpose = static_cast<domain::Purpose>(i);
    const auto& named = limit.purposes;
    const bool all = limit.kind == "restriction" && service::can_be_limited(purpose);
    if (all || std::find(named.begin(), named.end(), purpose) != named.end()) {
      out.text(to_string(purpose));
    }
  }
  out.end_array().field("meanwhile", limit.meanwhile).field("from", to_iso_date(limit.from));
  out.maybe("to", limit.to ? to_iso_date(*limit.to) : "").field("reason", limit.reason);
  write_request(out, limit.subject_request);
  out.field("noted_by", limit.by).field("noted_at", to_rfc3339(limit.at)).key("rulings").begin_array();
  for (const store::LimitRulingRow& ruling : limit.rulings) {
    out.begin_object().field("ruling", ruling.ruling).field("reason", ruling.reason);
    out.field("by", ruling.by).field("at", to_rfc3339(ruling.at)).end_object();
  }
  out.end_array().end_object();
}

}  // namespace concord::api
