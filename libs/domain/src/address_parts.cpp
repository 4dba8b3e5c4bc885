#include <algorithm>
#include <optional>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>
#include <concord/domain/identifiers.hpp>

#include "address_words.hpp"

namespace concord::domain {
namespace {

using Words = std::vector<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// "10", "10b", "10-12", "10a-10c", "2/10": lower case. Nothing else.
bool is_number(std::string_view word) {
  std::size_t i = 0;
  while (i < word.size()) {
    const auto start = i;
    while (i < word.size() && is_digit(word[i])) ++i;
    if (i == start || i - start > 5) return false;
    if (i < word.size() && is_letter(word[i])) ++i;
    if (i == word.size()) return true;
    if (word[i] != '-' && word[i] != '/') return false;
    ++i;
  }
  return false;
}

// "002" is 2, and "012a-014" is 12a-14.
std::string without_leading_zeros(std::string_view number) {
  std::string kept;
  bool leading = true;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool last_digit = i + 1 == number.size() || !is_digit(number[i + 1]);
    if (leading && number[i] == '0' && !last_digit) continue;
    leading = !is_digit(number[i]) && (number[i] == '-' || number[i] == '/');
    kept += number[i];
  }
  return kept;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

// Folding would turn 12-14 into two words, so numbers are set aside first.
std::string with_plain_dashes(std::string_view text) {
  std::string line = to_lower_ascii(text);
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2010", "\u2011"}) {
    for (auto at = line.find(dash); at != std::string::npos; at = line.find(dash))
      line.replace(at, dash.size(), "-");
  }
  std::string kept;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool blank_before_dash = line[i] == ' ' && i > 0 && i + 2 < line.size() && line[i + 1] == '-' &&
                                   (line[i + 2] == ' ' || is_digit(line[i + 2])) &&
                                   is_number(kept.substr(kept.rfind(' ') + 1));
    const bool blank_after_dash = line[i] == ' ' && kept.size() > 1 && kept.back() == '-' &&
                                  is_digit(kept[kept.size() - 2]) && i + 1 < line.size() &&
                                  is_digit(line[i + 1]);
    if (!blank_before_dash && !blank_after_dash) kept += line[i];
  }
  return kept;
}

Words words_of(std::string_view segment) {
  Words words;
  const std::string line = with_plain_dashes(collapse_blanks(segment));
  for (const auto piece : split(line, ' ')) {
    if (piece.empty()) continue;
    if (is_number(piece)) {
      words.push_back(without_leading_zeros(piece));
      continue;
    }
    const std::string folded = fold(piece);
    for (const auto word : split(folded, ' ')) {
      if (!word.empty()) words.emplace_back(word);
    }
  }
  return words;
}

bool is_designator(std::string_view word) {
  return is_number(word) || (word.size() == 1 && is_letter(word[0])) ||
         (word.size() <= 4 && word.size() > 1 && is_letter(word[0]) && is_digits(word.substr(1)));
}

bool is_named_storey(std::string_view word) { return !storey_in_full(word).empty(); }
bool is_storey_head(std::string_view word) { return word == "floor" || is_flat_word(word); }

// "ground floor flat", "top flat", "gff": how many words say so.
std::size_t storey_length(const Words& words) {
  std::size_t i = 0;
  while (i < words.size() && is_named_storey(words[i])) ++i;
  if (i == 0) return 0;
  std::size_t end = i;
  while (end < words.size() && is_storey_head(words[end])) ++end;
  const bool says_itself = words[0].ends_with("ff") || words[0].ends_with("gf");
  return end > i || (says_itself && i == 1) ? end : 0;
}

// Reads an address line by line and sorts its words into the parts.
class PartsReader {
 public:
  void read(std::string_view segment) {
    Words words = words_of(segment);
    drop_care_of(words);
    drop_postcode(words);
    take_storey(words);
    take_flat(words);
    if (words.empty() || is_country(joined(words, 0, words.size()))) return;
    write_street_type(words);
    if (is_number(words[0])) return take_number(words);
    texts_.push_back(joined(words, 0, words.size()));
  }

  AddressParts finish() {
    if (!parts_.street.empty()) {
      use_building_before_street();
    } else {
      sort_texts();
    }
    return parts_;
  }

 private:
  // The person who takes the post in is no part of the place; a number after the name is.
  void drop_care_of(Words& words) {
    const bool initials = words.size() > 1 && words[0] == "c" && words[1] == "o";
    const bool spelt = words.size() > 1 && words[0] == "care" && words[1] == "of";
    if (!initials && !spelt) return;
    parts_.care_of = true;
    const auto number =
        std::find_if(words.begin(), words.end(), [](const auto& word) { return is_number(word); });
    words.erase(words.begin(), number);
  }

  static void drop_postcode(Words& words) {
    for (std::size_t count : {2U, 1U}) {
      if (words.size() < count || !parse_postcode(joined(words, words.size() - count, words.size())))
        continue;
      words.resize(words.size() - count);
      return;
    }
  }

  void take_storey(Words& words) {
    const auto length = storey_length(words);
    if (length == 0) return;
    std::string storey;
    for (std::size_t i = 0; i < length; ++i) {
      const auto full = storey_in_full(words[i]);
      if (full.empty()) continue;
      if (!storey.empty()) storey += ' ';
      storey += full;
    }
    const bool lettered = length < words.size() && words[length].size() == 1 && is_letter(words[length][0]);
    if (lettered) storey += ' ' + words[length];
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length + (lettered ? 1 : 0)));
    if (parts_.flat.empty()) parts_.flat = storey;
  }

  void take_flat(Words& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (!is_flat_word(words[i])) continue;
      const std::size_t no = words[i + 1] == "no" && i + 2 < words.size() ? 1 : 0;
      const auto& designator = words[i + 1 + no];
      if (!is_designator(designator)) continue;
      if (parts_.flat.empty()) {
        parts_.flat = designator;
      } else {
        parts_.flat += ' ' + designator;  // "Flat 2 Room 3"
      }
      const auto from = words.begin() + static_cast<std::ptrdiff_t>(i);
      words.erase(from, from + static_cast<std::ptrdiff_t>(2 + no));
      return take_flat(words);
    }
    if (words.size() == 1 && is_flat_word(words[0])) words.clear();
  }

  static void write_street_type(Words& words) {
    auto last = words.size();
    while (last > 1 && is_direction(words[last - 1])) --last;
    if (last < 2 || (last == 2 && is_number(words[0]) && words.size() > 2)) return;
    words[last - 1] = street_type_in_full(words[last - 1]);
  }

  // "10 b high street" as "10b"; "2/10" as flat 2 in house 10.
  void take_number(Words& words) {
    std::string number = words[0];
    std::size_t used = 1;
    const bool letter_follows =
        words.size() > 2 && words[1].size() == 1 && is_letter(words[1][0]) && !is_direction(words[1]);
    if (letter_follows && is_digit(number.back())) number += words[used++];
    if (const auto slash = number.find('/'); slash != std::string::npos && parts_.flat.empty()) {
      parts_.flat = number.substr(0, slash);
      number.erase(0, slash + 1);
    }
    const std::string rest = joined(words, used, words.size());
    const bool street_known = !parts_.street.empty();
    if (street_known && !building_numbered_) return texts_.push_back(joined(words, 0, words.size()));
    if (!parts_.house.empty() && parts_.flat.empty()) parts_.flat = parts_.house;
    parts_.house = number;
    parts_.street = rest;
    before_street_ = texts_.size();
    building_numbered_ = !rest.empty() && is_building_type(words.back());
    number_alone_ = rest.empty();
  }

  std::optional<std::size_t> street_among(std::size_t from) const {
    for (std::size_t i = from; i < texts_.size(); ++i) {
      if (ends_as_street(texts_[i])) return i;
    }
    return std::nullopt;
  }

  static bool ends_as_street(const std::string& text) {
    const auto words = split(text, ' ');
    auto last = words.size();
    while (last > 1 && is_direction(words[last - 1])) --last;
    return last > 1 && is_street_type(words[last - 1]);
  }

  // "10 Alma House, Mare Street": the number is that of a flat in the building.
  void use_building_before_street() {
    const auto street = street_among(before_street_);
    if (building_numbered_ && parts_.flat.empty() && street) {
      parts_.flat = parts_.house;
      parts_.house = parts_.street;
      parts_.street = texts_[*street];
    }
    if (texts_.size() > before_street_ && texts_.back() != parts_.street) parts_.town = texts_.back();
  }

  void sort_texts() {
    if (texts_.empty()) return;
    if (number_alone_ && before_street_ < texts_.size()) {
      parts_.street = texts_[before_street_];
      if (before_street_ + 1 < texts_.size()) parts_.town = texts_.back();
      return;
    }
    auto street = street_among(0);
    if (!street && texts_.size() > 2) street = 1;
    if (street) {
      parts_.street = texts_[*street];
      if (*street > 0 && parts_.house.empty()) parts_.house = texts_[*street - 1];
      if (*street + 1 < texts_.size()) parts_.town = texts_.back();
      return;
    }
    if (parts_.house.empty()) parts_.house = texts_.front();
    if (texts_.size() > 1) parts_.town = texts_.back();
  }

  AddressParts parts_;
  std::vector<std::string> texts_;  // segments without a number, in order
  std::size_t before_street_ = 0;   // how many of them stand before the number
  bool building_numbered_ = false;  // the number stands before a building's name
  bool number_alone_ = false;       // the number has a line of its own
};

}  // namespace

AddressParts parse_address_parts(const std::vector<std::string>& lines) {
  PartsReader reader;
  for (const auto& line : lines) {
    for (const auto segment : split(line, ',')) reader.read(segment);
  }
  return reader.finish();
}

}  // namespace concord::domain
