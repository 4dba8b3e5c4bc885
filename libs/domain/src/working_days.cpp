#include <array>

#include <concord/domain/working_days.hpp>

namespace concord::domain {
namespace {

using namespace std::chrono;

CivilDate easter_sunday(year of) {
  const int y = static_cast<int>(of);
  const int a = y % 19, b = y / 100, c = y % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return of / month(static_cast<unsigned>(n / 31)) / day(static_cast<unsigned>(n % 31 + 1));
}

bool is_weekend(sys_days date) { return weekday(date) == Saturday || weekday(date) == Sunday; }

// A holiday on a weekend has the next day that is neither as its substitute.
void add_with_substitute(CivilDate date, std::set<CivilDate>& holidays) {
  sys_days kept = date;
  while (is_weekend(kept) || holidays.contains(CivilDate(kept))) {
    kept += days(1);
  }
  holidays.insert(CivilDate(kept));
}

struct Proclaimed {
  CivilDate instead_of;  // its own day where it is a further one
  CivilDate held;
};
constexpr std::array kProclaimed{
    Proclaimed{2011y / 4 / 29, 2011y / 4 / 29}, Proclaimed{2012y / 5 / 28, 2012y / 6 / 4},
    Proclaimed{2012y / 6 / 5, 2012y / 6 / 5},   Proclaimed{2020y / 5 / 4, 2020y / 5 / 8},
    Proclaimed{2022y / 5 / 30, 2022y / 6 / 2},  Proclaimed{2022y / 6 / 3, 2022y / 6 / 3},
    Proclaimed{2022y / 9 / 19, 2022y / 9 / 19}, Proclaimed{2023y / 5 / 8, 2023y / 5 / 8},
};

}  // namespace

std::set<CivilDate> bank_holidays(year of) {
  const sys_days easter = easter_sunday(of);
  std::set<CivilDate> holidays{
      CivilDate(easter - days(2)), CivilDate(easter + days(1)), CivilDate(sys_days(of / May / Monday[1])),
      CivilDate(sys_days(of / May / Monday[last])), CivilDate(sys_days(of / August / Monday[last]))};
  add_with_substitute(of / January / 1, holidays);
  // Boxing Day first: where Christmas is a Sunday, the 26th stays Boxing Day and Christmas has the 27th.
  add_with_substitute(of / December / 26, holidays);
  add_with_substitute(of / December / 25, holidays);
  for (const Proclaimed& one : kProclaimed) {
    if (one.held.year() == of) {
      holidays.erase(one.instead_of);
      holidays.insert(one.held);
    }
  }
  return holidays;
}

bool is_working_day(CivilDate date, const std::set<CivilDate>& proclaimed) {
  return !is_weekend(date) && !proclaimed.contains(date) && !bank_holidays(date.year()).contains(date);
}

CivilDate next_working_day(CivilDate from, const std::set<CivilDate>& proclaimed) {
  while (!is_working_day(from, proclaimed)) {
    from = CivilDate(sys_days(from) + days(1));
  }
  return from;
}

CivilDate add_working_days(CivilDate from, int days_on, const std::set<CivilDate>& proclaimed) {
  for (; days_on > 0; --days_on) {
    from = next_working_day(CivilDate(sys_days(from) + days(1)), proclaimed);
  }
  return from;
}

CivilDate months_on(CivilDate from, int count) {
  const CivilDate then = from + months(count);
  return then.ok() ? then : CivilDate(then.year() / then.month() / last);
}

CivilDate access_due(const AccessRequestTimes& times, const std::set<CivilDate>& proclaimed) {
  const CivilDate due = months_on(times.received, times.complex ? 3 : 1);
  return next_working_day(CivilDate(sys_days(due) + days(times.stopped_days)), proclaimed);
}

}  // namespace concord::domain
