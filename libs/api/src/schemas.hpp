// The JSON Schemas of schemas/, built into the program.
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

// The first fault by RapidJSON's validator (draft 4), with its pointer and what the schema asks for.
Outcome check_against(std::string_view schema, const JsonValue& json);

}  // namespace concord::api
