// JSON syntax, read with limits and written plainly. RapidJSON underneath, always iterative: its
// recursive parser overruns the stack on 200 KB of '['.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <concord/base/result.hpp>

namespace concord {

struct JsonLimits {
  std::size_t depth = 32;
  std::size_t bytes = 8U << 20U;
};

using Json = rapidjson::Document;
using JsonValue = rapidjson::Value;

// Refuses what is not one whole JSON value in valid UTF-8: trailing bytes, NUL (escaped in a string too:
// stores and C strings end there), half a surrogate pair, a byte-order mark, two members of one name,
// and nesting past the limit. The fault's pointer names the place.
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// The same of a text that this program wrote itself and nobody else could change, as what the store holds:
// one whole JSON value, and nothing else is looked for.
Result<Json> parse_written_json(std::string_view text);

// For readers of events that don't want a document: refuses what no JSON text may have, before it is parsed.
Outcome check_json_bytes(std::string_view text, std::size_t most);

// A member as text, or empty where it is not there or not text.
std::string_view text_of(const JsonValue& object, std::string_view member);
const JsonValue* member_of(const JsonValue& object, std::string_view member);

// RFC 6901: appends one reference token to a pointer, escaping ~ and /.
std::string child_pointer(std::string_view pointer, std::string_view token);
std::string child_pointer(std::string_view pointer, std::size_t index);

// Writes compact JSON. Members whose value is empty text are left out by `maybe`.
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}
  JsonWriter& begin_object() {
    writer_.StartObject();
    return *this;
  }
  JsonWriter& end_object() {
    writer_.EndObject();
    return *this;
  }
  JsonWriter& begin_array() {
    writer_.StartArray();
    return *this;
  }
  JsonWriter& end_array() {
    writer_.EndArray();
    return *this;
  }
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& integer(std::int64_t value) {
    writer_.Int64(value);
    return *this;
  }
  JsonWriter& number(double value);  // finite; at most 6 decimals
  JsonWriter& boolean(bool value) {
    writer_.Bool(value);
    return *this;
  }
  JsonWriter& null() {
    writer_.Null();
    return *this;
  }
  JsonWriter& raw(std::string_view json);  // a whole JSON value, written as it is
  JsonWriter& value(const JsonValue& value);
  JsonWriter& maybe(std::string_view name, std::string_view value);
  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, const char* value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, std::int64_t value) { return key(name).integer(value); }
  JsonWriter& field(std::string_view name, std::size_t value) {
    return key(name).integer(static_cast<std::int64_t>(value));
  }
  JsonWriter& field(std::string_view name, int value) { return key(name).integer(value); }
  JsonWriter& field(std::string_view name, double value) { return key(name).number(value); }
  JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }
  std::string take() const { return std::string(view()); }
  std::string_view view() const { return {buffer_.GetString(), buffer_.GetSize()}; }
  // For another value, in the memory of the last.
  void clear() {
    buffer_.Clear();
    writer_.Reset(buffer_);
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace concord
