#include "nino.hpp"

#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>

namespace concord::domain {
namespace {

constexpr std::string_view kNeverFirst = "DFIQUV";
constexpr std::string_view kNeverSecond = "DFIOQUV";
// Never issued to a person (gov.uk NIM39110); TN is a case of its own.
constexpr std::array<std::string_view, 6> kNeverIssued{"BG", "GB", "KN", "NK", "NT", "ZZ"};
// Given out by other schemes: they identify nobody.
constexpr std::array<std::string_view, 8> kAdministrative{"OO", "CR", "FY", "MW", "NC", "PP", "PY", "PZ"};

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_suffix(char c) { return c >= 'A' && c <= 'D'; }

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool letters_allowed(std::string_view prefix) {
  return is_letter(prefix[0]) && is_letter(prefix[1]) &&
         kNeverFirst.find(prefix[0]) == std::string_view::npos &&
         kNeverSecond.find(prefix[1]) == std::string_view::npos;
}

}  // namespace

bool has_nino_shape(std::string_view text) {
  const std::string upper = to_upper_ascii(text);
  return upper.size() == 9 && letters_allowed(std::string_view{upper}.substr(0, 2)) &&
         is_digits(std::string_view{upper}.substr(2, 6)) && is_suffix(upper[8]);
}

Result<Identifier> parse_nino(std::string_view text) {
  if (!is_utf8(text) || text.size() > 64) return fail(Code::invalid_value, "not a National Insurance number");
  const std::string value = to_upper_ascii(keep_alnum_ascii(text));
  if (value.size() < 8 || value.size() > 9 || !is_digits(std::string_view{value}.substr(2, 6))) {
    return fail(Code::invalid_value,
                "a National Insurance number is two letters, six digits and A, B, C or D");
  }
  const auto prefix = std::string_view{value}.substr(0, 2);
  const char suffix = value.size() == 9 ? value[8] : '\0';
  Identifier nino{std::string{identifier_type::nino}, value};
  if (prefix == "TN") {
    if (suffix != '\0' && !is_suffix(suffix) && suffix != 'M' && suffix != 'F') {
      return fail(Code::invalid_value, "a temporary National Insurance number ends in A to D, M or F");
    }
    nino.quality = Quality::temporary;
    return nino;
  }
  if (is_one_of(kNeverIssued, prefix)) {
    return fail(Code::invalid_value, "the prefix of this National Insurance number is never issued");
  }
  if (is_one_of(kAdministrative, prefix)) {
    return fail(Code::invalid_value, "the prefix of this National Insurance number is administrative");
  }
  if (prefix == "QQ")
    return fail(Code::invalid_value, "this is the documentation's National Insurance number");
  if (!letters_allowed(prefix)) {
    return fail(Code::invalid_value, "a National Insurance number does not begin with these letters");
  }
  if (prefix == "XX" && value.substr(2, 6) == "999999") {
    return fail(Code::invalid_value, "this National Insurance number stands for none");
  }
  if (suffix == '\0') {
    nino.quality = Quality::partial;
  } else if (!is_suffix(suffix)) {
    return fail(Code::invalid_value, "a National Insurance number ends in A, B, C or D");
  }
  return nino;
}

}  // namespace concord::domain
