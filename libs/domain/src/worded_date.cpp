#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/domain/worded_date.hpp>

namespace concord::domain {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::size_t kMostWords = 5;  // "19th of February 1991" in runs: 19 th of February 1991

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// 1 to 12; 0 if it is none.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const auto found = std::find_if(kMonths.begin(), kMonths.end(),
                                  [&](std::string_view month) { return month.starts_with(word); });
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// " 00:00:00" and "t00:00:00.000" behind a date say nothing of the day.
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const std::size_t start = text.find_last_of(" t", colon);
  return start == std::string_view::npos ? text : trim(text.substr(0, start));
}

// Runs of digits and runs of letters, with nothing but separators between; none if anything else stands
// there.
std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> runs;
  while (!text.empty()) {
    const auto same = is_digit(text.front()) ? is_digit : is_letter;
    const auto end = std::find_if_not(text.begin(), text.end(), same);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size == 0 && std::string_view{" -/.,'"}.find(text.front()) == std::string_view::npos) return {};
    if (size > 0) runs.push_back(text.substr(0, size));
    if (runs.size() > kMostWords) return {};
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return runs;
}

// "th" of 19th and "of" say nothing.
bool is_filling(std::string_view run) {
  return run == "st" || run == "nd" || run == "rd" || run == "th" || run == "of";
}

int number_of(std::string_view run) {
  int value = 0;
  std::from_chars(run.data(), run.data() + run.size(), value);
  return value;
}

std::optional<int> year_of(std::string_view run, int newest_year) {
  const int year = number_of(run);
  if (run.size() == 4) return year;
  if (run.size() != 2) return std::nullopt;
  const int widened = newest_year - newest_year % 100 + year;
  return widened > newest_year ? widened - 100 : widened;
}

struct Said {
  std::string_view day, year;  // no day: of month precision
  int month = 0;
};

std::optional<Said> said_by(const std::vector<std::string_view>& runs) {
  if (runs.size() == 2 && runs[1].size() == 4 && is_digit(runs[1].front()))
    return Said{{}, runs[1], month_of(runs[0])};
  if (runs.size() != 3) return std::nullopt;
  if (is_letter(runs[0].front())) return Said{runs[1], runs[2], month_of(runs[0])};
  if (is_digit(runs[2].front()) && runs[0].size() == 4) return Said{runs[2], runs[0], month_of(runs[1])};
  return Said{runs[0], runs[2], month_of(runs[1])};
}

Error not_worded() { return fail(Code::invalid_value, "not a date with its month in a word"); }

}  // namespace

Result<PartialDate> parse_worded_date(std::string_view text, int newest_year) {
  const std::string lower = to_lower_ascii(trim(text));
  std::vector<std::string_view> runs = runs_of(without_time(lower));
  std::erase_if(runs, is_filling);
  const auto said = said_by(runs);
  const auto is_number = [](std::string_view run, std::size_t most) {
    return run.size() <= most && std::all_of(run.begin(), run.end(), is_digit);
  };
  if (!said || said->month == 0 || !is_number(said->day, 2) || !is_number(said->year, 4)) return not_worded();
  const auto year = year_of(said->year, newest_year);
  if (!year) return not_worded();
  if (said->day.empty()) return parse_partial_date(fmt::format("{:04}-{:02}", *year, said->month));
  return parse_date(fmt::format("{:04}-{:02}-{:02}", *year, said->month, number_of(said->day)), "%Y-%m-%d");
}

}  // namespace concord::domain
