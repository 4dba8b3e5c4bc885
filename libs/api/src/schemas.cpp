#include "schemas.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <rapidjson/schema.h>

#include <concord/api/route.hpp>

namespace concord::api {
namespace {

using Compiled = std::map<std::string_view, std::unique_ptr<rapidjson::SchemaDocument>>;

bool is_asked_for(std::string_view schema) {
  const auto all = routes();
  return std::any_of(all.begin(), all.end(),
                     [&](const Route& route) { return route.request_schema == schema; });
}

// Of requests alone: a reply's references would lead nowhere here, and RapidJSON takes whatever such a one
// is asked to judge. Compiled once; immutable, so any thread may validate against it.
const Compiled& compiled() {
  static const Compiled all = [] {
    Compiled made;
    for (const NamedSchema& schema : schemas()) {
      if (!is_asked_for(schema.name)) {
        continue;
      }
      auto json = parse_json(schema.text);
      if (!json) {
        throw std::logic_error(fmt::format("schemas/{}.json is not JSON", schema.name));
      }
      made.emplace(schema.name, std::make_unique<rapidjson::SchemaDocument>(*json));
    }
    return made;
  }();
  return all;
}

std::string text_of_pointer(const rapidjson::Pointer& pointer) {
  rapidjson::StringBuffer buffer;
  pointer.Stringify(buffer);
  return buffer.GetString();
}

// The words of the `enum` that the validator stopped at. Read anew: RapidJSON keeps only their hashes.
std::string words_of(std::string_view schema, const rapidjson::Pointer& place) {
  const auto all = schemas();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.name == schema; });
  const auto json = parse_json(found->text);
  const JsonValue* owner = json ? place.Get(*json) : nullptr;
  const JsonValue* words = owner != nullptr && owner->IsObject() ? member_of(*owner, "enum") : nullptr;
  std::string list;
  if (words != nullptr) {
    for (const JsonValue& word : words->GetArray()) {
      list += (list.empty() ? "" : ", ") + std::string(word.IsString() ? word.GetString() : "another value");
    }
  }
  return list;
}

// What the schema wants, in words; the value itself is never repeated.
Fault fault_of(std::string_view schema, const rapidjson::SchemaValidator& validator) {
  const std::string_view keyword = validator.GetInvalidSchemaKeyword();
  std::string pointer = text_of_pointer(validator.GetInvalidDocumentPointer());
  if (keyword == "required") {
    return {std::move(pointer), Code::missing_field, "lacks a member that must be there"};
  }
  if (keyword == "additionalProperties") {
    return {std::move(pointer), Code::unknown_field, "is not a member that is known here"};
  }
  if (keyword == "maxLength" || keyword == "maxItems") {
    return {std::move(pointer), keyword == "maxLength" ? Code::too_long : Code::too_many,
            "is past its limit"};
  }
  if (keyword == "enum") {
    return {std::move(pointer), Code::invalid_value,
            fmt::format("must be one of {}", words_of(schema, validator.GetInvalidSchemaPointer()))};
  }
  return {std::move(pointer), Code::invalid_value, fmt::format("does not meet the schema's '{}'", keyword)};
}

}  // namespace

Outcome check_against(std::string_view schema, const JsonValue& json) {
  const auto found = compiled().find(schema);
  if (found == compiled().end()) {
    throw std::logic_error(fmt::format("no request has the schema '{}'", schema));
  }
  rapidjson::SchemaValidator validator(*found->second);
  if (json.Accept(validator)) {
    return {};
  }
  Fault fault = fault_of(schema, validator);
  Error error = fail(fault.code, fmt::format("the body does not meet the schema '{}'", schema));
  error.faults.push_back(std::move(fault));
  return error;
}

}  // namespace concord::api
