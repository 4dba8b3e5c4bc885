// Distances as DuckDB 1.5 gives them.
#include <string>

#include <catch2/catch.hpp>

#include "../../../libs/matching/src/splink/text_distance.hpp"

using namespace concord::matching;

TEST_CASE("DuckDB's Jaro-Winkler adds for a common prefix only above 0.7") {
  CHECK(splink::jaro_winkler("martha", "marhta") == Approx(0.9611111111111111).epsilon(1e-15));
  CHECK(splink::jaro_winkler("dixon", "dicksonx") == Approx(0.8133333333333332).epsilon(1e-15));
  CHECK(splink::jaro_winkler("abcxyzu", "abcdefg") == Approx(0.6190476190476191).epsilon(1e-15));
  CHECK(splink::jaro("dixon", "dicksonx") == Approx(0.7666666666666666).epsilon(1e-15));
  CHECK(splink::jaro_winkler("a", "a") == 1.0);
  CHECK(splink::jaro_winkler("a", "b") == 0.0);
  CHECK(splink::jaro_winkler("ab", "ba") == 0.0);
  CHECK(splink::jaro_winkler("", "") == 0.0);
}

TEST_CASE("DuckDB's distances count bytes, not letters") {
  CHECK(splink::jaro_winkler("zoé", "zoe") == Approx(0.7777777777777778).epsilon(1e-15));
  CHECK(splink::levenshtein("é", "e") == 2);
  CHECK(splink::damerau_levenshtein("é", "e") == 2);
}

TEST_CASE("a text of more than 64 bytes is measured in full, and of more than 1,024 not") {
  const auto repeat = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  CHECK(splink::jaro_winkler(repeat("a", 69) + "b", "b" + repeat("a", 69)) == Approx(0.9904761904761905));
  CHECK(splink::jaro_winkler(repeat("ab", 100) + "b", "b" + repeat("ab", 99)) == Approx(0.8308541046859504));
  CHECK(splink::jaro_winkler(repeat("abc", 30), repeat("acb", 33)) == Approx(0.8727272727272727));
  CHECK(splink::jaro_winkler(repeat("abc", 20), repeat("acb", 33)) == Approx(0.7818181818181817));
  CHECK(splink::levenshtein(repeat("a", 1024) + "b", repeat("a", 1024)) == 0);
}

TEST_CASE("a swap of neighbours is one edit, even with an edit between them") {
  CHECK(splink::damerau_levenshtein("ab", "ba") == 1);
  CHECK(splink::damerau_levenshtein("ca", "abc") == 2);
  CHECK(splink::levenshtein("ab", "ba") == 2);
  CHECK(splink::levenshtein("", "ab") == 2);
  CHECK(splink::damerau_levenshtein("", "") == 0);
}

TEST_CASE("Jaccard is over the sets of bytes") {
  CHECK(splink::jaccard("abc", "abd") == 0.5);
  CHECK(splink::jaccard("aab", "ab") == 1.0);
}
