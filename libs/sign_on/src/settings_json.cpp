#include "settings_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <concord/base/text.hpp>

namespace concord::sign_on {

Outcome only_members(const JsonValue& json, std::string_view pointer,
                     const std::vector<std::string_view>& known) {
  if (!json.IsObject()) {
    return error_at(std::string(pointer), Code::invalid_value, "must be an object");
  }
  for (const auto& member : json.GetObject()) {
    const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto near = nearest(name, known);
      return error_at(child_pointer(pointer, name), Code::unknown_field,
                      near ? fmt::format("is not known; did you mean '{}'?", *near)
                           : fmt::format("is not known; known are {}", fmt::join(known, ", ")));
    }
  }
  return {};
}

Outcome read_text(const JsonValue& object, std::string_view pointer, std::string_view member, Need need,
                  std::string& text) {
  const JsonValue* value = member_of(object, member);
  if (value == nullptr && need == Need::may) {
    return {};
  }
  if (value == nullptr || !value->IsString() || value->GetStringLength() == 0) {
    return error_at(child_pointer(pointer, member),
                    value == nullptr ? Code::missing_field : Code::invalid_value,
                    "must be there and be a text");
  }
  text.assign(value->GetString(), value->GetStringLength());
  return {};
}

}  // namespace concord::sign_on
