#include "../../../libs/matching/src/text_likeness.hpp"

#include <catch2/catch.hpp>

using namespace concord::matching;

TEST_CASE("Jaro-Winkler gives Winkler's published values") {
  CHECK(jaro_winkler("martha", "marhta") == Approx(0.9611).margin(0.0001));
  CHECK(jaro_winkler("dwayne", "duane") == Approx(0.8400).margin(0.0001));
  CHECK(jaro_winkler("dixon", "dicksonx") == Approx(0.8133).margin(0.0001));
  CHECK(jaro_winkler("same", "same") == 1.0);
  CHECK(jaro_winkler("abc", "xyz") == 0.0);
  CHECK(jaro_winkler("", "") == 1.0);
  CHECK(jaro_winkler("", "a") == 0.0);
}

TEST_CASE("Jaro-Winkler is symmetric where the greedy matching is not") {
  CHECK(jaro_winkler("aabbabab", "bababbaa") == jaro_winkler("bababbaa", "aabbabab"));
  CHECK(jaro_winkler("josephina", "phinajose") == jaro_winkler("phinajose", "josephina"));
}

TEST_CASE("the quick test by letters never turns away a pair that is close") {
  const char* const names[] = {"mohammed", "muhammad", "mohamed", "catherine",   "katharine", "okafor",
                               "okafour",  "li",       "lee",     "szczepanski", "o"};
  for (const char* a : names) {
    for (const char* b : names) {
      for (const double least : {0.84, 0.92}) {
        if (jaro_winkler(a, b) >= least) CHECK(may_reach(least, sketch_of(a), sketch_of(b)));
      }
    }
  }
  CHECK_FALSE(may_reach(0.92, sketch_of("smith"), sketch_of("okafor")));
}

TEST_CASE("two edits are few in a long name, and one in a short") {
  CHECK(few_edits("szczepanski", "szczpanskii"));
  CHECK(few_edits("anne", "anna"));
  CHECK_FALSE(few_edits("anne", "ina"));
  CHECK_FALSE(few_edits("li", "lo"));
}

TEST_CASE("names that sound alike share a code") {
  CHECK(sound_of("catherine") == sound_of("kathryn"));
  CHECK(sound_of("philip") == sound_of("filip"));
  CHECK(sound_of("knight") == sound_of("night"));
  CHECK(sound_of("mohammed") == sound_of("muhammad"));
  CHECK(sound_of("smith") == sound_of("smyth"));
  CHECK(sound_of("smith") != sound_of("jones"));
  CHECK(sound_of("") == 0);
}
