// The functions that a condition may call.
#include <algorithm>
#include <array>
#include <cmath>

#include <re2/re2.h>

#include <concord/base/text.hpp>

#include "operations.hpp"
#include "sql_nodes.hpp"

namespace concord::matching::splink {
namespace {

struct Function {
  std::string_view name;
  Compute compute;
  Kind result;
  Kind first;                // what each argument must be
  Kind others = Kind::text;  // those after the first
  std::size_t least = 2, most = 2;
};

// Spark's and Athena's names for one thing stand beside DuckDB's.
constexpr std::array kFunctions{
    Function{"levenshtein", operations::levenshtein, Kind::number, Kind::text},
    Function{"levenshtein_distance", operations::levenshtein, Kind::number, Kind::text},
    Function{"damerau_levenshtein", operations::damerau_levenshtein, Kind::number, Kind::text},
    Function{"jaro_similarity", operations::jaro, Kind::number, Kind::text},
    Function{"jaro_sim", operations::jaro, Kind::number, Kind::text},
    Function{"jaro_winkler_similarity", operations::jaro_winkler, Kind::number, Kind::text},
    Function{"jaro_winkler", operations::jaro_winkler, Kind::number, Kind::text},
    Function{"jaccard", operations::jaccard, Kind::number, Kind::text},
    Function{"nullif", operations::null_if, Kind::text, Kind::text},
    Function{"coalesce", operations::first_known, Kind::text, Kind::text, Kind::text, 1, 16},
    Function{"lower", operations::lower_case, Kind::text, Kind::text, Kind::text, 1, 1},
    Function{"upper", operations::upper_case, Kind::text, Kind::text, Kind::text, 1, 1},
    Function{"trim", operations::trimmed, Kind::text, Kind::text, Kind::text, 1, 1},
    Function{"length", operations::length, Kind::number, Kind::text, Kind::text, 1, 1},
    Function{"char_length", operations::length, Kind::number, Kind::text, Kind::text, 1, 1},
    Function{"substr", operations::part, Kind::text, Kind::text, Kind::number, 2, 3},
    Function{"substring", operations::part, Kind::text, Kind::text, Kind::number, 2, 3},
    Function{"left", operations::left_part, Kind::text, Kind::text, Kind::number},
    Function{"right", operations::right_part, Kind::text, Kind::text, Kind::number},
    Function{"abs", operations::absolute, Kind::number, Kind::number, Kind::number, 1, 1},
    Function{"epoch", operations::epoch, Kind::number, Kind::time, Kind::time, 1, 1},
    Function{"unix_timestamp", operations::epoch, Kind::number, Kind::time, Kind::time, 1, 1},
    Function{"to_unixtime", operations::epoch, Kind::number, Kind::time, Kind::time, 1, 1},
};

// Those that look at their arguments first; most compile a literal when the model is read.
constexpr std::array<std::string_view, 8> kSpecial{"date",         "regexp_extract", "strptime",
                                                   "try_strptime", "to_timestamp",   "try_to_timestamp",
                                                   "date_diff",    "datediff"};

const Function* find_function(std::string_view lower) {
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                  [&](const Function& function) { return function.name == lower; });
  return found == kFunctions.end() ? nullptr : &*found;
}

Error arguments_fault(std::string_view name) {
  return fail(Code::unsupported,
              "can't be carried over: " + std::string(name) + " with these arguments, or so many");
}

}  // namespace

bool NodeMaker::knows(std::string_view name) {
  const std::string lower = to_lower_ascii(name);
  return find_function(lower) != nullptr ||
         std::find(kSpecial.begin(), kSpecial.end(), lower) != kSpecial.end();
}

Result<NodeId> NodeMaker::called(std::string_view name, const std::vector<NodeId>& arguments) {
  const std::string lower = to_lower_ascii(name);
  if (lower == "date") return arguments.size() == 1 ? date(arguments[0]) : arguments_fault(name);
  if (lower == "regexp_extract") return extracted(arguments);
  if (lower == "strptime" || lower == "try_strptime") return timed(arguments, false);
  if (lower == "try_to_timestamp" || lower == "to_timestamp") return timed(arguments, true);
  if (lower == "date_diff" || lower == "datediff") return date_difference(arguments);
  const Function* const found = find_function(lower);
  if (found == nullptr) return fail(Code::unsupported, "can't be carried over: the function " + lower);
  if (arguments.size() < found->least || arguments.size() > found->most) return arguments_fault(name);
  std::vector<NodeId> fitted;
  for (const NodeId argument : arguments) {
    const auto one = as(fitted.empty() ? found->first : found->others, argument);
    if (!one) return one;
    fitted.push_back(*one);
  }
  return node(found->compute, found->result, std::move(fitted));
}

Result<NodeId> NodeMaker::extracted(const std::vector<NodeId>& arguments) {
  const bool counted = arguments.size() == 2 || arguments.size() == 3;
  const Node* const pattern = counted ? literal(arguments[1], operations::text_literal) : nullptr;
  const Node* const group =
      arguments.size() == 3 ? literal(arguments[2], operations::number_literal) : nullptr;
  if (pattern == nullptr || (arguments.size() == 3 && group == nullptr))
    return arguments_fault("regexp_extract");
  Node made{operations::extract, Kind::text};
  made.number = group != nullptr ? group->number : dialect_ == Dialect::spark ? 1 : 0;
  made.text = pattern->text;
  re2::RE2::Options quiet;
  quiet.set_log_errors(false);
  quiet.set_max_mem(1 << 20);
  auto expression = std::make_shared<const re2::RE2>(made.text, quiet);
  const bool sound = made.number >= 0 && std::floor(made.number) == made.number &&
                     made.number <= expression->NumberOfCapturingGroups();
  if (!expression->ok() || !sound)
    return fail(Code::unsupported, "can't be carried over: a regular expression that RE2 does not take");
  made.expression = std::move(expression);
  const auto text = as(Kind::text, arguments[0]);
  if (!text) return text;
  made.arguments = {*text};
  return expressions_.add(std::move(made));
}

Result<NodeId> NodeMaker::timed(const std::vector<NodeId>& arguments, bool java) {
  const std::string_view name = java ? "try_to_timestamp" : "strptime";
  const Node* const pattern =
      arguments.size() == 2 ? literal(arguments[1], operations::text_literal) : nullptr;
  if (pattern == nullptr) return arguments_fault(name);
  const auto read = java ? TimePattern::letters(pattern->text) : TimePattern::percent(pattern->text);
  if (!read) return fail(Code::unsupported, "can't be carried over: the pattern of " + std::string(name));
  Node made{operations::time_by_pattern, Kind::time};
  made.text = (java ? "java:" : "c:") + pattern->text;
  made.pattern = std::make_shared<const TimePattern>(*read);
  const auto text = as(Kind::text, arguments[0]);
  if (!text) return text;
  made.arguments = {*text};
  return expressions_.add(std::move(made));
}

// DuckDB's date_diff('month', from, to); Spark's datediff(to, from) is of days.
Result<NodeId> NodeMaker::date_difference(const std::vector<NodeId>& arguments) {
  const bool spark = arguments.size() == 2;
  const Node* const unit = arguments.size() == 3 ? literal(arguments[0], operations::text_literal) : nullptr;
  if (!spark && unit == nullptr) return arguments_fault("date_diff");
  const std::string word = spark ? "day" : to_lower_ascii(unit->text);
  const Compute compute = word == "day"     ? operations::days_between
                          : word == "month" ? operations::months_between
                          : word == "year"  ? operations::years_between
                                            : nullptr;
  if (compute == nullptr) return fail(Code::unsupported, "can't be carried over: date_diff of that unit");
  const auto from = as(Kind::time, arguments[1]);
  const auto to = as(Kind::time, arguments[spark ? 0 : 2]);
  if (!from || !to) return from ? to : from;
  return node(compute, Kind::number, {*from, *to});
}

}  // namespace concord::matching::splink
