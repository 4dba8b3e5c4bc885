// SQL in tokens, as far as a comparison level's condition needs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/result.hpp>

namespace concord::matching::splink {

// The dialects that Splink writes and that are read here. They differ in what " means, in backslashes, and in
// the names of functions.
enum class Dialect { duckdb, spark, athena };

struct Token {
  enum class Kind { word, name, text, number, symbol, end };  // `name` is a quoted identifier
  Kind kind = Kind::end;
  std::string text;  // without its quotes; of a word as written
};

// Refuses a text or name that is left open, a character that SQL has no use for, and more than 10,000 bytes.
// The last token is `end`.
Result<std::vector<Token>> tokens_of(std::string_view sql, Dialect dialect);

}  // namespace concord::matching::splink
