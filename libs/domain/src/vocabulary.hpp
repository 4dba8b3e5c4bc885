// A closed set of words, each with its meaning in code.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <concord/base/result.hpp>

namespace concord::domain {

template <class Meaning, std::size_t size>
using Vocabulary = std::array<std::pair<Meaning, std::string_view>, size>;

template <class Meaning, std::size_t size>
std::string_view word_for(const Vocabulary<Meaning, size>& vocabulary, Meaning meaning) {
  for (const auto& [known, word] : vocabulary) {
    if (known == meaning) return word;
  }
  return {};
}

// The text itself stays out of the error: it may be a value that slid into the wrong column.
template <class Meaning, std::size_t size>
Result<Meaning> meaning_of(const Vocabulary<Meaning, size>& vocabulary, std::string_view what,
                           std::string_view text) {
  for (const auto& [meaning, word] : vocabulary) {
    if (word == text) return meaning;
  }
  std::string detail{what};
  detail += " must be one of";
  for (std::size_t i = 0; i < size; ++i) {
    detail += i == 0 ? " " : ", ";
    detail += vocabulary[i].second;
  }
  return fail(Code::invalid_value, std::move(detail));
}

}  // namespace concord::domain
