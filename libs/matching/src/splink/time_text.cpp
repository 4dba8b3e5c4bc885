#include "time_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::matching::splink {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr double kDay = 86400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Fields {
  int year = 1900, month = 1, day = 1, hour = 0, minute = 0;
  double second = 0;

  std::optional<double> seconds() const {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second >= 60) return std::nullopt;
    const auto days = sys_days(date).time_since_epoch().count();
    return static_cast<double>(days) * kDay + hour * 3600 + minute * 60 + second;
  }
};

// Reads a text from its front.
class Front {
 public:
  explicit Front(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_blanks() {
    if (!take(' ')) return false;
    while (take(' ')) {
    }
    return true;
  }
  bool take_number(std::size_t most_digits, int& number) {
    std::size_t digits = 0;
    number = 0;
    for (; digits < most_digits && digits < text_.size() && is_digit(text_[digits]); ++digits)
      number = number * 10 + (text_[digits] - '0');
    text_.remove_prefix(digits);
    return digits != 0;
  }
  bool take_fraction(double& fraction) {
    double unit = 0.1;
    if (text_.empty() || !is_digit(text_.front())) return false;
    for (fraction = 0; !text_.empty() && is_digit(text_.front()); unit /= 10, text_.remove_prefix(1))
      fraction += unit * (text_.front() - '0');
    return true;
  }
  // In full or by its first three letters, in any case.
  bool take_month(int& month) {
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
      for (const std::string_view name : {kMonths[i], kMonths[i].substr(0, 3)}) {
        if (!starts_with_ignoring_case(text_, name)) continue;
        text_.remove_prefix(name.size());
        month = static_cast<int>(i) + 1;
        return true;
      }
    }
    return false;
  }

 private:
  std::string_view text_;
};

bool take_field(char field, Front& front, Fields& fields) {
  double fraction = 0;
  int number = 0;
  if (field == 'b') return front.take_month(fields.month);
  if (field == 'f') {
    const bool taken = front.take_fraction(fraction);
    fields.second += fraction;
    return taken;
  }
  if (!front.take_number(field == 'Y' ? 4 : 2, number)) return false;
  if (field == 'Y') fields.year = number;
  if (field == 'y') fields.year = number + (number < 69 ? 2000 : 1900);  // as POSIX has it
  if (field == 'm') fields.month = number;
  if (field == 'd') fields.day = number;
  if (field == 'H') fields.hour = number;
  if (field == 'M') fields.minute = number;
  if (field == 'S') fields.second += number;
  return true;
}

bool take_date(Front& front, Fields& fields) {
  front.take_blanks();
  if (!front.take_number(4, fields.year)) return false;
  for (const char separator : {'-', '/', ' '}) {
    if (front.take(separator))
      return front.take_number(2, fields.month) && front.take(separator) && front.take_number(2, fields.day);
  }
  return false;
}

bool take_time_of_day(Front& front, Fields& fields) {
  int second = 0;
  double fraction = 0;
  if (!front.take_number(2, fields.hour) || !front.take(':') || !front.take_number(2, fields.minute))
    return false;
  if (front.take(':') && !front.take_number(2, second)) return false;
  if (front.take('.') && !front.take_fraction(fraction)) return false;
  front.take('Z');
  fields.second = second + fraction;
  return front.done();
}

// The fields of a run of one of Java's letters; 0 for a run that is not known.
char field_of_run(char letter, std::size_t length) {
  if (letter == 'y') return length == 4 || length == 1 ? 'Y' : length == 2 ? 'y' : '\0';
  if (letter == 'M' && length >= 3) return 'b';
  if (length > 2) return '\0';
  switch (letter) {
    case 'M':
      return 'm';
    case 'm':
      return 'M';
    case 's':
      return 'S';
    case 'd':
    case 'H':
      return letter;
    default:
      return '\0';
  }
}

}  // namespace

std::optional<double> parse_time(std::string_view text) {
  Front front(text);
  Fields fields;
  if (!take_date(front, fields)) return std::nullopt;
  if (front.done()) return fields.seconds();
  if (!front.take_blanks() && !front.take('T')) return std::nullopt;
  return take_time_of_day(front, fields) ? fields.seconds() : std::nullopt;
}

std::optional<double> parse_date(std::string_view text) {
  Front front(text);
  Fields fields;
  int digit = 0;
  if (!take_date(front, fields) || front.take_number(1, digit)) return std::nullopt;
  return fields.seconds();
}

std::string date_text(double seconds) {
  using namespace std::chrono;
  const year_month_day date(sys_days(days(static_cast<std::int64_t>(std::floor(seconds / kDay)))));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string time_text(double seconds) {
  const double of_day = seconds - std::floor(seconds / kDay) * kDay;
  const auto whole = static_cast<int>(of_day);
  std::string text =
      fmt::format("{} {:02}:{:02}:{:02}", date_text(seconds), whole / 3600, whole / 60 % 60, whole % 60);
  const auto micros = static_cast<int>(std::round((of_day - whole) * 1e6));
  if (micros == 0) return text;
  text += fmt::format(".{:06}", micros);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::optional<TimePattern> TimePattern::percent(std::string_view pattern) {
  TimePattern made;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      made.steps_.push_back({'\0', pattern[i]});
      continue;
    }
    if (i + 2 < pattern.size() && pattern[i + 1] == '-') ++i;
    const char field = ++i < pattern.size() ? pattern[i] : '\0';
    if (field == '%')
      made.steps_.push_back({'\0', '%'});
    else if (field != '\0' && std::string_view("YymdHMSfbB").find(field) != std::string_view::npos)
      made.steps_.push_back({field == 'B' ? 'b' : field, '\0'});
    else
      return std::nullopt;
  }
  return made;
}

std::optional<TimePattern> TimePattern::letters(std::string_view pattern) {
  TimePattern made;
  bool quoted = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '\'') {
      quoted = !quoted;
    } else if (quoted || !letter) {
      made.steps_.push_back({'\0', c});
    } else {
      const std::size_t end = std::min(pattern.find_first_not_of(c, i), pattern.size());
      const char field = field_of_run(c, end - i);
      if (field == '\0') return std::nullopt;
      made.steps_.push_back({field, '\0'});
      i = end - 1;
    }
  }
  return quoted ? std::nullopt : std::optional(made);
}

std::optional<double> TimePattern::parse(std::string_view text) const {
  Front front(text);
  Fields fields;
  front.take_blanks();
  for (const Step& step : steps_) {
    const bool taken = step.field != '\0'    ? take_field(step.field, front, fields)
                       : step.literal == ' ' ? front.take_blanks()
                                             : front.take(step.literal);
    if (!taken) return std::nullopt;
  }
  front.take_blanks();
  return front.done() ? fields.seconds() : std::nullopt;
}

}  // namespace concord::matching::splink
