#include <algorithm>
#include <vector>

#include <concord/base/text.hpp>
#include <concord/domain/keys.hpp>

#include "nino.hpp"
#include "vocabulary.hpp"

namespace concord::domain {
namespace {

using enum Part;

constexpr Vocabulary<Part, kParts.size()> kPartWords{{{housing, "housing"},
                                                      {housing_benefit, "housing-benefit"},
                                                      {council_tax, "council-tax"},
                                                      {adults, "adults"},
                                                      {children, "children"},
                                                      {Part::concord, "concord"}}};

constexpr Vocabulary<Category, kCategoryCount> kCategoryWords{{
    {Category::identity, "identity"},
    {Category::identifiers, "identifiers"},
    {Category::identifiers_masked, "identifiers-masked"},
    {Category::contact, "contact"},
    {Category::involvement, "involvement"},
    {Category::engagements, "engagements"},
    {Category::health, "health"},
    {Category::equality, "equality"},
    {Category::safety, "safety"},
    {Category::protected_, "protected"},
    {Category::preferences, "preferences"},
    {Category::interactions, "interactions"},
}};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '.' || c == '_' || c == '~' || c == '-'; }
bool is_id_character(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || is_separator(c);
}

std::vector<std::string_view> pieces_of(std::string_view id) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= id.size(); ++i) {
    if (i < id.size() && !is_separator(id[i])) continue;
    if (i > start) pieces.push_back(id.substr(start, i - start));
    start = i + 1;
  }
  return pieces;
}

// "AB123456C" as a piece, or the whole written out as "AB-12-34-56-C". A claim's "hb-123456-1" is neither.
bool holds_a_nino(const std::vector<std::string_view>& pieces) {
  if (std::any_of(pieces.begin(), pieces.end(),
                  [](std::string_view piece) { return has_nino_shape(piece); })) {
    return true;
  }
  if (pieces.size() != 5) return false;
  std::string joined;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].size() != (i == 4 ? 1U : 2U)) return false;
    joined += pieces[i];
  }
  return has_nino_shape(joined);
}

// Ten digits and nothing else, also as 3-3-4. Whether the check digit is right doesn't matter: one
// department's bare ids would otherwise be refused one time in eleven.
bool is_like_an_nhs_number(const std::vector<std::string_view>& pieces) {
  const auto digits = [&](std::size_t i, std::size_t size) {
    return pieces[i].size() == size && is_digits(pieces[i]);
  };
  return (pieces.size() == 1 && digits(0, 10)) ||
         (pieces.size() == 3 && digits(0, 3) && digits(1, 3) && digits(2, 4));
}

}  // namespace

Result<std::string> parse_source(std::string_view text) {
  const bool good =
      !text.empty() && text.size() <= 32 && is_lower(text.front()) &&
      std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
  if (good) return std::string{text};
  return fail(Code::invalid_value,
              "a source is 1 to 32 lower-case letters, digits and hyphens, and begins with a letter");
}

Result<std::string> parse_record_id(std::string_view text) {
  if (text.size() > 128) return fail(Code::too_long, "a record id has at most 128 characters");
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_id_character)) {
    return fail(Code::invalid_value, "a record id is 1 to 128 characters of A-Z a-z 0-9 . _ ~ -");
  }
  const auto pieces = pieces_of(text);
  if (holds_a_nino(pieces)) {
    return fail(Code::invalid_value, "a record id must not be a National Insurance number");
  }
  if (is_like_an_nhs_number(pieces)) {
    return fail(Code::invalid_value,
                "a record id must not have the shape of an NHS number: give it a prefix for its kind");
  }
  return std::string{text};
}

std::string to_string(const RecordKey& key) { return key.source + '/' + key.record_id; }

std::string_view to_string(Part part) { return word_for(kPartWords, part); }
Result<Part> parse_part(std::string_view text) { return meaning_of(kPartWords, "a part", text); }

std::string_view to_string(Category category) { return word_for(kCategoryWords, category); }
Result<Category> parse_category(std::string_view text) {
  return meaning_of(kCategoryWords, "a category", text);
}
Category category_at(std::size_t index) { return kCategoryWords.at(index).first; }

}  // namespace concord::domain
