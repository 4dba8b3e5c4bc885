#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <concord/base/hash.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

namespace concord {
namespace {

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

// Remembers where the parser stands and refuses what RapidJSON lets through; the rest goes to the document.
class Checked {
 public:
  Checked(Json& document, std::size_t depth) : document_(document), most_(depth) {}

  bool Null() { return next() && document_.Null(); }
  bool Bool(bool value) { return next() && document_.Bool(value); }
  bool Int(int value) { return next() && document_.Int(value); }
  bool Uint(unsigned value) { return next() && document_.Uint(value); }
  bool Int64(std::int64_t value) { return next() && document_.Int64(value); }
  bool Uint64(std::uint64_t value) { return next() && document_.Uint64(value); }
  bool Double(double value) {
    next();
    // RapidJSON 1.1 refuses 1e400 by itself but reads 8e308 as infinity.
    if (!std::isfinite(value)) return refuse(Code::malformed, "a number that is too big");
    return document_.Double(value);
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType size, bool copy) {
    return next() && clean({text, size}) && document_.String(text, size, copy);
  }
  bool StartObject() { return open(true) && document_.StartObject(); }
  bool Key(const char* text, rapidjson::SizeType size, bool copy) {
    Frame& frame = frames_[open_ - 1];
    frame.key.assign(text, size);
    if (!clean({text, size})) return false;
    if (!frame.first_of_its_name())
      return refuse(Code::duplicate_field, "a member of this name stands here already");
    return document_.Key(text, size, copy);
  }
  bool EndObject(rapidjson::SizeType members) { return close() && document_.EndObject(members); }
  bool StartArray() { return open(false) && document_.StartArray(); }
  bool EndArray(rapidjson::SizeType items) { return close() && document_.EndArray(items); }

  std::string pointer() const {
    std::string text;
    for (std::size_t i = 0; i < open_; ++i) {
      const Frame& frame = frames_[i];
      if (frame.object && frame.named) append_token(text, frame.key);
      if (!frame.object && frame.items > 0) append_token(text, fmt::to_string(frame.items - 1));
    }
    return text;
  }
  const std::optional<Error>& refused() const { return refused_; }

 private:
  struct Frame {
    bool object = false;
    bool named = false;
    std::size_t items = 0;
    std::string key;
    std::vector<std::uint64_t> few;  // of most objects: cheaper to walk than to hash again
    std::unordered_set<std::uint64_t> many;

    void start(bool is_object) {
      object = is_object;
      named = false;
      items = 0;
      few.clear();
      many.clear();
    }
    bool first_of_its_name() {
      constexpr std::size_t kFew = 32;
      named = true;
      const std::uint64_t hash = hash64(key);
      if (few.size() >= kFew) {
        if (many.empty()) many.insert(few.begin(), few.end());
        return many.insert(hash).second;
      }
      if (std::find(few.begin(), few.end(), hash) != few.end()) return false;
      few.push_back(hash);
      return true;
    }
  };

  bool next() {
    if (open_ > 0) ++frames_[open_ - 1].items;
    return true;
  }
  bool open(bool object) {
    next();
    if (open_ == most_) return refuse(Code::malformed, fmt::format("nested more than {} deep", most_));
    if (open_ == frames_.size()) frames_.emplace_back();
    frames_[open_++].start(object);
    return true;
  }
  bool close() {
    --open_;
    return true;
  }
  bool clean(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return refuse(Code::malformed, "a text with a NUL in it");
    // RapidJSON 1.1 writes an escaped low surrogate that stands alone as three bytes that are not UTF-8.
    if (text.find('\xED') != std::string_view::npos && !is_utf8(text)) {
      return refuse(Code::malformed, "a text with half a surrogate pair in it");
    }
    return true;
  }
  bool refuse(Code code, std::string detail) {
    refused_ = error_at(pointer(), code, std::move(detail));
    return false;
  }

  Json& document_;
  std::size_t most_;
  std::size_t open_ = 0;
  std::vector<Frame> frames_;
  std::optional<Error> refused_;
};

std::string describe(rapidjson::ParseErrorCode code, std::size_t offset) {
  return fmt::format("not JSON at byte {}: {}", offset + 1, rapidjson::GetParseError_En(code));
}

}  // namespace

Outcome check_json_bytes(std::string_view text, std::size_t most) {
  if (text.size() > most) return error_at("", Code::too_large, fmt::format("more than {} bytes", most));
  if (text.substr(0, 3) == "\xEF\xBB\xBF")
    return error_at("", Code::malformed, "starts with a byte-order mark");
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos)
    return error_at("", Code::malformed, fmt::format("a NUL at byte {}", nul + 1));
  return {};
}

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  if (auto checked = check_json_bytes(text, limits.bytes); !checked) return checked.error();
  Json document;
  Checked checked(document, limits.depth);
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  // Not kParseFullPrecisionFlag: RapidJSON 1.1 runs into undefined behaviour with it on "0e55".
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  auto generate = [&](Json&) { return !reader.Parse<kFlags>(stream, checked).IsError(); };
  document.Populate(generate);
  if (checked.refused()) return *checked.refused();
  if (reader.HasParseError()) {
    return error_at(checked.pointer(), Code::malformed,
                    describe(reader.GetParseErrorCode(), reader.GetErrorOffset()));
  }
  return document;
}

Result<Json> parse_written_json(std::string_view text) {
  Json document;
  document.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (document.HasParseError()) {
    return error_at("", Code::malformed, describe(document.GetParseError(), document.GetErrorOffset()));
  }
  return document;
}

const JsonValue* member_of(const JsonValue& object, std::string_view member) {
  if (!object.IsObject()) return nullptr;
  // As a value: a StringRef would be taken for a C string, and a view doesn't end in a NUL.
  const JsonValue name(rapidjson::StringRef(member.data(), static_cast<rapidjson::SizeType>(member.size())));
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string_view text_of(const JsonValue& object, std::string_view member) {
  const JsonValue* value = member_of(object, member);
  if (value == nullptr || !value->IsString()) return {};
  return {value->GetString(), value->GetStringLength()};
}

std::string child_pointer(std::string_view pointer, std::string_view token) {
  std::string child(pointer);
  append_token(child, token);
  return child;
}

std::string child_pointer(std::string_view pointer, std::size_t index) {
  return fmt::format("{}/{}", pointer, index);
}

JsonWriter& JsonWriter::key(std::string_view name) {
  writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  writer_.String(value.data() == nullptr ? "" : value.data(), static_cast<rapidjson::SizeType>(value.size()));
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  constexpr double kScale = 1e6;
  constexpr double kExact = 1e9;  // past this a double has no six decimals to round
  if (!std::isfinite(value)) throw std::invalid_argument("JSON has no number that is not finite");
  const double rounded = std::abs(value) < kExact ? std::round(value * kScale) / kScale : value;
  writer_.Double(rounded == 0 ? 0.0 : rounded);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType);
  return *this;
}

JsonWriter& JsonWriter::value(const JsonValue& value) {
  value.Accept(writer_);
  return *this;
}

JsonWriter& JsonWriter::maybe(std::string_view name, std::string_view value) {
  return value.empty() ? *this : field(name, value);
}

}  // namespace concord
