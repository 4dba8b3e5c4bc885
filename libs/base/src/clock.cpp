#include <date/tz.h>
#include <fmt/format.h>

#include <concord/base/clock.hpp>

namespace concord {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Reads fixed-width digits from the front; a cursor over text that never runs past its end.
class Digits {
 public:
  explicit Digits(std::string_view text) : rest_(text) {}
  bool number(std::size_t width, int& into) {
    if (rest_.size() < width) return false;
    into = 0;
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return false;
      into = into * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return true;
  }
  bool literal(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    taken_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  char taken() const { return taken_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char taken_ = '\0';
};

bool read_date(Digits& in, CivilDate& date) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!in.number(4, year) || !in.literal("-") || !in.number(2, month) || !in.literal("-") ||
      !in.number(2, day)) {
    return false;
  }
  date = CivilDate{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                   std::chrono::day{static_cast<unsigned>(day)}};
  return year >= 1 && date.ok();
}

bool read_fraction(Digits& in, microseconds& into) {
  int digit = 0;
  int places = 0;
  int weight = 100000;
  while (places < 9 && in.number(1, digit)) {
    into += microseconds{digit * weight};
    weight /= 10;
    ++places;
  }
  return places > 0;
}

bool read_offset(Digits& in, minutes& into) {
  if (in.literal("Zz")) return true;
  if (!in.literal("+-")) return false;
  const int sign = in.taken() == '-' ? -1 : 1;
  int hour = 0;
  int minute = 0;
  if (!in.number(2, hour) || !in.literal(":") || !in.number(2, minute) || hour > 23 || minute > 59)
    return false;
  into = minutes{sign * (hour * 60 + minute)};
  return true;
}

Instant midnight(CivilDate date) { return std::chrono::sys_days{date}; }

CivilDate utc_date(Instant instant) { return CivilDate{std::chrono::floor<days>(instant)}; }

const date::time_zone& london() {
  static const date::time_zone* zone = date::locate_zone("Europe/London");
  return *zone;
}

}  // namespace

Instant SystemClock::now() const {
  return std::chrono::floor<microseconds>(std::chrono::system_clock::now());
}

std::string to_rfc3339(Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", to_iso_date(CivilDate{day}), time.hours().count(),
                                 time.minutes().count(), time.seconds().count());
  if (time.subseconds().count() != 0) text += fmt::format(".{:06}", time.subseconds().count());
  return text + "Z";
}

Result<Instant> parse_rfc3339(std::string_view text) {
  const auto refuse = [] {
    return fail(Code::invalid_value, "not an RFC 3339 time such as 2026-11-01T03:00:00Z");
  };
  Digits in{text};
  CivilDate date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  microseconds fraction{0};
  minutes offset{0};
  if (!read_date(in, date) || !in.literal("Tt") || !in.number(2, hour) || !in.literal(":") ||
      !in.number(2, minute) || !in.literal(":") || !in.number(2, second)) {
    return refuse();
  }
  if (hour > 23 || minute > 59 || second > 59) return refuse();
  if (in.literal(".") && !read_fraction(in, fraction)) return refuse();
  if (!read_offset(in, offset) || !in.done()) return refuse();
  const Instant instant =
      midnight(date) + hours{hour} + minutes{minute} + seconds{second} + fraction - offset;
  const int year = static_cast<int>(utc_date(instant).year());
  if (year < 1 || year > 9999) return refuse();
  return instant;
}

std::string to_iso_date(CivilDate date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Result<CivilDate> parse_iso_date(std::string_view text) {
  Digits in{text};
  CivilDate date;
  if (!read_date(in, date) || !in.done()) return fail(Code::invalid_value, "not a date such as 2026-11-01");
  return date;
}

Instant london_to_utc(CivilDate date, std::chrono::seconds since_midnight) {
  const auto day = std::chrono::duration_cast<seconds>(midnight(date).time_since_epoch());
  const date::local_seconds local{day + since_midnight};
  // `first` is the only offset, the earlier of two, or the one in force before the gap: read with it, a
  // time inside the gap lands the missing hour later, and one that stands twice is the first of the two.
  const date::local_info info = london().get_info(local);
  return Instant{local.time_since_epoch() - info.first.offset};
}

CivilDate london_date(Instant instant) {
  const date::sys_info info = london().get_info(std::chrono::floor<seconds>(instant));
  return utc_date(instant + info.offset);
}

}  // namespace concord
