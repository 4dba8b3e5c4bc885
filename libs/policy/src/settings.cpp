#include "settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::policy {

Error unknown_word(std::string_view pointer, std::string_view what, std::string_view word,
                   const std::vector<std::string_view>& known) {
  std::string detail = fmt::format("unknown {} '{}'", what, word);
  if (const auto near = nearest(word, known)) {
    detail += fmt::format("; did you mean '{}'?", *near);
  } else {
    detail += fmt::format("; known are {}", fmt::join(known, ", "));
  }
  return error_at(std::string{pointer}, Code::unknown_field, std::move(detail));
}

Outcome only_members(const JsonValue& json, std::string_view pointer,
                     const std::vector<std::string_view>& known) {
  if (!json.IsObject()) {
    return error_at(std::string{pointer}, Code::invalid_value, "must be an object");
  }
  for (const auto& member : json.GetObject()) {
    const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return unknown_word(child_pointer(pointer, name), "member", name, known);
    }
  }
  return {};
}

Result<std::vector<std::string>> texts_of(const JsonValue& object, std::string_view pointer,
                                          std::string_view member) {
  const std::string place = child_pointer(pointer, member);
  const JsonValue* list = member_of(object, member);
  if (list == nullptr) {
    return error_at(place, Code::missing_field, "must be there");
  }
  if (!list->IsArray()) {
    return error_at(place, Code::invalid_value, "must be a list of texts");
  }
  std::vector<std::string> texts;
  for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
    if (!(*list)[i].IsString()) {
      return error_at(child_pointer(place, i), Code::invalid_value, "must be a text");
    }
    texts.emplace_back((*list)[i].GetString(), (*list)[i].GetStringLength());
    if (std::find(texts.begin(), texts.end() - 1, texts.back()) != texts.end() - 1) {
      return error_at(child_pointer(place, i), Code::duplicate_field, "stands twice in this list");
    }
  }
  return texts;
}

}  // namespace concord::policy
