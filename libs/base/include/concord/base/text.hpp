// Text: UTF-8 inside, whatever came from outside. Nothing here knows what a name is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

bool is_utf8(std::string_view bytes);
// Windows-1252 as Western Europe's exports have it; the five bytes that it leaves undefined become U+FFFD.
std::string from_cp1252(std::string_view bytes);
std::size_t utf8_length(std::string_view text);  // code points
std::string utf8_prefix(std::string_view text, std::size_t code_points);

std::string_view trim(std::string_view text);        // ASCII blanks, and NUL, at both ends
std::string collapse_blanks(std::string_view text);  // trimmed, runs of white space as one blank
std::vector<std::string_view> split(std::string_view text, char separator);
std::string to_upper_ascii(std::string_view text);
std::string to_lower_ascii(std::string_view text);
std::string to_upper(std::string_view text);  // letter by letter in any script: ß stays ß
std::string to_lower(std::string_view text);
bool is_digits(std::string_view text);                // at least one, ASCII only
std::string keep_alnum_ascii(std::string_view text);  // drops all but A-Z a-z 0-9
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

// For comparing: lower case, other scripts romanised (ICU Any-Latin; Latin-ASCII), no accents, and every
// run of what is not a letter or digit as one blank. "O’Brien" and "O'Brien" become "o brien".
std::string fold(std::string_view text);

// Edits (insert, delete, replace, swap of neighbours: optimal string alignment) between two texts of
// bytes, or `limit + 1` as soon as it is known that there are more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word` by edits, if any is within a third of its length: "did you mean".
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates);

}  // namespace concord
