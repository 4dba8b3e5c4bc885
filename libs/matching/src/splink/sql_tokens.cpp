#include "sql_tokens.hpp"

#include <algorithm>
#include <array>

namespace concord::matching::splink {
namespace {

constexpr std::size_t kMostBytes = 10'000;
constexpr std::array<std::string_view, 7> kLongSymbols{"<=", ">=", "<>", "!=", "==", "||", "::"};
constexpr std::string_view kSymbols = "()[],.=<>+-*/%:";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool in_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view sql, Dialect dialect) : sql_(sql), dialect_(dialect) {}

  Result<std::vector<Token>> all() {
    if (sql_.size() > kMostBytes) return fail(Code::too_long, "is longer than 10,000 bytes");
    for (;;) {
      while (at_ < sql_.size() && is_blank(sql_[at_])) ++at_;
      if (at_ == sql_.size()) break;
      if (const Outcome taken = take_one(); !taken) return taken.error();
    }
    tokens_.push_back({});
    return std::move(tokens_);
  }

 private:
  Outcome take_one() {
    const char c = sql_[at_];
    const bool starts_fraction = c == '.' && at_ + 1 < sql_.size() && is_digit(sql_[at_ + 1]);
    if (is_digit(c) || starts_fraction) return take_number();
    if (in_word(c)) return take_word();
    if (c == '\'') return take_quoted(Token::Kind::text);
    if (c == '`') return take_quoted(Token::Kind::name);
    if (c == '"') return take_quoted(dialect_ == Dialect::spark ? Token::Kind::text : Token::Kind::name);
    return take_symbol();
  }

  Outcome take_word() {
    const std::size_t from = at_;
    while (at_ < sql_.size() && in_word(sql_[at_])) ++at_;
    tokens_.push_back({Token::Kind::word, std::string(sql_.substr(from, at_ - from))});
    return {};
  }

  Outcome take_number() {
    const std::size_t from = at_;
    while (at_ < sql_.size() && (is_digit(sql_[at_]) || sql_[at_] == '.')) ++at_;
    if (at_ < sql_.size() && (sql_[at_] == 'e' || sql_[at_] == 'E')) {
      ++at_;
      if (at_ < sql_.size() && (sql_[at_] == '-' || sql_[at_] == '+')) ++at_;
      while (at_ < sql_.size() && is_digit(sql_[at_])) ++at_;
    }
    tokens_.push_back({Token::Kind::number, std::string(sql_.substr(from, at_ - from))});
    return {};
  }

  // A quote within is written twice, or in Spark after a backslash.
  Outcome take_quoted(Token::Kind kind) {
    const char quote = sql_[at_++];
    std::string text;
    for (; at_ < sql_.size(); ++at_) {
      const bool pair = at_ + 1 < sql_.size();
      if (sql_[at_] == '\\' && dialect_ == Dialect::spark && quote != '`' && pair) {
        text += sql_[++at_];
      } else if (sql_[at_] != quote) {
        text += sql_[at_];
      } else if (pair && sql_[at_ + 1] == quote) {
        text += sql_[++at_];
      } else {
        ++at_;
        tokens_.push_back({kind, std::move(text)});
        return {};
      }
    }
    return fail(Code::malformed, "has a quote that is left open");
  }

  Outcome take_symbol() {
    for (const std::string_view symbol : kLongSymbols) {
      if (sql_.substr(at_, 2) != symbol) continue;
      at_ += 2;
      tokens_.push_back({Token::Kind::symbol, std::string(symbol)});
      return {};
    }
    const char c = sql_[at_++];
    if (kSymbols.find(c) == std::string_view::npos)
      return fail(Code::malformed, std::string("has a character that is not understood: ") + c);
    tokens_.push_back({Token::Kind::symbol, std::string(1, c)});
    return {};
  }

  std::string_view sql_;
  Dialect dialect_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokens_of(std::string_view sql, Dialect dialect) {
  return Tokenizer(sql, dialect).all();
}

}  // namespace concord::matching::splink
