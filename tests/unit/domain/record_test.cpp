#include <string>

#include <catch2/catch.hpp>

#include <concord/domain/record.hpp>

using namespace concord::domain;
using namespace std::chrono_literals;

TEST_CASE("sex and the state of a death are read as they are written") {
  for (const auto sex : {Sex::unknown, Sex::male, Sex::female, Sex::indeterminate})
    CHECK(parse_sex(to_string(sex)).value() == sex);
  for (const auto state : {DeathState::reported, DeathState::verified})
    CHECK(parse_death_state(to_string(state)).value() == state);
  CHECK_FALSE(parse_sex("M"));
  CHECK_FALSE(parse_death_state("formal"));
}

TEST_CASE("an engagement is current until the end of its last day") {
  Engagement engagement;
  CHECK(is_current(engagement, 2026y / 11 / 1));
  engagement.to = PartialDate{2026, 11, 1};
  CHECK(is_current(engagement, 2026y / 11 / 1));
  CHECK_FALSE(is_current(engagement, 2026y / 11 / 2));
}

TEST_CASE("a source version is a time, a counter, or both") {
  for (const std::string text :
       {"2026-11-01T03:00:00Z", "17", "0", "18446744073709551615", "2026-11-01T03:00:00Z/17"}) {
    const auto version = parse_source_version(text);
    REQUIRE(version);
    CHECK_FALSE(version->empty());
    CHECK(to_string(*version) == text);
  }
  CHECK(parse_source_version("17").value().counter == 17);
  CHECK_FALSE(parse_source_version("17").value().as_of);
  CHECK(SourceVersion{}.empty());
}

TEST_CASE("what is no source version is refused") {
  for (const std::string text :
       {"", "/", "-1", "1.5", "yesterday", "2026-11-01", "18446744073709551616", "2026-11-01T03:00:00Z/",
        "2026-11-01T03:00:00Z/x", "17/2026-11-01T03:00:00Z", "2026-11-01T03:00:00Z/1/2"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_source_version(text));
  }
}

TEST_CASE("a restriction that has ended restricts no longer, where the day is known") {
  Record record;
  CHECK_FALSE(is_restricted(record));
  record.restrictions.push_back({"refuge", PartialDate{2026, 1, 1}, PartialDate{2026, 6, 30}});
  CHECK(is_restricted(record));
  CHECK(is_restricted(record, 2026y / 6 / 30));
  CHECK_FALSE(is_restricted(record, 2026y / 7 / 1));
  record.restrictions.push_back({"at-risk", std::nullopt, std::nullopt});
  CHECK(is_restricted(record, 2026y / 7 / 1));
}
