#include <algorithm>
#include <array>
#include <optional>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>

namespace concord::domain {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Dashes and blanks that word processors put into numbers.
constexpr std::array<std::string_view, 11> kInvisible{"\u00a0", "\u2009", "\u200b", "\u200e",
                                                      "\u202a", "\u202c", "\u202f", "\u2010",
                                                      "\u2011", "\u2013", "\ufeff"};

std::string plain(std::string_view text) {
  std::string line{text};
  for (const auto sign : kInvisible) {
    for (auto at = line.find(sign); at != std::string::npos; at = line.find(sign, at))
      line.replace(at, sign.size(), " ");
  }
  return to_lower_ascii(trim(line));
}

// Cuts "ext 12", "ext. 12", "extension 12", "x12" and "#12" off the end.
std::string take_extension(std::string& line) {
  auto digits = line.size();
  while (digits > 0 && is_digit(line[digits - 1])) --digits;
  const std::string extension = line.substr(digits);
  if (extension.empty() || extension.size() > 6) return {};
  const auto before = trim(std::string_view{line}.substr(0, digits));
  for (const std::string_view word : {"extension", "extn.", "extn", "ext.", "ext:", "ext", "x", "#"}) {
    if (!before.ends_with(word)) continue;
    line.resize(static_cast<std::size_t>(before.data() - line.data()) + before.size() - word.size());
    return extension;
  }
  return {};
}

// Digits, with a leading + kept if there is one after nothing but zeros. Empty when anything else is there.
std::string digits_of(std::string_view line) {
  std::string digits;
  for (const char c : line) {
    if (is_digit(c)) {
      digits += c;
    } else if (c == '+') {
      if (digits.find_first_not_of('0') != std::string::npos || digits.starts_with('+')) return {};
      digits = "+";
    } else if (std::string_view{" -.()/\t"}.find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits;
}

std::string without_zeros(std::string_view digits) {
  const auto start = digits.find_first_not_of('0');
  return start == std::string_view::npos ? std::string{} : std::string{digits.substr(start)};
}

bool is_british(std::string_view national) {
  if (national.empty()) return false;
  switch (national[0]) {
    case '1':
      return national.size() == 10 || national.size() == 9;
    case '2':
    case '3':
    case '7':
      return national.size() == 10 && !national.starts_with("70");
    case '5':
      return national.size() == 10 && (national[1] == '5' || national[1] == '6');
    case '8':
      return national.size() == 10 || (national.size() == 9 && national.starts_with("800"));
    default:
      return false;
  }
}

bool is_premium(std::string_view national) {
  return national.size() == 10 && (national[0] == '9' || national.starts_with("70"));
}

struct Number {
  std::string country;   // "44", or empty for another country's
  std::string national;  // without its leading zero; the whole number for another country
};

// Excel drops a leading zero, and people put zeros, 44 and + together in every order.
Number number_of(const std::string& digits) {
  if (digits.starts_with('+')) {
    const auto rest = digits.substr(1);
    if (rest.starts_with('0')) return {"44", without_zeros(rest)};
    if (rest.starts_with("44")) return {"44", without_zeros(rest.substr(2))};
    return {"", rest};
  }
  const auto rest = without_zeros(digits);
  const bool abroad = digits.starts_with("00") && !is_british(rest);
  if (rest.starts_with("44") && (abroad || rest.size() > 10)) return {"44", without_zeros(rest.substr(2))};
  if (abroad) return {"", rest};
  return {"44", rest};
}

bool is_repeated(std::string_view digits) {
  return digits.find_first_not_of(digits.front()) == std::string_view::npos;
}

// E.164: 15 digits at most; nobody's are shorter than 8 with their country. 979 is premium everywhere.
bool is_foreign(std::string_view digits) {
  return digits.size() >= 8 && digits.size() <= 15 && !digits.starts_with("979") && !is_repeated(digits);
}

}  // namespace

Result<ContactPoint> parse_phone(std::string_view text) {
  if (text.size() > 128) return fail(Code::too_long, "a phone number has at most 128 bytes");
  if (!is_utf8(text)) return fail(Code::malformed, "a phone number must be UTF-8");
  ContactPoint phone;
  std::string line = plain(text);
  phone.extension = take_extension(line);
  if (line.starts_with("tel:")) line.erase(0, 4);
  const std::string digits = digits_of(line);
  if (without_zeros(digits).empty() || digits == "+") {
    return fail(Code::invalid_value, "a phone number is digits, blanks, brackets, hyphens and one +");
  }
  const Number number = number_of(digits);
  if (number.country == "44" && is_premium(number.national)) {
    return fail(Code::invalid_value, "a premium-rate number is nobody's own");
  }
  const bool good = number.country == "44" ? is_british(number.national) && !is_repeated(number.national)
                                           : is_foreign(number.national);
  if (!good) return fail(Code::invalid_value, "not a whole phone number");
  phone.kind = ContactKind::phone;
  phone.value = '+' + number.country + number.national;
  phone.as_entered = std::string{trim(text)};
  return phone;
}

}  // namespace concord::domain
