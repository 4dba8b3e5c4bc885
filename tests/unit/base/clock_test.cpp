#include <catch2/catch.hpp>

#include <concord/base/clock.hpp>

using namespace concord;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
CivilDate day(std::string_view text) { return parse_iso_date(text).value(); }

}  // namespace

TEST_CASE("an instant is written in UTC, with microseconds only when there are some") {
  CHECK(to_rfc3339(at("2026-11-01T03:00:00Z")) == "2026-11-01T03:00:00Z");
  CHECK(to_rfc3339(at("2026-11-01T03:00:00.5Z")) == "2026-11-01T03:00:00.500000Z");
  CHECK(to_rfc3339(at("1969-12-31T23:59:59.999999Z")) == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("an RFC 3339 time may have an offset and up to nine digits of a second") {
  CHECK(at("2026-06-01T03:00:00+01:00") == at("2026-06-01T02:00:00Z"));
  CHECK(at("2026-06-01T23:30:00-05:30") == at("2026-06-02T05:00:00Z"));
  CHECK(at("2026-06-01t03:00:00.123456789z") == at("2026-06-01T03:00:00.123456Z"));
}

TEST_CASE("what is not an RFC 3339 time is refused") {
  const auto text = GENERATE(as<std::string>{}, "", "2026-06-01", "2026-06-01T03:00Z", "2026-06-01 03:00:00Z",
                             "2026-06-01T03:00:00", "2026-06-31T03:00:00Z", "2026-02-29T03:00:00Z",
                             "2026-06-01T24:00:00Z", "2026-06-30T23:59:60Z", "2026-06-01T03:00:00.Z",
                             "2026-06-01T03:00:00.1234567890Z", "2026-06-01T03:00:00+0100",
                             "2026-06-01T03:00:00+24:00", "2026-06-01T03:00:00Z ", "0000-01-01T00:00:00Z",
                             "0001-01-01T00:00:00+01:00", "+2026-06-01T03:00:00Z", "2026-6-1T03:00:00Z");
  CAPTURE(text);
  CHECK_FALSE(parse_rfc3339(text).has_value());
}

TEST_CASE("a civil date is a real day") {
  CHECK(to_iso_date(day("2024-02-29")) == "2024-02-29");
  CHECK(to_iso_date(day("0001-01-01")) == "0001-01-01");
  for (const auto* text :
       {"2023-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "2026-01-01T", "0000-01-01", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

TEST_CASE("London is on GMT in winter and an hour ahead in summer") {
  CHECK(london_to_utc(day("2026-01-15"), 3h) == at("2026-01-15T03:00:00Z"));
  CHECK(london_to_utc(day("2026-07-15"), 3h) == at("2026-07-15T02:00:00Z"));
}

TEST_CASE("a London time that stands twice is the first of the two") {
  CHECK(london_to_utc(day("2026-10-25"), 1h + 30min) == at("2026-10-25T00:30:00Z"));
  CHECK(london_to_utc(day("2026-10-25"), 2h) == at("2026-10-25T02:00:00Z"));
}

TEST_CASE("a London time that does not exist moves forward by the missing hour") {
  CHECK(london_to_utc(day("2026-03-29"), 59min) == at("2026-03-29T00:59:00Z"));
  CHECK(london_to_utc(day("2026-03-29"), 1h + 30min) == at("2026-03-29T01:30:00Z"));
  CHECK(london_to_utc(day("2026-03-29"), 2h) == at("2026-03-29T01:00:00Z"));
}

TEST_CASE("the day in London changes at its own midnight") {
  CHECK(london_date(at("2026-07-14T22:59:59.999999Z")) == day("2026-07-14"));
  CHECK(london_date(at("2026-07-14T23:00:00Z")) == day("2026-07-15"));
  CHECK(london_date(at("2026-01-14T23:30:00Z")) == day("2026-01-14"));
}

TEST_CASE("a fixed clock stands still until it is told") {
  FixedClock clock{at("2026-07-14T12:00:00Z")};
  const Clock& seen = clock;
  CHECK(seen.now() == at("2026-07-14T12:00:00Z"));
  clock.advance(90s);
  CHECK(seen.now() == at("2026-07-14T12:01:30Z"));
}
