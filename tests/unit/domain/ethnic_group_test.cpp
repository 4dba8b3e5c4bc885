#include <catch2/catch.hpp>

#include <concord/domain/ethnic_group.hpp>

using namespace concord::domain;

TEST_CASE("an ethnic group is read from the census's words and from the codes of departments") {
  using enum EthnicGroup;
  CHECK(ethnic_group("English, Welsh, Scottish, Northern Irish or British") == white);
  CHECK(ethnic_group("White and Black African") == mixed);
  CHECK(ethnic_group("Mixed or multiple ethnic groups") == mixed);
  CHECK(ethnic_group("Asian or Asian British") == asian);
  CHECK(ethnic_group("Any other Black background") == black);
  CHECK(ethnic_group("Any other ethnic group") == other);
  CHECK(ethnic_group("wbri") == white);
  CHECK(ethnic_group("WBR") == white);
  CHECK(ethnic_group("BOTH") == black);
  CHECK(ethnic_group("R") == asian);
}

TEST_CASE("what says nothing of an ethnic group is not known") {
  for (const char* const said : {"", "Refused", "NOBT", "Z", "99", "not stated", "Romanesque"}) {
    CHECK(ethnic_group(said) == EthnicGroup::not_known);
  }
  CHECK(to_string(EthnicGroup::not_known) == "not-known");
}
