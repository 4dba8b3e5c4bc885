// Dates and times in text, as DuckDB reads and writes them. A time is in seconds since 1970 began, without a
// zone; a date is its midnight.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace concord::matching::splink {

// What a cast takes: 1971-06-04, 1971-6-4, 1971/06/04 or 1971 06 04, with a time of day after a blank or T or
// without. Nothing for what is not such a text, or no day of the calendar; years have at most 4 digits.
std::optional<double> parse_time(std::string_view text);
// As a cast to a date, which passes over all after the day but a digit.
std::optional<double> parse_date(std::string_view text);

std::string date_text(double seconds);  // 1971-06-04
std::string time_text(double seconds);  // 1971-06-04 10:11:12, with a fraction only if there is one

// A pattern by which a text is read as a time. Immutable; any thread.
class TimePattern {
 public:
  // C's and DuckDB's: %Y %m %d %H %M %S %y %b %B %f %%, `-` allowed after the percent sign. Nothing if the
  // pattern has any other.
  static std::optional<TimePattern> percent(std::string_view pattern);
  // Java's and Spark's: runs of y M d H m s, text within ' '. Nothing if the pattern has any other letter.
  static std::optional<TimePattern> letters(std::string_view pattern);

  // Nothing for a text that does not follow the pattern to its end, or is no day of the calendar.
  std::optional<double> parse(std::string_view text) const;

 private:
  struct Step {
    char field;    // one of Y y m b d H M S f, or 0 for a literal
    char literal;  // a blank stands for one or more
  };
  std::vector<Step> steps_;
};

}  // namespace concord::matching::splink
