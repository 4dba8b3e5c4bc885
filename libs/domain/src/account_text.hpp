// The text of an account's name field as words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord::domain {

struct Word {
  std::string written;
  std::string folded;  // "o brien" for O'Brien; empty for what can't be folded
  bool comma_after = false;
  bool joins = false;  // stands for "and"
};
using Words = std::vector<Word>;

// Cuts off trade names and care-of ("T/A ...", "C/O ..."), drops remarks in brackets, and splits at blanks,
// dots and commas; & + / ; and the word "and" join two people.
Words words_of(std::string_view text);

bool is_initial(const Word& word);
std::string written(const Words& words, std::size_t from, std::size_t to);
inline std::string written(const Words& words) { return written(words, 0, words.size()); }

}  // namespace concord::domain
