#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <catch2/catch.hpp>
#include <rapidjson/pointer.h>

#include <concord/api/openapi.hpp>
#include <concord/api/route.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>
#include <concord/domain/keys.hpp>

using namespace concord;
using namespace concord::api;

namespace {

// Those that mean the same in JSON Schema draft 4 and 2020-12.
constexpr std::array<std::string_view, 22> kKeywords{"$ref",          "additionalProperties",
                                                     "allOf",         "anyOf",
                                                     "description",   "enum",
                                                     "items",         "maxItems",
                                                     "maxLength",     "maximum",
                                                     "maxProperties", "minItems",
                                                     "minLength",     "minimum",
                                                     "not",           "oneOf",
                                                     "pattern",       "patternProperties",
                                                     "properties",    "required",
                                                     "title",         "type"};

bool is_keyword(std::string_view name) {
  return std::find(kKeywords.begin(), kKeywords.end(), name) != kKeywords.end();
}

Json file_as_json(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  auto json = parse_json(text.str());
  REQUIRE(json);
  return std::move(*json);
}

// Calls `visit` with the schema and every schema inside it.
void for_each_schema(const JsonValue& schema, const std::function<void(const JsonValue&)>& visit) {
  REQUIRE(schema.IsObject());
  visit(schema);
  for (const char* const name : {"items", "not", "additionalProperties"}) {
    const JsonValue* inner = member_of(schema, name);
    if (inner != nullptr && inner->IsObject()) {
      for_each_schema(*inner, visit);
    }
  }
  for (const char* const name : {"properties", "patternProperties"}) {
    if (const JsonValue* inner = member_of(schema, name)) {
      for (const auto& member : inner->GetObject()) {
        for_each_schema(member.value, visit);
      }
    }
  }
  for (const char* const name : {"allOf", "anyOf", "oneOf"}) {
    if (const JsonValue* inner = member_of(schema, name)) {
      for (const JsonValue& each : inner->GetArray()) {
        for_each_schema(each, visit);
      }
    }
  }
}

void check_keywords(const JsonValue& schema) {
  for (const auto& member : schema.GetObject()) {
    CAPTURE(member.name.GetString());
    CHECK(is_keyword(member.name.GetString()));
  }
  // A list of schemas is another thing in each of the two, and draft 4 overlooks what stands beside a
  // reference.
  if (const JsonValue* items = member_of(schema, "items")) {
    CHECK(items->IsObject());
  }
  if (schema.HasMember("$ref")) {
    CHECK(schema.MemberCount() == (schema.HasMember("description") ? 2U : 1U));
  }
}

std::vector<std::string_view> words_of(const Json& schema) {
  std::vector<std::string_view> words;
  for (const JsonValue& word : schema["enum"].GetArray()) {
    words.emplace_back(word.GetString());
  }
  return words;
}

const std::filesystem::path kSchemas = std::filesystem::path(CONCORD_ROOT) / "schemas";

}  // namespace

TEST_CASE("all that a route names is in the description, and every reference leads to one") {
  const auto document = parse_json(openapi_document());
  REQUIRE(document);
  const JsonValue& all = (*document)["components"]["schemas"];
  for (const Route& route : routes()) {
    CAPTURE(route.operation, route.request_schema, route.reply_schema);
    CHECK((route.request_schema.empty() || member_of(all, route.request_schema) != nullptr));
    CHECK((route.reply_schema.empty() || member_of(all, route.reply_schema) != nullptr));
    for (const std::string_view taken : split(route.takes, ' ')) {
      CAPTURE(taken);
      CHECK((taken.empty() || member_of((*document)["components"]["parameters"], taken) != nullptr));
    }
  }
  for (const auto& schema : all.GetObject()) {
    for_each_schema(schema.value, [&](const JsonValue& inner) {
      if (const auto to = text_of(inner, "$ref"); !to.empty()) {
        CAPTURE(schema.name.GetString(), to);
        CHECK(rapidjson::Pointer(to.data(), to.size()).Get(*document) != nullptr);
      }
    });
  }
}

TEST_CASE("every schema file keeps to keywords that draft 4 and 2020-12 share") {
  for (const auto& file : std::filesystem::directory_iterator(kSchemas)) {
    if (file.path().extension() == ".json" && file.path().filename() != "openapi.json") {
      CAPTURE(file.path().filename().string());
      for_each_schema(file_as_json(file.path()), check_keywords);
    }
  }
}

TEST_CASE("the schema of a request is whole in itself: the program checks bodies by it") {
  for (const Route& route : routes()) {
    if (!route.request_schema.empty()) {
      CAPTURE(route.request_schema);
      for_each_schema(file_as_json(kSchemas / (std::string(route.request_schema) + ".json")),
                      [](const JsonValue& inner) { CHECK(!inner.HasMember("$ref")); });
    }
  }
}

TEST_CASE("the words that replies choose from are the program's own") {
  std::vector<std::string_view> codes, parts;
  for (int code = 0; code <= static_cast<int>(Code::erased); ++code) {
    codes.push_back(slug(static_cast<Code>(code)));
  }
  for (const domain::Part part : domain::kParts) {
    parts.push_back(to_string(part));
  }
  const Json code_schema = file_as_json(kSchemas / "code.json");
  const Json part_schema = file_as_json(kSchemas / "part.json");
  CHECK(words_of(code_schema) == codes);
  CHECK(words_of(part_schema) == parts);
}
