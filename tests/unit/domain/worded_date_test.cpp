#include <catch2/catch.hpp>

#include <concord/domain/worded_date.hpp>

using namespace concord::domain;

TEST_CASE("a date with its month in a word is read as people and exports write it") {
  for (const char* text :
       {"19-Feb-91", "19-FEB-1991", "19 February 1991", "19th February 1991", "19th of Feb. 1991",
        "19 feb, 1991", "February 19, 1991", "Feb 19th 1991", "1991-Feb-19", "19FEB1991", "19/Feb/1991",
        "19 Feb '91", " 19-Feb-1991 00:00:00 "}) {
    CAPTURE(text);
    const auto date = parse_worded_date(text, 2026);
    REQUIRE(date);
    CHECK(*date == PartialDate{1991, 2, 19});
  }
  CHECK(parse_worded_date("1-AUGUST-91", 2026).value() == PartialDate{1991, 8, 1});
  CHECK(parse_worded_date("3 Sept 2004T10:15", 2026).value() == PartialDate{2004, 9, 3});
  CHECK(parse_worded_date("Feb 1991", 2026).value() == PartialDate{1991, 2, 0});
}

TEST_CASE("a two-digit year of a worded date is one of the hundred up to the newest") {
  CHECK(parse_worded_date("19-Feb-26", 2026).value().year == 2026);
  CHECK(parse_worded_date("19-Feb-27", 2026).value().year == 1927);
  CHECK(parse_worded_date("19-Feb-00", 2026).value().year == 2000);
}

TEST_CASE("what is no date with a worded month is refused") {
  for (const char* text : {"",
                           "Feb",
                           "19 Feb",
                           "Feb 91",
                           "19 02 1991",
                           "31-Feb-91",
                           "19-Fe-91",
                           "19-Febr-uary-91",
                           "19-Foo-91",
                           "199-Feb-91",
                           "19-Feb-991",
                           "19-Feb-1066",
                           "19 Feb 1991 approx",
                           "May May 1991",
                           "19-Feb-91-Mar-92-Apr",
                           ":",
                           "00:00",
                           "19 Feb 19€1",
                           "th of feb",
                           "1st 2nd 3rd",
                           "0-Feb-1991",
                           "Feb Feb Feb",
                           "19-FEB-91 00.00.00.000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_worded_date(text, 2026));
  }
}

TEST_CASE("a worded date that systems write for none is a sentinel") {
  CHECK(is_sentinel(parse_worded_date("01-Jan-1900", 2026).value()));
  CHECK(is_sentinel(parse_worded_date("31-Dec-9999", 2026).value()));
}
