// Days on which a council works, in England and Wales, and the days by which a request must be answered.
// Pure; any thread.
#pragma once

#include <set>

#include <concord/base/clock.hpp>

namespace concord::domain {

// Bank holidays of one year: the Banking and Financial Dealings Act 1971, schedule 1, with substitutes for
// those that fall on a weekend, and what was proclaimed for single years from 2011 to 2023. Easter by the
// anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
std::set<CivilDate> bank_holidays(std::chrono::year year);

// No Saturday, Sunday or bank holiday. `proclaimed` are further holidays, as they are announced.
bool is_working_day(CivilDate date, const std::set<CivilDate>& proclaimed = {});
CivilDate next_working_day(CivilDate from, const std::set<CivilDate>& proclaimed = {});  // or `from` itself
CivilDate add_working_days(CivilDate from, int days, const std::set<CivilDate>& proclaimed = {});

// The corresponding day some months on; the month's last day where it has none.
CivilDate months_on(CivilDate from, int months);

// By when a resident who asks for their data must have it (UK GDPR article 12(3), as the Information
// Commissioner counts): one month from the day of receipt, three where it was said to be complex within that
// month, put off by the days that the clock stood still for want of proof of identity or of clarification,
// and to the next working day. `stopped` is not negative.
struct AccessRequestTimes {
  CivilDate received;
  bool complex = false;
  int stopped_days = 0;
};
CivilDate access_due(const AccessRequestTimes& times, const std::set<CivilDate>& proclaimed = {});

}  // namespace concord::domain
