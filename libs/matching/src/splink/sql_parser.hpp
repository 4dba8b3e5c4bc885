// The SQL of a comparison level's condition, as Splink's own comparison library writes it.
#pragma once

#include <string_view>

#include <concord/base/result.hpp>

#include "expression.hpp"
#include "sql_tokens.hpp"

namespace concord::matching::splink {

// Adds the condition's nodes to `expressions`. Columns, literals, NULL, AND, OR, NOT, IS [NOT] NULL,
// comparisons, + - * / ||, casts and the functions of docs/splink.md; all else is refused by its word.
Result<NodeId> parse_condition(std::string_view sql, Dialect dialect, Expressions& expressions);

}  // namespace concord::matching::splink
