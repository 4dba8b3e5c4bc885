#include "render_bundle.hpp"

#include <concord/wire/record_json.hpp>

#include "render_retention.hpp"

namespace concord::api {
namespace {

// With relationships that name nobody, which the contract of records doesn't know.
void write_disclosed(JsonWriter& out, domain::Record record) {
  const auto relationships = std::exchange(record.relationships, {});
  out.key("record");
  wire::write_record(out, record);
  if (relationships.empty()) {
    return;
  }
  out.key("relationships").begin_array();
  for (const domain::Relationship& one : relationships) {
    out.begin_object().field("type", one.type);
    out.maybe("from", one.from ? domain::to_string(*one.from) : "");
    out.maybe("to", one.to ? domain::to_string(*one.to) : "").end_object();
  }
  out.end_array();
}

void write_record_of(JsonWriter& out, const service::BundleRecord& record) {
  out.begin_object().field("source", record.key.source).field("record_id", record.key.record_id);
  out.field("part", to_string(record.part)).field("state", record.state);
  out.maybe("as_of", record.as_of ? to_rfc3339(*record.as_of) : "");
  write_disclosed(out, record.record);
  out.key("earlier").begin_array();
  for (const service::BundleVersion& version : record.earlier) {
    out.begin_object().maybe("as_of", version.as_of ? to_rfc3339(*version.as_of) : "");
    out.field("received", to_rfc3339(version.received));
    write_disclosed(out, version.record);
    out.end_object();
  }
  out.end_array().field("more_earlier", record.more_earlier).end_object();
}

template <class List>
void write_words(JsonWriter& out, std::string_view name, const List& list) {
  out.key(name).begin_array();
  for (const auto& word : list) {
    out.text(word);
  }
  out.end_array();
}

void write_categories(JsonWriter& out, const std::vector<domain::Category>& categories) {
  out.key("categories").begin_array();
  for (const domain::Category category : categories) {
    out.text(to_string(category));
  }
  out.end_array();
}

void write_joins(JsonWriter& out, const service::Bundle& bundle) {
  out.key("joins").begin_array();
  for (const service::BundleJoin& join : bundle.joins) {
    out.begin_object();
    write_record_key(out, "a", join.a);
    write_record_key(out, "b", join.b);
    out.field("score", join.score);
    write_words(out, "agreeing", join.agreeing);
    write_words(out, "differing", join.differing);
    out.end_object();
  }
  out.end_array().key("decisions").begin_array();
  for (const service::BundleDecision& decision : bundle.decisions) {
    out.begin_object().field("kind", decision.kind);
    write_record_key(out, "a", decision.a);
    if (decision.b) {
      write_record_key(out, "b", *decision.b);
    }
    out.field("at", to_rfc3339(decision.at));
    out.maybe("withdrawn_at", decision.withdrawn ? to_rfc3339(*decision.withdrawn) : "").end_object();
  }
  out.end_array();
}

void write_shared(JsonWriter& out, const service::Bundle& bundle) {
  out.key("shared").begin_array();
  for (const service::SharedRow& row : bundle.shared) {
    out.begin_object().field("part", to_string(row.part)).field("role", row.role);
    out.field("purpose", to_string(row.purpose));
    write_categories(out, row.categories);
    if (row.by) {
      out.field("agreement", row.by->terms.name).field("lawful_basis", row.by->terms.lawful_basis);
    }
    out.end_object();
  }
  out.end_array();
}

void write_looks(JsonWriter& out, const service::Bundle& bundle) {
  out.key("openings").begin_array();
  for (const service::BundleOpening& opening : bundle.openings) {
    out.begin_object().field("kind", opening.kind).maybe("role", opening.role);
    out.maybe("purpose", opening.purpose);
    out.maybe("part", opening.part ? to_string(*opening.part) : std::string_view{});
    write_categories(out, opening.categories);
    out.field("outcome", opening.outcome).field("at", to_rfc3339(opening.at)).end_object();
  }
  out.end_array().key("looks").begin_array();
  for (const service::BundleLook& look : bundle.looks) {
    out.begin_object().field("at", to_rfc3339(look.at)).field("level", look.level);
    out.maybe("role", look.role).maybe("purpose", look.purpose);
    write_words(out, "categories", look.categories);
    out.end_object();
  }
  out.end_array().field("more_looks", bundle.more_looks);
}

void write_gaps(JsonWriter& out, const service::Bundle& bundle) {
  out.key("not_in_it").begin_array();
  for (const service::BundleGap& gap : bundle.gaps) {
    const domain::Exemption* exemption = domain::find_exemption(gap.code);
    out.begin_object().maybe("part", gap.part ? to_string(*gap.part) : std::string_view{});
    out.field("what", gap.what).field("code", gap.code);
    out.maybe("authority", exemption == nullptr ? std::string_view{} : exemption->authority).end_object();
  }
  out.end_array();
}

void write_kept(JsonWriter& out, const service::BundleKeeping& kept) {
  out.key("how_long_kept").begin_object().key("rules").begin_array();
  for (const policy::RetentionRule& rule : kept.rules) {
    out.begin_object();
    write_rule_members(out, rule);
    out.end_object();
  }
  out.end_array().key("no_rule").begin_array();
  for (const domain::Part part : kept.no_rule) {
    out.text(to_string(part));
  }
  out.end_array().end_object();
}

void write_owners(JsonWriter& out, const service::Bundle& bundle, const policy::Parts& parts) {
  out.key("whom_to_ask").begin_array();
  for (const domain::Part part : bundle.parts) {
    out.begin_object().field("part", to_string(part)).field("team", parts.of(part).team);
    out.field("ring", parts.of(part).ring).end_object();
  }
  out.end_array();
}

}  // namespace

std::string bundle_body(const service::Bundle& bundle, const policy::Parts& parts) {
  JsonWriter out;
  out.begin_object().field("request_id", to_string(bundle.request)).field("right", to_string(bundle.right));
  out.field("received_on", to_iso_date(bundle.received)).field("due", to_iso_date(bundle.due));
  out.field("made_at", to_rfc3339(bundle.made)).field("contact_included", bundle.contact_included);
  out.key("profile").raw(profile_body(bundle.view, parts));
  out.key("records").begin_array();
  for (const service::BundleRecord& record : bundle.records) {
    write_record_of(out, record);
  }
  out.end_array();
  write_joins(out, bundle);
  write_shared(out, bundle);
  write_looks(out, bundle);
  write_gaps(out, bundle);
  write_kept(out, bundle.kept);
  write_owners(out, bundle, parts);
  return out.end_object().take();
}

}  // namespace concord::api
