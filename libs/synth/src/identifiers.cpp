#include "identifiers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace concord::synth {
namespace {

constexpr std::uint64_t kPeople = 100000000;  // more than kMostUnits * kSlots

// Scatters neighbours: a multiplier that shares no factor with the modulus gives each number once.
std::uint64_t scattered(std::uint64_t unit, std::uint64_t slot, std::uint64_t multiplier) {
  return (unit * kSlots + slot) % kPeople * multiplier % kPeople;
}

// The check digit, or 10 where no number has these nine digits.
int check_digit(std::string_view nine) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (nine[i] - '0') * static_cast<int>(10 - i);
  const int check = 11 - sum % 11;
  return check == 11 ? 0 : check;
}

constexpr std::string_view kLetters = "ABCEGHJKLMNPRSTWXYZ";
constexpr std::array<std::string_view, 15> kNotIssued{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "OO",
                                                      "CR", "FY", "MW", "NC", "PP", "PY", "PZ"};

std::vector<std::string> issued_prefixes() {
  std::vector<std::string> prefixes;
  for (const char first : kLetters) {
    for (const char second : kLetters) {
      const std::string prefix{first, second};
      if (std::find(kNotIssued.begin(), kNotIssued.end(), prefix) == kNotIssued.end())
        prefixes.push_back(prefix);
    }
  }
  return prefixes;
}

}  // namespace

// Four ranges of numbers in use, 25 million groups of four in each; a person has the first valid number of
// a group, a twin the next. At most one of two neighbours has no check digit.
std::string nhs_number(std::uint64_t unit, std::uint64_t slot, bool twin) {
  constexpr std::array<char, 4> kRanges{'4', '6', '7', '9'};
  constexpr std::uint64_t kGroups = kPeople / 4;
  const std::uint64_t index = scattered(unit, slot, 61803399);
  int wanted = twin ? 1 : 0;
  for (std::uint64_t i = 0;; ++i) {
    const std::string nine = fmt::format("{}{:08}", kRanges[index / kGroups], index % kGroups * 4 + i);
    const int check = check_digit(nine);
    if (check != 10 && wanted-- == 0) return nine + static_cast<char>('0' + check);
  }
}

// 200 prefixes of half a million pairs of numbers.
std::string nino(std::uint64_t unit, std::uint64_t slot, bool twin) {
  static const std::vector<std::string> prefixes = issued_prefixes();
  const std::uint64_t index = scattered(unit, slot, 41421357);
  const std::uint64_t digits = index % 500000 * 2 + (twin ? 1 : 0);
  return fmt::format("{}{:06}{}", prefixes[index / 500000], digits, "ABCD"[index % 7 % 4]);
}

std::string upn(std::uint64_t unit, std::uint64_t slot) {
  constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  const std::string digits = fmt::format("204{:09}", scattered(unit, slot, 33166247));
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += static_cast<std::size_t>(digits[i] - '0') * (i + 2);
  return kCheckLetters[sum % kCheckLetters.size()] + digits;
}

// 071 and 072 are reserved: nobody's telephone rings.
std::string mobile_number(std::uint64_t unit, std::uint64_t slot) {
  return fmt::format("071{:08}", scattered(unit, slot, 27182819));
}

std::string landline_number(std::uint64_t unit) { return fmt::format("0205{:07}", unit * 7919 % 10000000); }

}  // namespace concord::synth
