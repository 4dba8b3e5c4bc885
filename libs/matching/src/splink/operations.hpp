// What each kind of node works out. All but the connectives and the tests for NULL are not known where one
// of their arguments is not.
#pragma once

#include "expression.hpp"

namespace concord::matching::splink::operations {

Value cell(const Node& node, Evaluation& pair);
Value text_literal(const Node& node, Evaluation& pair);
Value number_literal(const Node& node, Evaluation& pair);
Value truth_literal(const Node& node, Evaluation& pair);
Value null_literal(const Node& node, Evaluation& pair);

// Three-valued: false AND unknown is false, true OR unknown is true.
Value conjunction(const Node& node, Evaluation& pair);
Value disjunction(const Node& node, Evaluation& pair);
Value negation(const Node& node, Evaluation& pair);
Value is_null(const Node& node, Evaluation& pair);

Value equal_texts(const Node& node, Evaluation& pair);
Value equal_numbers(const Node& node, Evaluation& pair);
Value less_texts(const Node& node, Evaluation& pair);
Value less_numbers(const Node& node, Evaluation& pair);
Value at_most_texts(const Node& node, Evaluation& pair);
Value at_most_numbers(const Node& node, Evaluation& pair);

Value sum(const Node& node, Evaluation& pair);
Value difference(const Node& node, Evaluation& pair);
Value product(const Node& node, Evaluation& pair);
Value quotient(const Node& node, Evaluation& pair);
Value absolute(const Node& node, Evaluation& pair);
Value number_of_text(const Node& node, Evaluation& pair);  // not known if the text is no number
Value whole_number(const Node& node, Evaluation& pair);    // halves away from zero

Value joined(const Node& node, Evaluation& pair);  // SQL's ||
Value lower_case(const Node& node, Evaluation& pair);
Value upper_case(const Node& node, Evaluation& pair);
Value trimmed(const Node& node, Evaluation& pair);  // of blanks
Value length(const Node& node, Evaluation& pair);   // code points, here and below
Value part(const Node& node, Evaluation& pair);     // text, start from 1 or from the end, and length
Value left_part(const Node& node, Evaluation& pair);
Value right_part(const Node& node, Evaluation& pair);
Value extract(const Node& node, Evaluation& pair);  // regexp_extract: empty where nothing fits
Value null_if(const Node& node, Evaluation& pair);
Value first_known(const Node& node, Evaluation& pair);  // COALESCE

Value levenshtein(const Node& node, Evaluation& pair);
Value damerau_levenshtein(const Node& node, Evaluation& pair);
Value jaro(const Node& node, Evaluation& pair);
Value jaro_winkler(const Node& node, Evaluation& pair);
Value jaccard(const Node& node, Evaluation& pair);

Value time_of_text(const Node& node, Evaluation& pair);
Value time_by_pattern(const Node& node, Evaluation& pair);
Value date_of_text(const Node& node, Evaluation& pair);
Value date_of_time(const Node& node, Evaluation& pair);
Value date_as_text(const Node& node, Evaluation& pair);
Value time_as_text(const Node& node, Evaluation& pair);
Value epoch(const Node& node, Evaluation& pair);  // seconds as a number
// How many midnights, first days of a month or of a year lie between, as DuckDB's date_diff counts them.
Value days_between(const Node& node, Evaluation& pair);
Value months_between(const Node& node, Evaluation& pair);
Value years_between(const Node& node, Evaluation& pair);

}  // namespace concord::matching::splink::operations
