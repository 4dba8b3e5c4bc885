#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<Quality, 3> kQualities{
    {{Quality::valid, "valid"}, {Quality::partial, "partial"}, {Quality::temporary, "temporary"}}};

struct GroupType {
  std::string_view type;
  Part list;
};
constexpr std::array kGroupTypes{GroupType{identifier_type::benefit_claim, Part::housing_benefit},
                                 GroupType{identifier_type::council_tax_account, Part::council_tax},
                                 GroupType{identifier_type::tenancy, Part::housing},
                                 GroupType{identifier_type::housing_household, Part::housing}};

std::size_t digit(char c) { return static_cast<std::size_t>(c - '0'); }

// Numbers are written with blanks and hyphens; anything else among their digits is a mistake.
std::string without_blanks_and_hyphens(std::string_view text) {
  std::string kept;
  for (const char c : trim(text)) {
    if (c != ' ' && c != '-' && c != '\t') kept += c;
  }
  return kept;
}

bool is_type(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= 32 && lower(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

// Department for Education: digits weighted 2 to 13 from the left, modulo 23, give the first letter. A
// temporary number has a letter in its last place, which counts by its place in the same alphabet.
constexpr std::string_view kUpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

Result<Identifier> parse_upn(std::string_view text) {
  const std::string value = to_upper_ascii(without_blanks_and_hyphens(text));
  if (value.size() == 3 && value.starts_with("UN")) {
    return fail(Code::invalid_value, "this is a reason for having no unique pupil number");
  }
  if (value.size() != 13 || !is_digits(std::string_view{value}.substr(1, 11))) {
    return fail(Code::invalid_value,
                "a unique pupil number is a letter, eleven digits, and a digit or letter");
  }
  const auto last_letter = kUpnLetters.find(value[12]);
  const bool last_is_digit = value[12] >= '0' && value[12] <= '9';
  if (!last_is_digit && last_letter == std::string_view::npos) {
    return fail(Code::invalid_value,
                "a unique pupil number ends in a digit or a letter other than I, O and S");
  }
  std::size_t sum = 13 * (last_is_digit ? digit(value[12]) : last_letter);
  for (std::size_t i = 1; i < 12; ++i) sum += (i + 1) * digit(value[i]);
  if (value[0] != kUpnLetters[sum % kUpnLetters.size()]) {
    return fail(Code::invalid_value, "the check letter of this unique pupil number is wrong");
  }
  return Identifier{std::string{identifier_type::upn}, value,
                    last_is_digit ? Quality::valid : Quality::temporary};
}

Result<Identifier> parse_other(std::string_view type, std::string_view text) {
  if (!is_type(type)) {
    return fail(Code::invalid_value,
                "a kind of identifier is 1 to 32 of a-z 0-9 _ -, and begins with a letter");
  }
  const auto trimmed = trim(text);
  if (trimmed.empty()) return fail(Code::invalid_value, "an identifier must not be empty");
  if (trimmed.size() > 128) return fail(Code::too_long, "an identifier has at most 128 bytes");
  const bool control = std::any_of(trimmed.begin(), trimmed.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (control || !is_utf8(trimmed)) return fail(Code::invalid_value, "an identifier must be plain text");
  return Identifier{std::string{type}, to_upper_ascii(trimmed)};
}

}  // namespace

std::optional<Part> list_of(std::string_view type) {
  const auto found = std::find_if(kGroupTypes.begin(), kGroupTypes.end(),
                                  [type](const GroupType& group) { return group.type == type; });
  return found == kGroupTypes.end() ? std::nullopt : std::optional(found->list);
}
bool names_a_group(std::string_view type) { return list_of(type).has_value(); }

std::string_view to_string(Quality quality) { return word_for(kQualities, quality); }
Result<Quality> parse_quality(std::string_view text) {
  return meaning_of(kQualities, "an identifier's quality", text);
}

Result<Identifier> parse_nhs_number(std::string_view text) {
  const std::string value = without_blanks_and_hyphens(text);
  if (value.size() != 10 || !is_digits(value))
    return fail(Code::invalid_value, "an NHS number is ten digits");
  if (value.find_first_not_of(value.front()) == std::string::npos) {
    return fail(Code::invalid_value, "an NHS number of one digit repeated stands for none");
  }
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += digit(value[i]) * (10 - i);
  const std::size_t check = (11 - sum % 11) % 11;
  if (check != digit(value[9]))
    return fail(Code::invalid_value, "the check digit of this NHS number is wrong");
  return Identifier{std::string{identifier_type::nhs_number}, value};
}

Result<Identifier> parse_identifier(std::string_view type, std::string_view text) {
  if (type == identifier_type::nino) return parse_nino(text);
  if (type == identifier_type::nhs_number) return parse_nhs_number(text);
  if (type == identifier_type::upn) return parse_upn(text);
  return parse_other(type, text);
}

Result<std::string> parse_uprn(std::string_view text) {
  const auto trimmed = trim(text);
  if (!is_digits(trimmed)) {
    return fail(Code::invalid_value, "a UPRN is 1 to 12 digits, never in scientific notation");
  }
  const auto start = trimmed.find_first_not_of('0');
  if (start == std::string_view::npos) return fail(Code::invalid_value, "a UPRN of zeros stands for none");
  if (trimmed.size() - start > 12) return fail(Code::invalid_value, "a UPRN has at most 12 digits");
  return std::string{trimmed.substr(start)};
}

std::string masked(std::string_view value) {
  constexpr std::size_t kShown = 3;
  const std::size_t length = utf8_length(value);
  const std::size_t hidden = length < 2 * kShown ? length : length - kShown;
  std::string text;
  for (std::size_t i = 0; i < hidden; ++i) text += "•";
  return text + std::string{value.substr(utf8_prefix(value, hidden).size())};
}

}  // namespace concord::domain
