// The JSON Schemas of schemas/, built into the program. Each says one thing in its own file: a request is
// whole in itself; a reply refers to what it shares with others as `#/components/schemas/<file's name>`,
// which is its place in the OpenAPI description.
#pragma once

#include <span>
#include <string_view>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::api {

struct NamedSchema {
  std::string_view name;  // "search" of schemas/search.json
  std::string_view text;
};
std::span<const NamedSchema> schemas();

// Of a request's schema. The first fault by RapidJSON's validator (draft 4), with its pointer and what the
// schema asks for.
Outcome check_against(std::string_view schema, const JsonValue& json);

}  // namespace concord::api
