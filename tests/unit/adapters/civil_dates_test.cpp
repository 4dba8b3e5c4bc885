#include "../../../libs/adapters/src/civil_dates.hpp"

#include <string>

#include <catch2/catch.hpp>

using concord::adapters::read_civil_date;
using concord::domain::PartialDate;

TEST_CASE("a day is read in each way that departments write it") {
  for (const std::string text :
       {"1984-03-02", "1984-03-02 00:00:00", "1984-03-02T13:45:00", "1984-03-02 00:00:00.000", "02/03/1984",
        "02/03/1984 00:00", "02/03/1984 00:00:00"}) {
    INFO(text);
    const auto date = read_civil_date(text);
    REQUIRE(date);
    CHECK(*date == PartialDate{1984, 3, 2});
  }
}

TEST_CASE("a time with a zone is the day that it is in London") {
  CHECK(read_civil_date("1984-06-01T23:00:00Z").value() == PartialDate{1984, 6, 2});
  CHECK(read_civil_date("1984-12-01T23:00:00Z").value() == PartialDate{1984, 12, 1});
  CHECK(read_civil_date("1984-06-02 00:00:00+01:00").value() == PartialDate{1984, 6, 2});
}

TEST_CASE("what can't be told for sure is no day") {
  for (const std::string text :
       {"02/03/84", "30743", "31/02/1984", "1984-13-01", "1984-03-02 noon", "02-Mar-1984", "1984-03-02 00:0",
        "1984-03-021", "          ", "1984/03/02"}) {
    INFO(text);
    CHECK_FALSE(read_civil_date(text));
  }
}
