#include "render_why.hpp"

#include "render.hpp"

namespace concord::api {
namespace {

void write_keys(JsonWriter& out, const std::vector<domain::RecordKey>& keys) {
  out.begin_array();
  for (const domain::RecordKey& key : keys) {
    write_record_key(out, key);
  }
  out.end_array();
}

void write_rulings(JsonWriter& out, store::Snapshot& snapshot, const std::vector<store::DecisionRow>& rulings,
                   const service::Asker& asker) {
  out.key("decisions").begin_array();
  for (const store::DecisionRow& ruling : rulings) {
    if (may_see_decision(snapshot, ruling, asker)) {
      const bool waits = snapshot.records().is_waiting(ruling.a) || snapshot.records().is_waiting(ruling.b);
      write_decision(out, snapshot, ruling, !waits);
    }
  }
  out.end_array();
}

void write_model(JsonWriter& out, const Context& context) {
  out.field("model", context.core.resolver.model().version())
      .field("link_threshold", context.core.resolver.model().thresholds().certain);
}

void write_side(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                const service::NamedSide& side, const Context& context) {
  out.key(member).begin_object().field("profile_id", to_string(side.profile.id));
  write_records(out, "records", snapshot, side.named, context.asker);
  out.end_object();
}

void write_holding(JsonWriter& out, const matching::HoldingPair& pair) {
  out.begin_object();
  write_record_key(out, "a", pair.a);
  write_record_key(out, "b", pair.b);
  out.field("cause", pair.by_ruling ? "ruling" : "evidence").field("score", pair.score);
  write_keys(out.key("side_a"), pair.side_a);
  write_keys(out.key("side_b"), pair.side_b);
  out.end_object();
}

void write_joinings(JsonWriter& out, const matching::How& how) {
  out.key("joinings").begin_array();
  for (const matching::Joining& joining : how.joinings) {
    out.begin_object().field("cause", joining.by_ruling ? "ruling" : "evidence");
    out.field("score", joining.score).field("average", joining.average);
    write_keys(out.key("a"), joining.a);
    write_keys(out.key("b"), joining.b);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void write_why(JsonWriter& out, store::Snapshot& snapshot, const service::Why& why,
               const service::NamedSide& a, const service::NamedSide& b, const Context& context) {
  out.begin_object().field("together", why.together).field("reason", why.reason);
  write_model(out, context);
  write_side(out, "a", snapshot, a, context);
  write_side(out, "b", snapshot, b, context);
  out.field("share_a_key", why.share_a_key).maybe("veto", why.veto).key("evidence");
  write_evidence(out, why.evidence);
  out.key("links").begin_array();
  for (const service::Link& link : why.links) {
    write_link(out, link, context.core.resolver.model());
  }
  out.end_array();
  if (why.profiles) {
    out.key("profiles")
        .begin_object()
        .field("linking_score", why.profiles->linking_score)
        .field("average", why.profiles->average)
        .field("least_average", why.profiles->least_average)
        .maybe("veto", why.profiles->veto)
        .key("evidence");
    write_evidence(out, why.profiles->evidence);
    out.end_object();
  }
  if (!why.rivals.empty()) {
    out.key("rivals").begin_array();
    for (const Uuid& rival : why.rivals) {
      out.text(to_string(rival));
    }
    out.end_array();
  }
  write_rulings(out, snapshot, why.rulings, context.asker);
  out.end_object();
}

void write_how(JsonWriter& out, store::Snapshot& snapshot, const store::ProfileRow& profile,
               const service::HowTold& told, const Context& context) {
  out.begin_object().field("profile_id", to_string(profile.id));
  write_model(out, context);
  write_joinings(out, told.how);
  out.key("parts").begin_array();
  for (const auto& part : told.how.parts) {
    write_keys(out, part);
  }
  out.end_array();
  if (told.how.weakest) {
    write_holding(out.key("weakest"), *told.how.weakest);
  }
  out.key("bridges").begin_array();
  for (const matching::HoldingPair& bridge : told.how.bridges) {
    write_holding(out, bridge);
  }
  out.end_array();
  write_rulings(out, snapshot, told.rulings, context.asker);
  out.end_object();
}

}  // namespace concord::api
