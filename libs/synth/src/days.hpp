// Civil days and the ways in which departments write them.
#pragma once

#include <chrono>
#include <string>

#include "random.hpp"

namespace concord::synth {

using Day = std::chrono::sys_days;

Day day_of(int year, unsigned month, unsigned day);
int year_of(Day day);
int age_on(Day birth, Day day);
// The same day some years or months on; the last of the month where there is no such day.
Day plus_months(Day day, int months);
inline Day plus_years(Day day, int years) { return plus_months(day, years * 12); }
// Any day from `from` to `to`; `from` where `to` is not later.
Day day_between(Random& random, Day from, Day to);

std::string iso(Day day);      // 1984-03-02
std::string stamp(Day day);    // 1984-03-02 00:00:00
std::string british(Day day);  // 02/03/1984

}  // namespace concord::synth
