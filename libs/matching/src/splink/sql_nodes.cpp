#include "sql_nodes.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

#include "operations.hpp"

namespace concord::matching::splink {
namespace {

// An evaluation goes down as deep as its tree.
constexpr std::size_t kDeepest = 200;
constexpr std::size_t kLongestSuffix = 2;

std::string_view word_for(Kind kind) {
  switch (kind) {
    case Kind::truth:
      return "a condition";
    case Kind::number:
      return "a number";
    case Kind::text:
      return "a text";
    case Kind::cell:
      return "a column";
    case Kind::date:
    case Kind::time:
      break;
  }
  return "a time";
}

bool is_time(Kind kind) { return kind == Kind::date || kind == Kind::time; }

Error expected(Kind wanted, Kind found) {
  return fail(Code::unsupported,
              "has " + std::string(word_for(found)) + " in the place of " + std::string(word_for(wanted)));
}

}  // namespace

Result<NodeId> NodeMaker::node(Compute compute, Kind kind, std::vector<NodeId> arguments) {
  for (const NodeId argument : arguments) {
    if (expressions_.node(argument).depth >= kDeepest) return fail(Code::too_many, "is nested too deep");
  }
  return expressions_.add({compute, kind, std::move(arguments)});
}

Result<NodeId> NodeMaker::cell(const std::string& identifier) {
  const std::string lower = to_lower_ascii(identifier);
  const std::string suffix = lower.substr(lower.size() - std::min(lower.size(), kLongestSuffix));
  if (lower.size() <= kLongestSuffix || (suffix != "_l" && suffix != "_r"))
    return fail(Code::unsupported, "can't be carried over: " + identifier +
                                       " is no column of the left (_l) or right (_r) record");
  Node made{operations::cell, Kind::cell};
  made.right = suffix == "_r";
  made.column =
      expressions_.column(std::string_view(identifier).substr(0, identifier.size() - suffix.size()));
  return expressions_.add(std::move(made));
}

NodeId NodeMaker::text(std::string text) {
  Node made{operations::text_literal, Kind::text};
  made.text = std::move(text);
  return expressions_.add(std::move(made));
}

NodeId NodeMaker::number(double number) {
  Node made{operations::number_literal, Kind::number};
  made.number = number;
  return expressions_.add(std::move(made));
}

NodeId NodeMaker::truth(bool truth) {
  Node made{operations::truth_literal, Kind::truth};
  made.number = truth ? 1 : 0;
  return expressions_.add(std::move(made));
}

NodeId NodeMaker::null() { return expressions_.add({operations::null_literal, Kind::cell}); }

Result<NodeId> NodeMaker::both(NodeId a, NodeId b, bool all) {
  for (const NodeId part : {a, b}) {
    if (kind(part) != Kind::truth) return expected(Kind::truth, kind(part));
  }
  return node(all ? operations::conjunction : operations::disjunction, Kind::truth, {a, b});
}

Result<NodeId> NodeMaker::negation(NodeId a) {
  if (kind(a) != Kind::truth) return expected(Kind::truth, kind(a));
  return node(operations::negation, Kind::truth, {a});
}

NodeId NodeMaker::is_null(NodeId a) { return expressions_.add({operations::is_null, Kind::truth, {a}}); }

Result<NodeId> NodeMaker::as(Kind wanted, NodeId a) {
  const Kind found = kind(a);
  if (found == wanted || (wanted == Kind::text && found == Kind::cell)) return a;
  if (wanted == Kind::number && found == Kind::cell)
    return node(operations::number_of_text, Kind::number, {a});
  if (wanted == Kind::time && found == Kind::date) return a;
  if (wanted == Kind::time && (found == Kind::cell || found == Kind::text))
    return node(operations::time_of_text, Kind::time, {a});
  return expected(wanted, found);
}

Result<NodeId> NodeMaker::compared(std::string_view symbol, NodeId a, NodeId b) {
  const auto either = [&](auto is) { return is(kind(a)) || is(kind(b)); };
  const Kind wanted = either([](Kind k) { return k == Kind::number; }) ? Kind::number
                      : either(is_time)                                ? Kind::time
                                                                       : Kind::text;
  const auto left = as(wanted, a);
  const auto right = as(wanted, b);
  if (!left || !right) return left ? right : left;
  if (symbol == "=" || symbol == "==") return equal(*left, *right);
  if (symbol == "<>" || symbol == "!=") {
    const auto same = equal(*left, *right);
    return same ? negation(*same) : same;
  }
  const bool turned = symbol.front() == '>';
  return ordered(symbol.size() == 2 ? "<=" : "<", turned ? *right : *left, turned ? *left : *right);
}

Result<NodeId> NodeMaker::equal(NodeId a, NodeId b) {
  const bool numbers = kind(a) == Kind::number || is_time(kind(a));
  return node(numbers ? operations::equal_numbers : operations::equal_texts, Kind::truth, {a, b});
}

// Texts and numbers stand in different orders, and a file of settings doesn't say which a column holds.
Result<NodeId> NodeMaker::ordered(std::string_view symbol, NodeId a, NodeId b) {
  if (kind(a) == Kind::cell && kind(b) == Kind::cell)
    return fail(Code::unsupported, "asks for the order of two columns, whose type is not known: CAST them");
  const bool texts = kind(a) == Kind::text || kind(b) == Kind::text;
  if (symbol == "<")
    return node(texts ? operations::less_texts : operations::less_numbers, Kind::truth, {a, b});
  return node(texts ? operations::at_most_texts : operations::at_most_numbers, Kind::truth, {a, b});
}

Result<NodeId> NodeMaker::calculated(std::string_view symbol, NodeId a, NodeId b) {
  const Kind wanted = symbol == "||" ? Kind::text : Kind::number;
  const auto left = as(wanted, a);
  const auto right = as(wanted, b);
  if (!left || !right) return left ? right : left;
  const Compute compute = symbol == "||"  ? operations::joined
                          : symbol == "+" ? operations::sum
                          : symbol == "-" ? operations::difference
                          : symbol == "*" ? operations::product
                                          : operations::quotient;
  return node(compute, wanted, {*left, *right});
}

Result<NodeId> NodeMaker::cast(NodeId a, std::string_view type) {
  const std::string to = to_lower_ascii(type);
  const auto any = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), to) != names.end();
  };
  if (any({"text", "varchar", "string", "char"})) {
    if (kind(a) == Kind::date) return node(operations::date_as_text, Kind::text, {a});
    if (kind(a) == Kind::time) return node(operations::time_as_text, Kind::text, {a});
    // A column is a text from here on, whatever Splink's table had it for.
    if (kind(a) == Kind::cell) return node(operations::first_known, Kind::text, {a});
    return as(Kind::text, a);
  }
  if (to == "timestamp" || to == "datetime") return as(Kind::time, a);
  if (to == "date") return date(a);
  const bool whole = any({"int", "integer", "bigint", "smallint"});
  if (!whole && !any({"double", "float", "float8", "real"}))
    return fail(Code::unsupported, "can't be carried over: a cast to " + std::string(type));
  const auto number =
      kind(a) == Kind::text ? node(operations::number_of_text, Kind::number, {a}) : as(Kind::number, a);
  return number && whole ? node(operations::whole_number, Kind::number, {*number}) : number;
}

Result<NodeId> NodeMaker::date(NodeId a) {
  if (kind(a) == Kind::text || kind(a) == Kind::cell) return node(operations::date_of_text, Kind::date, {a});
  const auto time = as(Kind::time, a);
  return time ? node(operations::date_of_time, Kind::date, {*time}) : time;
}

const Node* NodeMaker::literal(NodeId id, Compute of) const {
  const Node& found = expressions_.node(id);
  return found.compute == of ? &found : nullptr;
}

}  // namespace concord::matching::splink
