#include "sql_parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <concord/base/text.hpp>

#include "sql_nodes.hpp"

namespace concord::matching::splink {
namespace {

constexpr std::size_t kMostNodes = 5'000;  // of a whole model, before its last condition
constexpr int kDeepest = 100;              // parentheses and signs, one within another
constexpr std::array<std::string_view, 8> kComparisons{"=", "==", "<>", "!=", "<", "<=", ">", ">="};
// Words of SQL that would else be taken for a column.
constexpr std::array<std::string_view, 12> kForeign{"case",     "between", "in",     "like",
                                                    "ilike",    "exists",  "select", "extract",
                                                    "interval", "array",   "struct", "distinct"};

template <class Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// By recursive descent. The first fault moves to the end of the tokens, so that every loop ends there.
class Parser {
 public:
  Parser(std::vector<Token> tokens, Dialect dialect, Expressions& expressions)
      : tokens_(std::move(tokens)), nodes_(expressions, dialect) {}

  Result<NodeId> whole() {
    const NodeId made = condition();
    if (now().kind != Token::Kind::end) stop_at(now());
    if (!fault_ && nodes_.kind(made) != Kind::truth)
      fault_ = fail(Code::unsupported, "is no condition, which is true or false");
    if (fault_) return *fault_;
    return made;
  }

 private:
  NodeId condition();
  NodeId conjunction();
  NodeId negation();
  NodeId comparison();
  NodeId sum();
  NodeId product();
  NodeId factor();
  NodeId operand();
  NodeId word();
  NodeId call(const std::string& name);
  NodeId cast();
  NodeId number();

  const Token& now() const { return tokens_[at_]; }
  Token next() { return at_ + 1 < tokens_.size() ? tokens_[at_++] : tokens_[at_]; }
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view word);
  bool is_word(std::string_view word) const {
    return now().kind == Token::Kind::word && to_lower_ascii(now().text) == word;
  }
  void need_symbol(std::string_view symbol) {
    if (!take_symbol(symbol)) stop_at(now());
  }

  NodeId stop(Error error);
  NodeId stop_at(const Token& token);
  NodeId of(Result<NodeId> made) { return made ? *made : stop(made.error()); }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  NodeMaker nodes_;
  std::optional<Error> fault_;
};

NodeId Parser::stop(Error error) {
  if (!fault_) fault_ = std::move(error);
  at_ = tokens_.size() - 1;
  return nodes_.null();
}

NodeId Parser::stop_at(const Token& token) {
  if (token.kind == Token::Kind::end) return stop(fail(Code::malformed, "ends too soon"));
  return stop(fail(Code::unsupported, "can't be carried over: " + token.text));
}

bool Parser::take_symbol(std::string_view symbol) {
  if (now().kind != Token::Kind::symbol || now().text != symbol) return false;
  ++at_;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}

NodeId Parser::condition() {
  NodeId made = conjunction();
  while (take_word("or")) made = of(nodes_.both(made, conjunction(), false));
  return made;
}

NodeId Parser::conjunction() {
  NodeId made = negation();
  while (take_word("and")) made = of(nodes_.both(made, negation(), true));
  return made;
}

NodeId Parser::negation() {
  if (!take_word("not")) return comparison();
  if (++depth_ > kDeepest) return stop(fail(Code::too_many, "is nested too deep"));
  const NodeId made = of(nodes_.negation(negation()));
  --depth_;
  return made;
}

NodeId Parser::comparison() {
  NodeId made = sum();
  if (now().kind == Token::Kind::symbol && among(kComparisons, now().text)) {
    const std::string symbol = next().text;
    made = of(nodes_.compared(symbol, made, sum()));
  }
  while (take_word("is")) {
    const bool negated = take_word("not");
    if (!take_word("null")) return stop_at(now());
    made = nodes_.is_null(made);
    if (negated) made = of(nodes_.negation(made));
  }
  return made;
}

NodeId Parser::sum() {
  NodeId made = product();
  while (now().kind == Token::Kind::symbol &&
         (now().text == "+" || now().text == "-" || now().text == "||")) {
    const std::string symbol = next().text;
    made = of(nodes_.calculated(symbol, made, product()));
  }
  return made;
}

NodeId Parser::product() {
  NodeId made = factor();
  while (now().kind == Token::Kind::symbol && (now().text == "*" || now().text == "/")) {
    const std::string symbol = next().text;
    made = of(nodes_.calculated(symbol, made, factor()));
  }
  return made;
}

NodeId Parser::factor() {
  if (++depth_ > kDeepest) return stop(fail(Code::too_many, "is nested too deep"));
  const bool negative = take_symbol("-");
  NodeId made = negative || take_symbol("+") ? factor() : operand();
  if (negative) made = of(nodes_.calculated("-", nodes_.number(0), made));
  --depth_;
  return made;
}

NodeId Parser::operand() {
  const Token token = now();
  if (take_symbol("(")) {
    const NodeId made = condition();
    need_symbol(")");
    return made;
  }
  switch (token.kind) {
    case Token::Kind::text:
      return nodes_.text(next().text);
    case Token::Kind::name:
      return of(nodes_.cell(next().text));
    case Token::Kind::number:
      return number();
    case Token::Kind::word:
      return word();
    case Token::Kind::symbol:
    case Token::Kind::end:
      break;
  }
  return stop_at(token);
}

NodeId Parser::word() {
  const Token token = next();
  const std::string lower = to_lower_ascii(token.text);
  if (lower == "null") return nodes_.null();
  if (lower == "true" || lower == "false") return nodes_.truth(lower == "true");
  if (among(kForeign, lower)) return stop_at(token);
  if (!take_symbol("(")) return of(nodes_.cell(token.text));
  return lower == "cast" || lower == "try_cast" ? cast() : call(token.text);
}

NodeId Parser::call(const std::string& name) {
  // Named before what may be foreign within it.
  if (!NodeMaker::knows(name))
    return stop(fail(Code::unsupported, "can't be carried over: the function " + name));
  std::vector<NodeId> arguments;
  if (!take_symbol(")")) {
    do arguments.push_back(sum());
    while (take_symbol(","));
    need_symbol(")");
  }
  return fault_ ? nodes_.null() : of(nodes_.called(name, arguments));
}

NodeId Parser::cast() {
  const NodeId made = sum();
  if (!take_word("as")) return stop_at(now());
  const Token type = next();
  if (type.kind != Token::Kind::word) return stop_at(type);
  need_symbol(")");
  return fault_ ? nodes_.null() : of(nodes_.cast(made, type.text));
}

NodeId Parser::number() {
  const Token token = next();
  double number = 0;
  const char* const end = token.text.data() + token.text.size();
  const auto read = std::from_chars(token.text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return stop_at(token);
  return nodes_.number(number);
}

}  // namespace

Result<NodeId> parse_condition(std::string_view sql, Dialect dialect, Expressions& expressions) {
  if (expressions.size() > kMostNodes) return fail(Code::too_many, "is one condition too many for one model");
  auto tokens = tokens_of(sql, dialect);
  if (!tokens) return tokens.error();
  return Parser(std::move(*tokens), dialect, expressions).whole();
}

}  // namespace concord::matching::splink
