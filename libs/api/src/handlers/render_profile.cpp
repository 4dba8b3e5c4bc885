#include <concord/policy/agreements.hpp>
#include <concord/policy/contact.hpp>
#include <concord/wire/record_json.hpp>

#include "render.hpp"

namespace concord::api {
namespace {

template <class T>
void write_provenance(JsonWriter& out, const policy::Golden<T>& golden) {
  out.field("from", domain::to_string(golden.from));
  if (golden.as_of) {
    out.field("as_of", to_rfc3339(*golden.as_of));
  }
  if (!golden.also.empty()) {
    out.key("also").begin_array();
    for (const domain::RecordKey& key : golden.also) {
      out.text(domain::to_string(key));
    }
    out.end_array();
  }
  if (golden.conflicts) {
    out.field("conflicts", true);
  }
}

void write_value(JsonWriter& out, const domain::PartialDate& date) { out.text(domain::to_string(date)); }
void write_value(JsonWriter& out, domain::Sex sex) { out.text(to_string(sex)); }
template <class T>
void write_value(JsonWriter& out, const T& value) {
  wire::write(out, value);
}

template <class T>
void write_golden(JsonWriter& out, const policy::Golden<T>& golden) {
  out.begin_object().key("value");
  write_value(out, golden.value);
  write_provenance(out, golden);
  out.end_object();
}

template <class T>
void write_one(JsonWriter& out, std::string_view name, const std::optional<policy::Golden<T>>& golden) {
  if (golden) {
    out.key(name);
    write_golden(out, *golden);
  }
}

template <class T>
void write_many(JsonWriter& out, std::string_view name, const std::vector<policy::Golden<T>>& goldens) {
  if (goldens.empty()) {
    return;
  }
  out.key(name).begin_array();
  for (const auto& golden : goldens) {
    write_golden(out, golden);
  }
  out.end_array();
}

void write_involvement(JsonWriter& out, const std::vector<service::Involvement>& all) {
  out.key("involvement").begin_array();
  for (const service::Involvement& involvement : all) {
    out.begin_object()
        .field("part", to_string(involvement.part))
        .field("status", involvement.current ? "current" : "historic");
    if (involvement.since) {
      out.field("since", domain::to_string(*involvement.since));
    }
    out.field("records", involvement.records.size()).end_object();
  }
  out.end_array();
}

// What the resident's own rights did: that data is kept and not shown, and what of it is said to be wrong.
void write_rights(JsonWriter& out, const service::ProfileView& view, const policy::Parts& parts) {
  if (view.limited) {
    const policy::PartRules& ask = parts.of(domain::Part::concord);
    out.key("processing").begin_object().field("state", "restricted").key("ask").begin_object();
    out.field("team", ask.team).field("ring", ask.ring).end_object().end_object();
  }
  if (!view.disputed.empty()) {
    out.key("disputed").begin_array();
    for (const service::Disputed& one : view.disputed) {
      out.begin_object().field("part", to_string(one.part)).field("category", to_string(one.category));
      out.field("rectification_id", to_string(one.rectification)).end_object();
    }
    out.end_array();
  }
}

}  // namespace

// A request for access can't open what only an agreement may share, nor what nobody is told of.
void write_withheld(JsonWriter& out, const std::vector<policy::Withheld>& all, const policy::Parts& parts) {
  out.key("withheld").begin_array();
  for (const policy::Withheld& withheld : all) {
    const policy::PartRules& owner = parts.of(withheld.part);
    out.begin_object()
        .field("part", to_string(withheld.part))
        .field("category", to_string(withheld.category))
        .field("reason", withheld.reason)
        .key("owner")
        .begin_object()
        .field("team", owner.team)
        .field("ring", owner.ring)
        .end_object();
    if (withheld.reason == "not-shared" && !policy::is_special(withheld.category)) {
      out.field("ask", "/v1/access-requests");
    }
    out.end_object();
  }
  out.end_array();
}

std::string profile_body(const service::ProfileView& view, const policy::Parts& parts) {
  const policy::GoldenProfile& golden = view.golden;
  JsonWriter out;
  out.begin_object().field("id", to_string(view.id)).field("restricted", view.restricted);
  out.key("identity").begin_object();
  write_one(out, "name", golden.name);
  write_many(out, "other_names", golden.other_names);
  write_one(out, "birth_date", golden.birth_date);
  write_one(out, "sex", golden.sex);
  write_one(out, "death", golden.death);
  out.end_object();
  write_many(out, "identifiers", golden.identifiers);
  const policy::Contact contact =
      view.limited ? policy::Contact{false, policy::kProcessingRestricted} : policy::contact_with(golden);
  out.key("contact").begin_object().field("allowed", contact.allowed).maybe("because", contact.because);
  write_one(out, "address", golden.address);
  write_many(out, "other_addresses", golden.other_addresses);
  write_many(out, "contacts", golden.contacts);
  out.end_object();
  write_involvement(out, view.involvement);
  write_many(out, "engagements", golden.engagements);
  write_many(out, "markers", golden.markers);
  write_many(out, "restrictions", golden.restrictions);
  write_many(out, "attributes", golden.attributes);
  write_withheld(out, view.withheld, parts);
  write_rights(out, view, parts);
  return out.end_object().take();
}

void write_engagements(JsonWriter& out, const service::ProfileView& view, const policy::Parts& parts) {
  out.begin_object().field("profile_id", to_string(view.id));
  write_involvement(out, view.involvement);
  out.key("engagements").begin_array();
  for (const auto& engagement : view.golden.engagements) {
    write_golden(out, engagement);
  }
  out.end_array();
  write_withheld(out, view.withheld, parts);
  out.end_object();
}

void write_who(JsonWriter& out, const service::ProfileView& view) {
  out.field("restricted", view.restricted);
  write_one(out, "name", view.golden.name);
  write_many(out, "other_names", view.golden.other_names);
  write_one(out, "birth_date", view.golden.birth_date);
  write_one(out, "death", view.golden.death);
  write_one(out, "address", view.golden.address);
  write_involvement(out, view.involvement);
}

void write_golden_identifier(JsonWriter& out, const policy::Golden<domain::Identifier>& golden) {
  write_golden(out, golden);
}

// Enough to choose by: who, how old, where, which services, how sure.
void write_found_members(JsonWriter& out, const service::Found& found) {
  out.field("profile_id", to_string(found.view.id))
      .field("score", found.score)
      .field("band", matching::to_string(found.band));
  write_who(out, found.view);
}

void write_found(JsonWriter& out, const service::Found& found) {
  out.begin_object();
  write_found_members(out, found);
  out.end_object();
}

void write_contribution(JsonWriter& out, const policy::Contribution& contribution) {
  out.begin_object()
      .field("source", contribution.key.source)
      .field("record_id", contribution.key.record_id)
      .field("part", to_string(contribution.part))
      .field("state", contribution.ceased ? "ceased" : "current");
  if (contribution.as_of) {
    out.field("as_of", to_rfc3339(*contribution.as_of));
  }
  out.key("record");
  wire::write_record(out, contribution.record);
  out.end_object();
}

void write_household(JsonWriter& out, const store::ProfileRow& profile, const service::Household& household) {
  out.begin_object().field("profile_id", to_string(profile.id)).key("members").begin_array();
  for (const service::HouseholdMember& member : household.members) {
    out.begin_object().field("profile_id", to_string(member.id));
    out.key("because").begin_array();
    for (const service::HouseholdReason& reason : member.because) {
      out.begin_object()
          .field("kind", reason.kind)
          .maybe("from", reason.from)
          .maybe("to", reason.to)
          .end_object();
    }
    out.end_array();
    write_one(out, "name", member.name);
    write_one(out, "birth_date", member.birth_date);
    out.end_object();
  }
  out.end_array();
  if (!household.withheld.empty()) {
    out.field("withheld_reason", household.withheld);
  }
  out.end_object();
}

}  // namespace concord::api
