#include <chrono>
#include <cmath>
#include <cstdint>

#include "operations.hpp"

namespace concord::matching::splink::operations {
namespace {

constexpr double kDay = 86400;

Value value_of(std::optional<double> seconds) { return seconds ? number_value(*seconds) : Value{}; }

std::chrono::year_month_day calendar(double seconds) {
  return std::chrono::sys_days(std::chrono::days(static_cast<std::int64_t>(std::floor(seconds / kDay))));
}

double months(double seconds) {
  const auto date = calendar(seconds);
  return static_cast<int>(date.year()) * 12.0 + static_cast<unsigned>(date.month());
}

template <class Count>
Value of_times(const Node& node, Evaluation& pair, Count count) {
  const Value a = pair.of_argument(node, 0);
  const Value b = pair.of_argument(node, 1);
  return a.known && b.known ? number_value(count(b.number) - count(a.number)) : Value{};
}

}  // namespace

Value time_of_text(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? value_of(parse_time(a.text)) : a;
}

Value date_of_text(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? value_of(parse_date(a.text)) : a;
}

Value time_by_pattern(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? value_of(node.pattern->parse(a.text)) : a;
}

Value date_of_time(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? number_value(std::floor(a.number / kDay) * kDay) : a;
}

Value date_as_text(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? pair.made(date_text(a.number)) : a;
}

Value time_as_text(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? pair.made(time_text(a.number)) : a;
}

Value epoch(const Node& node, Evaluation& pair) { return pair.of_argument(node, 0); }

Value days_between(const Node& node, Evaluation& pair) {
  return of_times(node, pair, [](double seconds) { return std::floor(seconds / kDay); });
}
Value months_between(const Node& node, Evaluation& pair) { return of_times(node, pair, months); }
Value years_between(const Node& node, Evaluation& pair) {
  return of_times(node, pair, [](double seconds) { return double(int(calendar(seconds).year())); });
}

}  // namespace concord::matching::splink::operations
