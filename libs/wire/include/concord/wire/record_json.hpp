// Records as JSON, both ways, in one place: schemas/record.json is this contract in words that other
// adapters can check against.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <concord/base/hash.hpp>
#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/record.hpp>

namespace concord::wire {

// One line of a batch, or the body of a PUT.
struct SightedLine {
  std::variant<domain::Record, domain::Withdrawal> what;
  domain::SourceVersion version;  // empty: the extract's current_as_of is used
  const std::string& record_id() const;
};

// Reads one record or withdrawal with a table-driven SAX handler; reports every fault, each with its JSON
// pointer, not only the first. Values are normalised on the way in; an identifier, address or contact
// value that is not valid of its kind is a fault of that value.
Result<SightedLine> read_line(std::string_view json);

// The record id of a line that read_line refused, where there is a good one in it; else empty.
std::string record_id_in(std::string_view json);

// Canonical form: members in a fixed order, empty ones left out, lists in the order given.
void write_record(JsonWriter& out, const domain::Record& record);
std::string to_json(const domain::Record& record);
std::string to_json(const domain::Record& record, const domain::SourceVersion& version);
std::string to_json(const domain::Withdrawal& withdrawal, const domain::SourceVersion& version);
Result<domain::Record> read_stored(std::string_view canonical_json);
Result<domain::Record> read_stored(const JsonValue& canonical);

// SHA-256 of the canonical form: two receipts with one hash are one version. Extract dates and source
// versions are not part of it.
Digest content_hash(const domain::Record& record);
// The same, where the canonical form is at hand.
Digest content_hash(std::string_view canonical_json);

// Parts of records, for replies.
void write(JsonWriter& out, const domain::PersonName& name);
void write(JsonWriter& out, const domain::Identifier& identifier);
void write(JsonWriter& out, const domain::Address& address);
void write(JsonWriter& out, const domain::ContactPoint& contact);
void write(JsonWriter& out, const domain::Engagement& engagement);
void write(JsonWriter& out, const domain::Relationship& relationship);
void write(JsonWriter& out, const domain::Restriction& restriction);
void write(JsonWriter& out, const domain::Marker& marker);
void write(JsonWriter& out, const domain::Attribute& attribute);
void write(JsonWriter& out, const domain::Death& death);

}  // namespace concord::wire
