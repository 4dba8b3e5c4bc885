#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/domain/partial_date.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<Precision, 3> kPrecisions{
    {{Precision::year, "year"}, {Precision::month, "month"}, {Precision::day, "day"}}};

constexpr int kOldest = 1850;
constexpr int kNewest = 2200;

constexpr std::array<PartialDate, 13> kSentinels{{{1, 1, 1},
                                                  {1753, 1, 1},
                                                  {1800, 1, 1},
                                                  {1850, 1, 1},
                                                  {1899, 12, 30},
                                                  {1899, 12, 31},
                                                  {1900, 1, 1},
                                                  {2099, 12, 31},
                                                  {2199, 12, 31},
                                                  {2999, 12, 31},
                                                  {9999, 1, 1},
                                                  {9999, 12, 30},
                                                  {9999, 12, 31}}};

bool is_real(const PartialDate& date) {
  if (date.month == 0) return date.day == 0;
  if (date.month > 12) return false;
  if (date.day == 0) return true;
  return std::chrono::year_month_day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                     std::chrono::day{date.day}}
      .ok();
}

Result<PartialDate> checked(const PartialDate& date) {
  if (!is_real(date)) return fail(Code::invalid_value, "there is no such day");
  if (is_sentinel(date)) return date;
  if (date.year < kOldest || date.year > kNewest) {
    return fail(Code::invalid_value, "a date lies between 1850 and 2200");
  }
  return date;
}

// One pass over text and pattern together.
class PatternReader {
 public:
  PatternReader(std::string_view text, std::string_view pattern, int newest_year)
      : text_(text), pattern_(pattern), newest_year_(newest_year) {}

  bool read() {
    for (std::size_t i = 0; i < pattern_.size(); ++i) {
      const bool field = pattern_[i] == '%' && i + 1 < pattern_.size();
      if (field ? !read_field(pattern_[++i]) : !take(pattern_[i])) return false;
    }
    return at_ == text_.size() && year_ > 0;
  }

  PartialDate date() const {
    return {static_cast<std::int16_t>(year_), static_cast<std::uint8_t>(month_),
            static_cast<std::uint8_t>(day_)};
  }

 private:
  bool read_field(char field) {
    int ignored = 0;
    switch (field) {
      case 'Y':
        return number(4, 4, 9999, year_);
      case 'y':
        return number(2, 2, 99, year_) && widen_year();
      case 'm':
        return number(1, 2, 12, month_) && month_ > 0;
      case 'd':
        return number(1, 2, 31, day_) && day_ > 0;
      case 'H':
        return number(2, 2, 23, ignored);
      case 'M':
      case 'S':
        return number(2, 2, 59, ignored);
      default:
        return take(field);  // %% and the like
    }
  }

  bool number(std::size_t least, std::size_t most, int highest, int& value) {
    std::size_t size = 0;
    int read = 0;
    for (; size < most && at_ + size < text_.size(); ++size) {
      const char c = text_[at_ + size];
      if (c < '0' || c > '9') break;
      read = read * 10 + (c - '0');
    }
    at_ += size;
    value = read;
    return size >= least && read <= highest;
  }

  bool widen_year() {
    const int century = newest_year_ - newest_year_ % 100;
    year_ += century;
    if (year_ > newest_year_) year_ -= 100;
    return true;
  }

  bool take(char literal) {
    if (at_ >= text_.size() || text_[at_] != literal) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::string_view pattern_;
  int newest_year_;
  std::size_t at_ = 0;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
};

}  // namespace

std::string to_string(const PartialDate& date) {
  const int year = date.year;
  const int month = date.month;
  const int day = date.day;
  switch (date.precision()) {
    case Precision::year:
      return fmt::format("{:04}", year);
    case Precision::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Precision::day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string_view to_string(Precision precision) { return word_for(kPrecisions, precision); }

PartialDate whole(CivilDate date) {
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

Result<PartialDate> parse_partial_date(std::string_view text) {
  const std::string_view pattern = text.size() == 4 ? "%Y" : text.size() == 7 ? "%Y-%m" : "%Y-%m-%d";
  PatternReader reader{text, pattern, 0};
  const bool right_size = text.size() == 4 || text.size() == 7 || text.size() == 10;
  if (!right_size || !reader.read()) {
    return fail(Code::invalid_value, "a date is YYYY, YYYY-MM or YYYY-MM-DD");
  }
  const auto date = reader.date();
  if (date.year < kOldest || date.year > kNewest) {
    return fail(Code::invalid_value, "a date lies between 1850 and 2200");
  }
  return checked(date);
}

Result<PartialDate> parse_date(std::string_view text, std::string_view pattern, int newest_year) {
  PatternReader reader{trim(text), pattern, newest_year};
  if (!reader.read()) {
    return fail(Code::invalid_value, "not a date of the form " + std::string{pattern});
  }
  return checked(reader.date());
}

bool is_sentinel(const PartialDate& date) {
  return std::find(kSentinels.begin(), kSentinels.end(), date) != kSentinels.end();
}

CivilDate first_day(const PartialDate& date) {
  return {std::chrono::year{date.year}, std::chrono::month{date.month == 0 ? 1U : date.month},
          std::chrono::day{date.day == 0 ? 1U : date.day}};
}

CivilDate last_day(const PartialDate& date) {
  if (date.precision() == Precision::day) return first_day(date);
  const std::chrono::month month{date.month == 0 ? 12U : date.month};
  return CivilDate{std::chrono::year{date.year} / month / std::chrono::last};
}

bool has_passed(const PartialDate& date, CivilDate today) { return last_day(date) < today; }

int age_on(const PartialDate& birth, CivilDate day) {
  const CivilDate born = first_day(birth);
  const int years = static_cast<int>(day.year()) - static_cast<int>(born.year());
  const bool had_birthday = std::pair{day.month(), day.day()} >= std::pair{born.month(), born.day()};
  return had_birthday ? years : years - 1;
}

}  // namespace concord::domain
