// Lists of the words that policy files are made of: purposes, parts, categories, roles. A word that is not
// known is refused with the nearest one.
#pragma once

#include <algorithm>

#include <concord/domain/access.hpp>

#include "settings.hpp"

namespace concord::policy {

std::vector<std::string_view> purpose_words();
std::vector<std::string_view> part_words();
std::vector<std::string_view> category_words();

// A list of words of one vocabulary, each with its meaning.
template <class Parse>
auto meanings_of(const JsonValue& object, std::string_view pointer, std::string_view member,
                 std::string_view what, const std::vector<std::string_view>& known, Parse parse)
    -> Result<std::vector<typename decltype(parse(std::string_view{}))::value_type>> {
  auto texts = texts_of(object, pointer, member);
  if (!texts) {
    return texts.error();
  }
  std::vector<typename decltype(parse(std::string_view{}))::value_type> meanings;
  for (std::size_t i = 0; i < texts->size(); ++i) {
    const std::string& text = (*texts)[i];
    if (std::find(known.begin(), known.end(), text) == known.end()) {
      return unknown_word(child_pointer(child_pointer(pointer, member), i), what, text, known);
    }
    meanings.push_back(*parse(text));
  }
  return meanings;
}

}  // namespace concord::policy
