// schemas/record.json and the reader's table say the same, and the schemas keep to what JSON Schema
// draft 4 and 2020-12 share.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>

#include <concord/base/json.hpp>
#include <concord/wire/manifest_json.hpp>
#include <concord/wire/record_shape.hpp>

using namespace concord;
using wire::Form;
using wire::Member;
using wire::Shape;

namespace {

Json schema(const std::string& name) {
  std::ifstream in(std::string(CONCORD_ROOT) + "/schemas/" + name);
  REQUIRE(in.good());
  return parse_json(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

const JsonValue& at(const JsonValue& json, const char* member) {
  const JsonValue* found = member_of(json, member);
  INFO("a schema lacks " << member);
  REQUIRE(found != nullptr);
  return *found;
}

std::set<std::string> texts(const JsonValue* list) {
  std::set<std::string> all;
  if (list == nullptr) return all;
  for (const auto& one : list->GetArray()) CHECK(all.insert(one.GetString()).second);
  return all;
}

void same_text(const JsonValue& json, Form form, std::size_t most, bool required) {
  CHECK(text_of(json, "type") == "string");
  CHECK(text_of(json, "pattern") == wire::pattern_of(form));
  const bool limited = form == Form::text || form == Form::texts;
  CHECK((member_of(json, "maxLength") != nullptr) == limited);
  if (limited) CHECK(at(json, "maxLength").GetUint64() == most);
  CHECK((member_of(json, "minLength") != nullptr) == (required && form == Form::text));
}

void same_shape(const JsonValue& json, const Shape& shape);

void same_member(const JsonValue& json, const Member& member) {
  switch (member.form) {
    case Form::text:
    case Form::date:
    case Form::instant:
    case Form::id:
    case Form::slug:
      if (member.words == nullptr) return same_text(json, member.form, member.most, member.required);
      {
        const auto words = member.words();
        CHECK(texts(&at(json, "enum")) == std::set<std::string>(words.begin(), words.end()));
      }
      return;
    case Form::flag:
      CHECK(text_of(json, "type") == "boolean");
      return;
    case Form::counter:
      CHECK(text_of(json, "type") == "integer");
      CHECK(at(json, "minimum").GetUint64() == 0);
      CHECK(at(json, "maximum").GetUint64() == wire::kCounterMost);
      return;
    case Form::object:
      return same_shape(json, *member.shape);
    case Form::list:
      CHECK(text_of(json, "type") == "array");
      CHECK(at(json, "maxItems").GetUint64() == member.most);
      return same_shape(at(json, "items"), *member.shape);
    case Form::texts:
      CHECK(at(json, "maxItems").GetUint64() == member.most);
      return same_text(at(json, "items"), Form::texts, wire::kText, false);
    case Form::map:
      CHECK(at(json, "maxProperties").GetUint64() == member.most);
      CHECK_FALSE(at(json, "additionalProperties").GetBool());
      return same_text(at(at(json, "patternProperties"), std::string(wire::pattern_of(Form::map)).c_str()),
                       Form::text, wire::kText, false);
  }
}

void same_members(const JsonValue& json, const std::vector<const Member*>& members,
                  const std::set<std::string>& required) {
  CHECK(text_of(json, "type") == "object");
  CHECK_FALSE(at(json, "additionalProperties").GetBool());
  CHECK(texts(member_of(json, "required")) == required);
  const JsonValue& properties = at(json, "properties");
  CHECK(properties.MemberCount() == members.size());
  for (const Member* member : members) {
    CAPTURE(member->name);
    const JsonValue* property = member_of(properties, member->name);
    REQUIRE(property != nullptr);
    same_member(*property, *member);
  }
}

void same_shape(const JsonValue& json, const Shape& shape) {
  CAPTURE(shape.name);
  if (shape.name != "withdrawn") CHECK(text_of(json, "title") == shape.name);
  std::vector<const Member*> members;
  std::set<std::string> required;
  for (const Member& member : shape.members) {
    if (&shape == &wire::record_shape() && member.name == "withdrawn") continue;
    members.push_back(&member);
    if (member.required) required.insert(std::string(member.name));
  }
  same_members(json, members, required);
}

// Every keyword of a schema, and of the schemas within it.
void only_shared_keywords(const JsonValue& json) {
  static const std::set<std::string> kPlain{"title",    "description",   "type",         "enum",
                                            "pattern",  "minLength",     "maxLength",    "minimum",
                                            "maximum",  "minItems",      "maxItems",     "uniqueItems",
                                            "required", "maxProperties", "minProperties"};
  static const std::set<std::string> kMaps{"properties", "patternProperties"};
  static const std::set<std::string> kLists{"oneOf", "anyOf", "allOf"};
  REQUIRE(json.IsObject());
  for (const auto& member : json.GetObject()) {
    const std::string name = member.name.GetString();
    CAPTURE(name);
    if (kMaps.count(name) > 0) {
      for (const auto& inner : member.value.GetObject()) only_shared_keywords(inner.value);
    } else if (kLists.count(name) > 0) {
      for (const auto& inner : member.value.GetArray()) only_shared_keywords(inner);
    } else if (name == "items") {
      only_shared_keywords(member.value);
    } else if (name == "additionalProperties") {
      CHECK(member.value.IsFalse());
    } else {
      CHECK(kPlain.count(name) == 1);
    }
  }
}

void describes_everything(const JsonValue& json, const std::string& name) {
  CAPTURE(name);
  if (json.IsArray()) {
    for (const auto& one : json.GetArray()) describes_everything(one, name);
  }
  if (!json.IsObject()) return;
  for (const auto& member : json.GetObject()) describes_everything(member.value, member.name.GetString());
  const JsonValue* properties = member_of(json, "properties");
  if (properties == nullptr || !properties->IsObject()) return;
  for (const auto& property : properties->GetObject()) {
    CAPTURE(property.name.GetString());
    CHECK(text_of(property.value, "description").size() > 5);
  }
}

}  // namespace

TEST_CASE("the record schema has the members, limits and words of the reader's table") {
  const Json record = schema("record.json");
  const JsonValue& kinds = at(record, "oneOf");
  REQUIRE(kinds.Size() == 2);
  same_shape(kinds[0], wire::record_shape());
  std::vector<const Member*> members;
  for (const auto name : wire::withdrawal_members()) {
    const auto table = wire::record_shape().members;
    members.push_back(
        &*std::find_if(table.begin(), table.end(), [&](const Member& one) { return one.name == name; }));
  }
  CHECK(text_of(kinds[1], "title") == "withdrawal");
  same_members(kinds[1], members, {"record_id", "withdrawn"});
}

TEST_CASE("the manifest schema has the members that the reader knows") {
  const Json manifest = schema("manifest.json");
  for (const auto& property : at(manifest, "properties").GetObject()) {
    const std::string name = property.name.GetString();
    CAPTURE(name);
    const auto read = wire::read_manifest(parse_json("{\"" + name + "\":null}").value());
    REQUIRE_FALSE(read.has_value());
    const auto& faults = read.error().faults;
    const auto fault = std::find_if(faults.begin(), faults.end(),
                                    [&](const Fault& one) { return one.pointer == "/" + name; });
    REQUIRE(fault != faults.end());
    CHECK(fault->code == Code::invalid_value);
  }
}

TEST_CASE("the contract's schemas use only what draft 4 and 2020-12 share, and describe every member") {
  for (const auto* name : {"record.json", "manifest.json"}) {
    const Json json = schema(name);
    only_shared_keywords(json);
    describes_everything(json, name);
  }
}
