#include <concord/wire/record_json.hpp>

namespace concord::wire {
namespace {

void date(JsonWriter& out, std::string_view member, const std::optional<domain::PartialDate>& value) {
  if (value) out.field(member, domain::to_string(*value));
}

void flag(JsonWriter& out, std::string_view member, bool value) {
  if (value) out.field(member, true);
}

template <class Item>
void list(JsonWriter& out, std::string_view member, const std::vector<Item>& items) {
  if (items.empty()) return;
  out.key(member).begin_array();
  for (const Item& item : items) write(out, item);
  out.end_array();
}

void incident(JsonWriter& out, const domain::Incident& incident) {
  out.key("incident").begin_object().maybe("reference", incident.reference);
  out.field("date", domain::to_string(incident.date)).maybe("kind", incident.kind).end_object();
}

void version_members(JsonWriter& out, const domain::SourceVersion& version) {
  if (version.has_counter) out.field("source_version", static_cast<std::int64_t>(version.counter));
  if (version.as_of) out.field("as_of", to_rfc3339(*version.as_of));
}

void record_members(JsonWriter& out, const domain::Record& record) {
  list(out, "names", record.names);
  date(out, "birth_date", record.birth_date);
  flag(out, "birth_expected", record.birth_expected);
  flag(out, "birth_estimated", record.birth_estimated);
  if (record.sex != domain::Sex::unknown) out.field("sex", to_string(record.sex));
  if (record.death) {
    out.key("death");
    write(out, *record.death);
  }
  list(out, "identifiers", record.identifiers);
  list(out, "addresses", record.addresses);
  list(out, "contacts", record.contacts);
  list(out, "relationships", record.relationships);
  list(out, "engagements", record.engagements);
  list(out, "restrictions", record.restrictions);
  list(out, "markers", record.markers);
  list(out, "attributes", record.attributes);
}

void write_sighted(JsonWriter& out, const domain::Record& record, const domain::SourceVersion& version) {
  out.begin_object().field("record_id", record.record_id).field("part", to_string(record.part));
  version_members(out, version);
  record_members(out, record);
  out.end_object();
}

}  // namespace

void write(JsonWriter& out, const domain::PersonName& name) {
  out.begin_object().field("use", to_string(name.use));
  out.maybe("title", name.title).maybe("given", name.given).maybe("middle", name.middle);
  out.maybe("family", name.family).maybe("suffix", name.suffix).maybe("full", name.full);
  flag(out, "given_cut", name.given_cut);
  flag(out, "family_cut", name.family_cut);
  date(out, "from", name.from);
  date(out, "to", name.to);
  out.end_object();
}

void write(JsonWriter& out, const domain::Death& death) {
  out.begin_object().field("state", to_string(death.state));
  date(out, "date", death.date);
  out.end_object();
}

void write(JsonWriter& out, const domain::Identifier& identifier) {
  out.begin_object().maybe("type", identifier.type).maybe("value", identifier.value);
  if (identifier.quality != domain::Quality::valid) out.field("quality", to_string(identifier.quality));
  flag(out, "verified", identifier.verified);
  out.end_object();
}

void write(JsonWriter& out, const domain::Address& address) {
  out.begin_object().field("use", to_string(address.use));
  if (address.premises != domain::Premises::unknown) out.field("premises", to_string(address.premises));
  if (!address.lines.empty()) {
    out.key("lines").begin_array();
    for (const std::string& line : address.lines) out.text(line);
    out.end_array();
  }
  out.maybe("postcode", address.postcode)
      .maybe("uprn", address.uprn)
      .maybe("property_ref", address.property_ref);
  date(out, "from", address.from);
  date(out, "to", address.to);
  out.end_object();
}

void write(JsonWriter& out, const domain::ContactPoint& contact) {
  out.begin_object().field("kind", to_string(contact.kind));
  out.maybe("value", contact.value)
      .maybe("extension", contact.extension)
      .maybe("as_entered", contact.as_entered);
  out.maybe("use", contact.use);
  if (contact.may_use) out.field("may_use", *contact.may_use);
  date(out, "as_of", contact.as_of);
  out.end_object();
}

void write(JsonWriter& out, const domain::Relationship& relationship) {
  out.begin_object().maybe("type", relationship.type).maybe("record_id", relationship.record_id);
  date(out, "from", relationship.from);
  date(out, "to", relationship.to);
  out.end_object();
}

void write(JsonWriter& out, const domain::Engagement& engagement) {
  out.begin_object().maybe("kind", engagement.kind).maybe("reference", engagement.reference);
  out.maybe("role", engagement.role).maybe("status", engagement.status);
  date(out, "from", engagement.from);
  date(out, "to", engagement.to);
  if (!engagement.details.empty()) {
    out.key("details").begin_object();
    for (const auto& [name, value] : engagement.details) out.field(name, value);
    out.end_object();
  }
  out.end_object();
}

void write(JsonWriter& out, const domain::Restriction& restriction) {
  out.begin_object().maybe("reason", restriction.reason);
  date(out, "from", restriction.from);
  date(out, "to", restriction.to);
  out.end_object();
}

void write(JsonWriter& out, const domain::Marker& marker) {
  out.begin_object().maybe("code", marker.code).field("scope", marker.scope);
  date(out, "from", marker.from);
  date(out, "review", marker.review);
  date(out, "reviewed", marker.reviewed);
  date(out, "to", marker.to);
  if (marker.incident) incident(out, *marker.incident);
  out.maybe("decided_by", marker.decided_by);
  if (marker.told) {
    out.key("told").begin_object().field("on", domain::to_string(marker.told->on));
    out.maybe("how", marker.told->how).end_object();
  }
  out.maybe("not_told", marker.not_told).end_object();
}

void write(JsonWriter& out, const domain::Attribute& attribute) {
  out.begin_object().field("category", to_string(attribute.category));
  out.maybe("name", attribute.name).maybe("value", attribute.value);
  out.end_object();
}

void write_record(JsonWriter& out, const domain::Record& record) { write_sighted(out, record, {}); }

std::string to_json(const domain::Record& record) { return to_json(record, {}); }

std::string to_json(const domain::Record& record, const domain::SourceVersion& version) {
  JsonWriter out;
  write_sighted(out, record, version);
  return out.take();
}

std::string to_json(const domain::Withdrawal& withdrawal, const domain::SourceVersion& version) {
  JsonWriter out;
  out.begin_object().field("record_id", withdrawal.record_id);
  version_members(out, version);
  out.key("withdrawn").begin_object().maybe("merged_into", withdrawal.merged_into).end_object();
  out.end_object();
  return out.take();
}

Digest content_hash(const domain::Record& record) { return content_hash(to_json(record)); }

Digest content_hash(std::string_view canonical_json) { return sha256(canonical_json); }

}  // namespace concord::wire
