// A date of which the year, the month or the day may be all that is known.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <concord/base/clock.hpp>
#include <concord/base/result.hpp>

namespace concord::domain {

enum class Precision : std::uint8_t { year, month, day };

struct PartialDate {
  std::int16_t year = 0;   // 1850 to 2200
  std::uint8_t month = 0;  // 0: not known
  std::uint8_t day = 0;    // 0: not known
  Precision precision() const {
    return month == 0 ? Precision::year : day == 0 ? Precision::month : Precision::day;
  }
  auto operator<=>(const PartialDate&) const = default;
};

std::string to_string(const PartialDate& date);  // "1984", "1984-03" or "1984-03-02"
std::string_view to_string(Precision precision);
PartialDate whole(CivilDate date);

// "1984", "1984-03", "1984-03-02"; a real day; 1850 to 2200. Nothing else: layouts bring their own formats.
Result<PartialDate> parse_partial_date(std::string_view text);
// By a strftime-like pattern of %Y %m %d %H %M %S %y and literals; what follows a full match is an error.
// Two-digit years are those nearest before `newest_year`. Blanks around the text are dropped. A sentinel
// (below) is returned as it stands, whatever its year, so that a layout can tell it from a broken date.
Result<PartialDate> parse_date(std::string_view text, std::string_view pattern, int newest_year = 2100);

// Dates that systems write for "none": 1900-01-01, 1800-01-01, 2099-12-31, 9999-01-01 ... They never
// match anything and are dropped. (1 January and the 15th of a month are weak evidence, not these.)
bool is_sentinel(const PartialDate& date);
// The first and the last day that the date can mean.
CivilDate first_day(const PartialDate& date);
CivilDate last_day(const PartialDate& date);
// True when `date` ends before `today`: what ends today is still there today.
bool has_passed(const PartialDate& date, CivilDate today);
// Whole years between a birth date and a day; the first day of what is not known. Somebody born on
// 29 February has their birthday on 1 March of other years. Negative before the birth.
int age_on(const PartialDate& birth, CivilDate day);

}  // namespace concord::domain
