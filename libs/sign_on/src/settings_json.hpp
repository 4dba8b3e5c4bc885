// Reads a settings file member by member; each fault names its place and how to mend it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::sign_on {

// Fails unless `json` is an object with no members but `known`; a near miss is named.
Outcome only_members(const JsonValue& json, std::string_view pointer,
                     const std::vector<std::string_view>& known);

enum class Need : std::uint8_t { must, may };
// Into `text`, which stays as it is where the member may be missing and is.
Outcome read_text(const JsonValue& object, std::string_view pointer, std::string_view member, Need need,
                  std::string& text);

}  // namespace concord::sign_on
