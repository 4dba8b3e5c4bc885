#include <algorithm>
#include <cmath>

#include <re2/re2.h>

#include <concord/base/text.hpp>

#include "operations.hpp"
#include "text_distance.hpp"

namespace concord::matching::splink::operations {
namespace {

// The code points from `begin` up to `end`, as far as the text has them.
std::string_view between(std::string_view text, double begin, double end) {
  double point = -1;
  std::size_t from = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    ++point;
    if (point >= end) return text.substr(std::min(from, i), i - std::min(from, i));
    if (point >= begin) from = std::min(from, i);
  }
  return text.substr(from);
}

template <class Measure>
Value of_texts(const Node& node, Evaluation& pair, Measure measure) {
  const Value a = pair.of_argument(node, 0);
  if (!a.known) return {};
  const Value b = pair.of_argument(node, 1);
  return b.known ? number_value(static_cast<double>(measure(a.text, b.text))) : Value{};
}

}  // namespace

Value joined(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value b = pair.of_argument(node, 1);
  return a.known && b.known ? pair.made(std::string(a.text) + std::string(b.text)) : Value{};
}

Value lower_case(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? pair.made(to_lower(a.text)) : a;
}

Value upper_case(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? pair.made(to_upper(a.text)) : a;
}

Value trimmed(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  if (!a.known) return a;
  const std::size_t from = std::min(a.text.find_first_not_of(' '), a.text.size());
  return text_value(a.text.substr(from, a.text.find_last_not_of(' ') + 1 - from));
}

Value length(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  return a.known ? number_value(static_cast<double>(utf8_length(a.text))) : a;
}

Value part(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value start = pair.of_argument(node, 1);
  if (!a.known || !start.known) return {};
  const auto size = static_cast<double>(utf8_length(a.text));
  // Place 0 is before the first letter; one that is negative is counted from the end.
  const double begin = start.number < 0 ? size + start.number : start.number - 1;
  if (node.arguments.size() == 2) return text_value(between(a.text, begin, size));
  const Value count = pair.of_argument(node, 2);
  if (!count.known) return {};
  const double end = begin + count.number;
  return text_value(between(a.text, std::min(begin, end), std::max(begin, end)));
}

Value left_part(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value count = pair.of_argument(node, 1);
  if (!a.known || !count.known) return {};
  const auto size = static_cast<double>(utf8_length(a.text));
  return text_value(between(a.text, 0, count.number < 0 ? size + count.number : count.number));
}

Value right_part(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value count = pair.of_argument(node, 1);
  if (!a.known || !count.known) return {};
  const auto size = static_cast<double>(utf8_length(a.text));
  return text_value(between(a.text, count.number < 0 ? -count.number : size - count.number, size));
}

Value extract(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  if (!a.known) return a;
  const auto group = static_cast<int>(node.number);
  const re2::StringPiece text(a.text.data(), a.text.size());
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(group) + 1);
  const bool fits =
      node.expression->Match(text, 0, text.size(), re2::RE2::UNANCHORED, found.data(), group + 1);
  const re2::StringPiece& taken = found.back();
  return text_value(fits && taken.data() != nullptr ? std::string_view(taken.data(), taken.size()) : "");
}

Value null_if(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value b = pair.of_argument(node, 1);
  return a.known && b.known && a.text == b.text ? Value{} : a;
}

Value first_known(const Node& node, Evaluation& pair) {
  for (const NodeId argument : node.arguments) {
    if (const Value value = pair.of(argument); value.known) return value;
  }
  return {};
}

Value levenshtein(const Node& node, Evaluation& pair) { return of_texts(node, pair, splink::levenshtein); }
Value damerau_levenshtein(const Node& node, Evaluation& pair) {
  return of_texts(node, pair, splink::damerau_levenshtein);
}
Value jaro(const Node& node, Evaluation& pair) { return of_texts(node, pair, splink::jaro); }
Value jaro_winkler(const Node& node, Evaluation& pair) { return of_texts(node, pair, splink::jaro_winkler); }

Value jaccard(const Node& node, Evaluation& pair) {
  const Value a = pair.of_argument(node, 0);
  const Value b = pair.of_argument(node, 1);
  // DuckDB stops at an empty text.
  if (!a.known || !b.known || a.text.empty() || b.text.empty()) return {};
  return number_value(splink::jaccard(a.text, b.text));
}

}  // namespace concord::matching::splink::operations
