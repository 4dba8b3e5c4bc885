// The SQL of comparison levels. What each case expects was given by DuckDB 1.5 for the same condition.
#include <map>

#include <catch2/catch.hpp>

#include "../../../libs/matching/src/splink/sql_parser.hpp"

using namespace concord;
using namespace concord::matching;
using namespace concord::matching::splink;

namespace {

using Cells = std::map<std::string, std::string>;

// "true", "false" or "unknown"; else what was refused.
std::string outcome(const std::string& sql, const Cells& cells = {}, Dialect dialect = Dialect::duckdb) {
  Expressions expressions;
  const auto condition = parse_condition(sql, dialect, expressions);
  if (!condition) return condition.error().detail;
  expressions.settle();
  SplinkRow l;
  SplinkRow r;
  for (const std::string& column : expressions.columns()) {
    const auto value = [&](const char* side) {
      const auto found = cells.find(column + side);
      return found == cells.end() ? std::string() : found->second;
    };
    l.values.push_back(value("_l"));
    r.values.push_back(value("_r"));
  }
  Evaluation pair(expressions, l, r);
  const Value taken = pair.of(*condition);
  return taken.known ? (taken.truth ? "true" : "false") : "unknown";
}

bool refused(const std::string& sql, const std::string& word, Dialect dialect = Dialect::duckdb) {
  return outcome(sql, {}, dialect).find("can't be carried over: " + word) == 0;
}

}  // namespace

TEST_CASE("a missing value makes a comparison unknown, and so its level is not taken") {
  const Cells half{{"a_l", "x"}};
  CHECK(outcome("\"a_l\" = \"a_r\"", half) == "unknown");
  CHECK(outcome("\"a_l\" <> \"a_r\"", half) == "unknown");
  CHECK(outcome("NOT \"a_l\" = \"a_r\"", half) == "unknown");
  CHECK(outcome("NULL = NULL") == "unknown");
  CHECK(outcome("levenshtein(a_l, a_r) <= 2", half) == "unknown");
  CHECK(outcome("a_l IS NULL OR a_r IS NULL", half) == "true");
  CHECK(outcome("a_l IS NOT NULL", half) == "true");
  CHECK(outcome("(a_l = a_r) IS NULL", half) == "true");
}

TEST_CASE("AND and OR follow three-valued logic") {
  const Cells half{{"a_l", "x"}};
  CHECK(outcome("a_l = a_r AND FALSE", half) == "false");
  CHECK(outcome("FALSE AND a_l = a_r", half) == "false");
  CHECK(outcome("a_l = a_r AND TRUE", half) == "unknown");
  CHECK(outcome("a_l = a_r OR TRUE", half) == "true");
  CHECK(outcome("TRUE OR a_l = a_r", half) == "true");
  CHECK(outcome("a_l = a_r OR FALSE", half) == "unknown");
  CHECK(outcome("TRUE OR FALSE AND FALSE") == "true");
  CHECK(outcome("(TRUE OR FALSE) AND FALSE") == "false");
  CHECK(outcome("NOT TRUE OR TRUE") == "true");
  CHECK(outcome("not 1 = 2") == "true");
}

TEST_CASE("an identifier may be quoted either way or not at all, in any case") {
  const Cells both{{"first name_l", "x"}, {"first name_r", "x"}, {"b_l", "x"}, {"b_r", "x"}};
  CHECK(outcome("\"first name_l\" = \"first name_r\"", both) == "true");
  CHECK(outcome("`first name_l` = `first name_r`", both) == "true");
  CHECK(outcome("b_l = B_R", both) == "true");
  CHECK(refused("a = b_r", "a is no column"));
}

TEST_CASE("a quote within a text is written twice, in Spark after a backslash") {
  const Cells name{{"a_l", "O'Brien"}};
  CHECK(outcome("a_l = 'O''Brien'", name) == "true");
  CHECK(outcome("a_l = 'O\\'Brien'", name, Dialect::spark) == "true");
  CHECK(outcome("a_l = \"O'Brien\"", name, Dialect::spark) == "true");
}

TEST_CASE("numbers compare as numbers and texts as texts") {
  const Cells ages{{"age_l", "9"}, {"age_r", "10"}};
  CHECK(outcome("ABS(age_l - age_r) <= 1", ages) == "true");
  CHECK(outcome("ABS(\"age_l\" - \"age_r\") < 1.0", ages) == "false");
  CHECK(outcome("CAST(age_l AS INT) < CAST(age_r AS INT)", ages) == "true");
  CHECK(outcome("CAST(age_l AS TEXT) < CAST(age_r AS TEXT)", ages) == "false");
  CHECK(outcome("SUBSTR(age_l, 1, 1) < age_r", ages) == "false");
  CHECK(outcome("age_l = 9.0", ages) == "true");
  CHECK(outcome("-3 + 2 * 4 / 8 = -2") == "true");
  CHECK(outcome("ABS(age_l - age_r) <= 1", {{"age_l", "nine"}, {"age_r", "10"}}) == "unknown");
  CHECK(outcome("CAST('2.5' AS INT) = 3 AND CAST('-2.5' AS INT) = -3") == "true");
}

TEST_CASE("parts of texts are counted in letters, from either end") {
  CHECK(outcome("SUBSTR('héllo', 2, 2) = 'él' AND SUBSTRING('hello', 0, 2) = 'h'") == "true");
  CHECK(outcome("SUBSTR('hello', -2) = 'lo' AND SUBSTR('hello', -9, 6) = 'he'") == "true");
  CHECK(outcome("SUBSTR('hello', 10, 2) = '' AND SUBSTR('hello', 2, -1) = 'h'") == "true");
  CHECK(outcome("LEFT('héllo', 2) = 'hé' AND LEFT('hello', -2) = 'hel' AND RIGHT('hello', 2) = 'lo'") ==
        "true");
  CHECK(outcome("LENGTH('héllo') = 5 AND LOWER('ÀÉ') = 'àé' AND UPPER('é') = 'É'") == "true");
  CHECK(outcome("TRIM('  a ') = 'a' AND 'a' || 'b' = 'ab' AND COALESCE(NULL, 'a') = 'a'") == "true");
  CHECK(outcome("NULLIF('a', 'a') IS NULL AND NULLIF('a', 'b') = 'a'") == "true");
}

TEST_CASE("a regular expression gives its group, or an empty text where it does not fit") {
  CHECK(outcome("regexp_extract('a@b', '^[^@]+', 0) = 'a' AND regexp_extract('@b', '^[^@]+', 0) = ''") ==
        "true");
  CHECK(outcome("regexp_extract('abc', '(b)(c)', 2) = 'c' AND regexp_extract('abc', 'b(x)?', 1) = ''") ==
        "true");
  CHECK(outcome("regexp_extract(a_l, 'x') IS NULL") == "true");
  CHECK(outcome("NULLIF(regexp_extract(p_l, '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]', 0), '') = 'SW1A 1'",
                {{"p_l", "SW1A 1AA"}}) == "true");
  CHECK(refused("regexp_extract(a_l, '(?=x)', 0) = 'a'", "a regular expression"));
  CHECK(refused("regexp_extract(a_l, a_r, 0) = 'a'", "regexp_extract with these arguments"));
}

TEST_CASE("an expression that would take a backtracking matcher for ever is soon done") {
  CHECK(outcome("regexp_extract(a_l, '^(a+)+$', 0) = ''", {{"a_l", std::string(5000, 'a') + "b"}}) == "true");
}

TEST_CASE("dates are read by pattern as strptime reads them") {
  const auto reads = [](const std::string& text, const std::string& pattern, const std::string& as) {
    return outcome("CAST(CAST(try_strptime('" + text + "', '" + pattern + "') AS DATE) AS TEXT) = '" + as +
                   "'");
  };
  CHECK(reads("19560430", "%Y%m%d", "1956-04-30") == "true");
  CHECK(reads("1956041", "%Y%m%d", "1956-04-01") == "true");
  CHECK(reads(" 19560419 ", "%Y%m%d", "1956-04-19") == "true");
  CHECK(reads("1/2/2003", "%d/%m/%Y", "2003-02-01") == "true");
  CHECK(reads("71-06-04", "%Y-%m-%d", "0071-06-04") == "true");
  CHECK(reads("68-02-01", "%y-%m-%d", "2068-02-01") == "true");
  CHECK(reads("1 january 2003", "%d %B %Y", "2003-01-01") == "true");
  CHECK(reads("1999  04 03", "%Y %m %d", "1999-04-03") == "true");
  for (const char* const none : {"19560431", "123456", "12345678", "19561200", "1956-04-30", "19560419x"})
    CHECK(reads(none, "%Y%m%d", "x") == "unknown");
  CHECK(refused("try_strptime(a_l, '%j') IS NULL", "the pattern of strptime"));
}

TEST_CASE("texts are cast to dates and times as DuckDB casts them") {
  const auto cast = [](const std::string& text, const std::string& type, const std::string& as) {
    return outcome("CAST(TRY_CAST('" + text + "' AS " + type + ") AS TEXT) = '" + as + "'");
  };
  for (const char* const text : {"1971-6-4", "1971/06/04", " 1971 6 4 ", "1971-06-04x", "1971-06-04T10:11"})
    CHECK(cast(text, "DATE", "1971-06-04") == "true");
  for (const char* const none :
       {"1971-06-31", "19710604", "1971-06/04", "1971-06", "1971.06.04", "1971-06-041"})
    CHECK(cast(none, "DATE", "x") == "unknown");
  CHECK(cast("1971-6-4", "TIMESTAMP", "1971-06-04 00:00:00") == "true");
  CHECK(cast("1971-06-04T10:11:12.5Z", "TIMESTAMP", "1971-06-04 10:11:12.5") == "true");
  for (const char* const none : {"1971-06-04 ", "1971-06-04x", "1971-06-04 25:00", "x"})
    CHECK(cast(none, "TIMESTAMP", "x") == "unknown");
}

TEST_CASE("dates differ by seconds, or by the midnights, months and years between them") {
  const Cells dates{{"d_l", "2020-01-31"}, {"d_r", "2020-02-01"}};
  CHECK(outcome("ABS(EPOCH(\"d_l\") - EPOCH(\"d_r\")) <= 86400", dates) == "true");
  CHECK(outcome("date_diff('month', d_l, d_r) = 1 AND DATE_DIFF('day', d_l, d_r) = 1", dates) == "true");
  CHECK(outcome("date_diff('year', d_l, d_r) = 0", dates) == "true");
  CHECK(outcome("datediff(d_r, d_l) = 1", dates, Dialect::spark) == "true");
  CHECK(outcome("CAST(d_l AS DATE) < d_r AND CAST(d_l AS DATE) >= '2020-01-31'", dates) == "true");
  CHECK(outcome("EPOCH(d_l) = 1", {{"d_l", "2020-02-31"}}) == "unknown");
  CHECK(outcome("EPOCH(date(try_to_timestamp(d_l, 'yyyy-MM-dd'))) = 1580428800", dates, Dialect::spark) ==
        "true");
  CHECK(outcome("CAST(CAST('1971-6-4 10:11:12.5' AS TIMESTAMP) AS TEXT) = '1971-06-04 10:11:12.5'") ==
        "true");
}

TEST_CASE("what can't be carried over is refused by its name") {
  CHECK(refused("array_length(list_intersect(a_l, a_r)) >= 1", "the function array_length"));
  CHECK(refused("list_max(list_transform(a_l, x -> [x])) >= 1", "the function list_max"));
  CHECK(refused("cos(a_l) < 1", "the function cos"));
  CHECK(refused("CASE WHEN a_l = a_r THEN 1 END = 1", "CASE"));
  CHECK(refused("a_l IN ('x')", "IN"));
  CHECK(refused("a_l LIKE 'x%'", "LIKE"));
  CHECK(refused("a_l['x'] = a_r['x']", "["));
  CHECK(refused("CAST(a_l AS BLOB) = 'x'", "a cast to BLOB"));
  CHECK(refused("levenshtein(a_l) < 1", "levenshtein with these arguments"));
}

TEST_CASE("what is no condition, or of the wrong kind, is refused") {
  CHECK(outcome("levenshtein(a_l, a_r)") == "is no condition, which is true or false");
  CHECK(outcome("a_l") == "is no condition, which is true or false");
  CHECK(outcome("a_l AND b_l = b_r") == "has a column in the place of a condition");
  CHECK(outcome("levenshtein(CAST(a_l AS DATE), a_r) < 1") == "has a time in the place of a text");
  CHECK(outcome("a_l < a_r").find("asks for the order of two columns") == 0);
  CHECK(outcome("a_l = ") == "ends too soon");
  CHECK(outcome("") == "ends too soon");
  CHECK(outcome("a_l = 'x") == "has a quote that is left open");
  CHECK(outcome("a_l = a_r;") == "has a character that is not understood: ;");
  CHECK(outcome(std::string(300, '(') + "TRUE") == "is nested too deep");
  CHECK(outcome(std::string(20'000, ' ')) == "is longer than 10,000 bytes");
}
