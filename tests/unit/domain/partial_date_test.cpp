#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/domain/partial_date.hpp>

using namespace concord::domain;
using namespace std::chrono_literals;
using concord::CivilDate;

TEST_CASE("a partial date says how much of it is known") {
  CHECK(parse_partial_date("1984").value().precision() == Precision::year);
  CHECK(parse_partial_date("1984-03").value().precision() == Precision::month);
  CHECK(parse_partial_date("1984-03-02").value() == PartialDate{1984, 3, 2});
  CHECK(to_string(Precision::month) == "month");
}

TEST_CASE("a partial date is written as it is read") {
  for (const auto text : {"1984", "1984-03", "1984-03-02", "1850", "2200-12-31", "2024-02-29"}) {
    CHECK(to_string(parse_partial_date(text).value()) == text);
  }
}

TEST_CASE("what is not a real day from 1850 to 2200 is refused") {
  for (const auto text :
       {"", "84", "1984-3-2", "1984-13", "1984-00", "1984-02-30", "2023-02-29", "1984-03-00", "1849", "2201",
        "9999-12-31", "0000", "1984-03-02T00:00:00Z", "02/03/1984", "1984/03/02", " 1984", "1984-03-0a"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_partial_date(text));
  }
}

TEST_CASE("dates are read by the pattern of their layout") {
  struct Row {
    std::string text, pattern, date;
  };
  for (const auto& row : std::vector<Row>{{"1984-03-02 00:00:00", "%Y-%m-%d %H:%M:%S", "1984-03-02"},
                                          {"02/03/1984", "%d/%m/%Y", "1984-03-02"},
                                          {"2/3/1984", "%d/%m/%Y", "1984-03-02"},
                                          {"27 3 2007", "%d %m %Y", "2007-03-27"},
                                          {"  02/03/1984  ", "%d/%m/%Y", "1984-03-02"},
                                          {"19840302", "%Y%m%d", "1984-03-02"},
                                          {"03/1984", "%m/%Y", "1984-03"},
                                          {"1984", "%Y", "1984"},
                                          {"31/02/1984", "%d/%m/%Y", ""},
                                          {"02/13/1984", "%d/%m/%Y", ""},
                                          {"00/03/1984", "%d/%m/%Y", ""},
                                          {"02/03/1984x", "%d/%m/%Y", ""},
                                          {"02/03/84", "%d/%m/%Y", ""},
                                          {"1984-03-02", "%d/%m/%Y", ""},
                                          {"1984-03-02 25:00:00", "%Y-%m-%d %H:%M:%S", ""},
                                          {"", "%d/%m/%Y", ""},
                                          {"02/03", "%d/%m", ""},
                                          {"02/03/1066", "%d/%m/%Y", ""}}) {
    CAPTURE(row.text, row.pattern);
    const auto parsed = parse_date(row.text, row.pattern);
    REQUIRE(parsed.has_value() == !row.date.empty());
    if (parsed) CHECK(to_string(*parsed) == row.date);
  }
}

TEST_CASE("a two-digit year is the nearest before the newest that it can be") {
  CHECK(parse_date("02/03/84", "%d/%m/%y", 2026).value().year == 1984);
  CHECK(parse_date("02/03/26", "%d/%m/%y", 2026).value().year == 2026);
  CHECK(parse_date("02/03/27", "%d/%m/%y", 2026).value().year == 1927);
  CHECK(parse_date("02/03/00", "%d/%m/%y", 2026).value().year == 2000);
}

TEST_CASE("dates that systems write for none are sentinels, whatever their year") {
  for (const auto text :
       {"1900-01-01", "1800-01-01", "2099-12-31", "9999-01-01", "9999-12-31", "0001-01-01", "1899-12-30"}) {
    CAPTURE(text);
    const auto parsed = parse_date(text, "%Y-%m-%d");
    REQUIRE(parsed);
    CHECK(is_sentinel(*parsed));
  }
}

TEST_CASE("a date that is merely likely to be made up is no sentinel") {
  for (const PartialDate date : {PartialDate{1984, 1, 1}, PartialDate{2009, 6, 15}, PartialDate{1900, 0, 0},
                                 PartialDate{1900, 1, 2}}) {
    CHECK_FALSE(is_sentinel(date));
  }
}

TEST_CASE("the first and last day are those that the date can mean") {
  CHECK(first_day({1984, 0, 0}) == CivilDate{1984y / 1 / 1});
  CHECK(last_day({1984, 0, 0}) == CivilDate{1984y / 12 / 31});
  CHECK(last_day({2024, 2, 0}) == CivilDate{2024y / 2 / 29});
  CHECK(last_day({1984, 3, 2}) == CivilDate{1984y / 3 / 2});
  CHECK(whole(1984y / 3 / 2) == PartialDate{1984, 3, 2});
}

TEST_CASE("what ends today has not passed") {
  CHECK_FALSE(has_passed({2026, 11, 1}, 2026y / 11 / 1));
  CHECK(has_passed({2026, 10, 31}, 2026y / 11 / 1));
  CHECK_FALSE(has_passed({2026, 0, 0}, 2026y / 11 / 1));
  CHECK_FALSE(has_passed({2026, 11, 0}, 2026y / 11 / 30));
  CHECK(has_passed({2026, 10, 0}, 2026y / 11 / 1));
}

TEST_CASE("an age is of whole years") {
  CHECK(age_on({1984, 3, 2}, 2026y / 3 / 1) == 41);
  CHECK(age_on({1984, 3, 2}, 2026y / 3 / 2) == 42);
  CHECK(age_on({1984, 0, 0}, 2026y / 1 / 1) == 42);
  CHECK(age_on({2004, 2, 29}, 2022y / 2 / 28) == 17);
  CHECK(age_on({2004, 2, 29}, 2022y / 3 / 1) == 18);
  CHECK(age_on({2026, 12, 1}, 2026y / 11 / 1) == -1);
}
