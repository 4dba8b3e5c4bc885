#include "days.hpp"

#include <fmt/format.h>

namespace concord::synth {

using std::chrono::year_month_day;

Day day_of(int year, unsigned month, unsigned day) {
  return Day{year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
}

int year_of(Day day) { return static_cast<int>(year_month_day{day}.year()); }

int age_on(Day birth, Day day) {
  const year_month_day b{birth};
  const year_month_day d{day};
  const int years = static_cast<int>(d.year()) - static_cast<int>(b.year());
  const bool before = d.month() < b.month() || (d.month() == b.month() && d.day() < b.day());
  return before ? years - 1 : years;
}

Day plus_months(Day day, int months) {
  const year_month_day moved = year_month_day{day} + std::chrono::months{months};
  return moved.ok() ? Day{moved} : Day{moved.year() / moved.month() / std::chrono::last};
}

Day day_between(Random& random, Day from, Day to) {
  const auto days = (to - from).count();
  return days <= 0 ? from : from + std::chrono::days{random.below(static_cast<std::uint64_t>(days) + 1)};
}

std::string iso(Day day) {
  const year_month_day d{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

std::string stamp(Day day) { return iso(day) + " 00:00:00"; }

std::string british(Day day) {
  const year_month_day d{day};
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(d.day()), static_cast<unsigned>(d.month()),
                     static_cast<int>(d.year()));
}

}  // namespace concord::synth
