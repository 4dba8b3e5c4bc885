// Reads the policy files: whatever they hold that isn't known is refused with its place and the nearest
// known word, so that a slip of the pen never grants or hides anything by silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::policy {

// Fails unless `json` is an object with no members but `known`.
Outcome only_members(const JsonValue& json, std::string_view pointer,
                     const std::vector<std::string_view>& known);

// A member that must be there and be a list of texts.
Result<std::vector<std::string>> texts_of(const JsonValue& object, std::string_view pointer,
                                          std::string_view member);

// "unknown ... 'hosing'; did you mean 'housing'?"
Error unknown_word(std::string_view pointer, std::string_view what, std::string_view word,
                   const std::vector<std::string_view>& known);

}  // namespace concord::policy
