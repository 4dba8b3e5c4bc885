// Literals, logic and numbers.
#include "operations.hpp"

#include <charconv>
#include <cmath>

#include <concord/base/text.hpp>

namespace concord::matching::splink::operations {
namespace {

template <class Make>
Value of_two(const Node& node, Evaluation& pair, Make make) {
  const Value a = pair.of_argument(node, 0);
  if (!a.known) return {};
  const Value b = pair.of_argument(node, 1);
  return b.known ? make(a, b) : Value{};
}

}  // namespace

Value cell(const Node& node, Evaluation& pair) { return pair.cell(node.right, node.column); }
Value text_literal(const Node& node, Evaluation&) { return text_value(node.text); }
Value number_literal(const Node& node, Evaluation&) { return number_value(node.number); }
Value truth_literal(const Node& node, Evaluation&) { return truth_value(node.number != 0); }
Value null_literal(const Node&, Evaluation&) { return {}; }

Value conjunction(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  if (a.known && !a.truth) return a;
  const Value b = pair.of_argument(node, 1);
  return b.known && !b.truth ? b : a.known ? b : Value{};
}

Value disjunction(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  if (a.known && a.truth) return a;
  const Value b = pair.of_argument(node, 1);
  return b.known && b.truth ? b : a.known ? b : Value{};
}

Value negation(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? truth_value(!a.truth) : a;
}

Value is_null(const Node& node, Evaluation& pair) { return truth_value(!pair.of_argument(node, 0).known); }

Value equal_texts(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.text == b.text); });
}
Value equal_numbers(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.number == b.number); });
}
Value less_texts(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.text < b.text); });
}
Value less_numbers(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.number < b.number); });
}
Value at_most_texts(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.text <= b.text); });
}
Value at_most_numbers(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return truth_value(a.number <= b.number); });
}

Value sum(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return number_value(a.number + b.number); });
}
Value difference(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return number_value(a.number - b.number); });
}
Value product(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return number_value(a.number * b.number); });
}
Value quotient(const Node& node, Evaluation& pair) {
  return of_two(node, pair, [](auto& a, auto& b) { return number_value(a.number / b.number); });
}

Value absolute(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? number_value(std::fabs(a.number)) : a;
}

Value number_of_text(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  if (!a.known) return a;
  const std::string_view text = trim(a.text);
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && std::isfinite(number) ? number_value(number) : Value{};
}

Value whole_number(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? number_value(std::round(a.number)) : a;
}

}  // namespace concord::matching::splink::operations
