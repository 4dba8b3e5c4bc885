#include "contributions.hpp"

using namespace concord;
using namespace concord::policy;
using namespace concord::policy::testing;

TEST_CASE("nothing gives nothing") {
  const auto profile = choose({});
  CHECK_FALSE(profile.name);
  CHECK_FALSE(profile.birth_date);
  CHECK_FALSE(profile.address);
  CHECK(profile.contacts.empty());
}

TEST_CASE("the name of the part that ranks first is shown, with who says the same and who does not") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.names = {named("AMINA", "OKAFOR")};
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.names = {named("Amina", "Okafor")};
  auto tax = from(Part::council_tax, "ct-1");
  tax.record.names = {named("A", "OKAFOR")};
  const auto profile = choose({housing, adults, tax});
  REQUIRE(profile.name);
  CHECK(profile.name->value.given == "Amina");
  CHECK(profile.name->from == RecordKey{"social-care", "mosaic-1"});
  CHECK(profile.name->as_of == adults.as_of);
  CHECK(profile.name->also == std::vector<RecordKey>{{"housing", "uh-1"}});
  CHECK(profile.name->conflicts);
  REQUIRE(profile.other_names.size() == 1);
  CHECK(profile.other_names[0].value.given == "A");
  CHECK_FALSE(choose({housing, adults}).name->conflicts);
}

TEST_CASE("a former name is another name, not a contradiction") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.names = {named("Amina", "Bello", NameUse::birth), named("Amina", "Okafor")};
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.names = {named("Amina", "Bello", NameUse::former)};
  const auto profile = choose({housing, adults});
  CHECK(profile.name->value.family == "Okafor");
  CHECK_FALSE(profile.name->conflicts);
  REQUIRE(profile.other_names.size() == 1);
  CHECK(profile.other_names[0].value.family == "Bello");
}

TEST_CASE("a placeholder is no name") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.names = {named("Unknown", "Unknown")};
  auto housing = from(Part::housing, "uh-1");
  housing.record.names = {named("Amina", "Okafor")};
  CHECK(choose({adults, housing}).name->value.given == "Amina");
  CHECK_FALSE(choose({adults}).name);
}

TEST_CASE("current records come before ceased ones, whatever their rank") {
  auto adults = from(Part::adults, "mosaic-1", 20);
  adults.record.birth_date = PartialDate{1984, 3, 2};
  adults.ceased = true;
  auto tax = from(Part::council_tax, "ct-1");
  tax.record.birth_date = PartialDate{1984, 2, 3};
  const auto profile = choose({adults, tax});
  CHECK(profile.birth_date->value == PartialDate{1984, 2, 3});
  CHECK(profile.birth_date->conflicts);
  CHECK(choose({adults}).birth_date->value == PartialDate{1984, 3, 2});
}

TEST_CASE("of one rank the newest is shown, of one time the least key") {
  auto first = from(Part::housing, "uh-1", 1);
  first.record.sex = domain::Sex::female;
  auto second = from(Part::housing, "uh-2", 2);
  second.record.sex = domain::Sex::male;
  CHECK(choose({first, second}).sex->from.record_id == "uh-2");
  second.as_of = first.as_of;
  CHECK(choose({second, first}).sex->from.record_id == "uh-1");
  second.as_of.reset();
  second.key.record_id = "uh-0";
  CHECK(choose({second, first}).sex->from.record_id == "uh-1");
  CHECK(choose({second, first}).sex->conflicts);
}

TEST_CASE("a date that is only partly known does not contradict the whole one") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.birth_date = PartialDate{1984, 3, 2};
  auto housing = from(Part::housing, "uh-1");
  housing.record.birth_date = PartialDate{1984, 0, 0};
  CHECK_FALSE(choose({adults, housing}).birth_date->conflicts);
  housing.record.birth_date = PartialDate{1984, 4, 0};
  CHECK(choose({adults, housing}).birth_date->conflicts);
}

TEST_CASE("sentinel dates are nobody's birth, and a due date only that of the unborn") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.birth_date = PartialDate{1900, 1, 1};
  auto housing = from(Part::housing, "uh-1");
  housing.record.birth_date = PartialDate{2026, 8, 9};
  auto children = from(Part::children, "mosaic-2");
  children.record.birth_date = PartialDate{2026, 8, 15};
  children.record.birth_expected = true;
  CHECK(choose({adults, housing, children}).birth_date->from.record_id == "uh-1");
  CHECK(choose({adults, children}).birth_date->from.record_id == "mosaic-2");
  CHECK_FALSE(choose({adults}).birth_date);
}

TEST_CASE("markers of two incidents are two, of one incident in two records one") {
  auto one = from(Part::housing, "uh-1");
  domain::Marker marker{"VA", "person", PartialDate{2026, 5, 1}};
  marker.incident = domain::Incident{"INC-1", {2026, 5, 1}, "verbal-abuse"};
  one.record.markers = {marker};
  auto two = from(Part::housing, "uh-2");
  two.record.markers = {marker};
  marker.incident->reference = "INC-2";
  two.record.markers.push_back(marker);
  const auto profile = choose({one, two});
  REQUIRE(profile.markers.size() == 2);
  CHECK(profile.markers[0].also.size() == 1);
  CHECK(profile.markers[0].value.review == PartialDate{2027, 5, 1});
}

TEST_CASE("a verified death comes before a reported one") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.death = domain::Death{domain::DeathState::reported, PartialDate{2026, 9, 1}};
  auto tax = from(Part::council_tax, "ct-1");
  tax.record.death = domain::Death{domain::DeathState::verified, PartialDate{2026, 9, 2}};
  const auto profile = choose({adults, tax});
  CHECK(profile.death->from.record_id == "ct-1");
  CHECK(profile.death->conflicts);
  CHECK_FALSE(choose({tax}).death->conflicts);
}

TEST_CASE("identifiers are listed once each, and two of one kind contradict each other") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.identifiers = {{"nhs-number", "9434765919", domain::Quality::valid, true}};
  auto housing = from(Part::housing, "uh-1");
  housing.record.identifiers = {
      {"nhs-number", "9434765919"}, {"nino", "AB123456C"}, {"tenancy", "1"}, {"tenancy", "2"}};
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.identifiers = {{"nino", "AB123456"}};
  const auto profile = choose({housing, adults, benefit});
  REQUIRE(profile.identifiers.size() == 5);
  CHECK(profile.identifiers[0].value.verified);
  CHECK(profile.identifiers[0].also == std::vector<RecordKey>{{"housing", "uh-1"}});
  for (const auto& one : profile.identifiers) {
    CHECK_FALSE(one.conflicts);
  }
  benefit.record.identifiers = {{"nino", "JG103759A"}};
  for (const auto& one : choose({housing, adults, benefit}).identifiers) {
    CHECK(one.conflicts == (one.value.type == "nino"));
  }
}

TEST_CASE("a phone that one source may not ring is a contradiction, two phones are not") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.contacts = {domain::parse_phone("07700 900982").value(),
                             domain::parse_phone("020 7946 0018").value()};
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.contacts = {domain::parse_phone("+447700900982").value()};
  auto profile = choose({housing, adults});
  REQUIRE(profile.contacts.size() == 2);
  CHECK(profile.contacts[0].value.as_entered == "07700 900982");
  CHECK(profile.contacts[0].also.size() == 1);
  CHECK_FALSE(profile.contacts[0].conflicts);
  housing.record.contacts[0].may_use = true;
  adults.record.contacts[0].may_use = false;
  profile = choose({housing, adults});
  CHECK(profile.contacts[0].conflicts);
  CHECK_FALSE(profile.contacts[1].conflicts);
}

TEST_CASE("engagements come current first, then newest") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.engagements = {
      {"tenancy", "1", "tenant", "SEC", PartialDate{2001, 1, 1}, PartialDate{2010, 1, 1}, {}},
      {"tenancy", "2", "tenant", "SEC", PartialDate{2010, 1, 2}, std::nullopt, {}},
      {"involvement", "", "", "", PartialDate{2001, 1, 1}, std::nullopt, {}}};
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.engagements = {
      {"housing-benefit", "7", "claimant", "live", PartialDate{2020, 1, 1}, std::nullopt, {}}};
  const auto profile = choose({housing, benefit});
  REQUIRE(profile.engagements.size() == 3);
  CHECK(profile.engagements[0].value.reference == "7");
  CHECK(profile.engagements[1].value.reference == "2");
  CHECK(profile.engagements[2].value.reference == "1");
}

TEST_CASE("one engagement told in two ways is a contradiction") {
  auto one = from(Part::housing, "uh-1");
  one.record.engagements = {{"tenancy", "1", "tenant", "SEC", PartialDate{2001, 1, 1}, std::nullopt, {}}};
  auto two = from(Part::housing, "uh-2");
  two.record.engagements = one.record.engagements;
  CHECK_FALSE(choose({one, two}).engagements[0].conflicts);
  two.record.engagements[0].to = PartialDate{2020, 1, 1};
  CHECK(choose({one, two}).engagements[0].conflicts);
}

TEST_CASE("markers past their review and restrictions that ended are not shown") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.markers = {{"VA", "person", std::nullopt, PartialDate{2026, 10, 31}},
                            {"DO", "address", std::nullopt, PartialDate{2026, 11, 1}},
                            {"PA", "person", std::nullopt, std::nullopt}};
  housing.record.restrictions = {{"refuge", std::nullopt, PartialDate{2026, 10, 31}},
                                 {"at-risk", std::nullopt, std::nullopt}};
  const auto profile = choose({housing});
  REQUIRE(profile.markers.size() == 1);  // one is past its review, one says nothing of its time
  CHECK(profile.markers[0].value.code == "DO");
  REQUIRE(profile.restrictions.size() == 1);
  CHECK(profile.restrictions[0].value.reason == "at-risk");
}

TEST_CASE("of an attribute the preferred record's values are shown, all of them") {
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.attributes = {{Category::health, "disability", "hearing"},
                              {Category::health, "disability", "sight"}};
  auto housing = from(Part::housing, "uh-1");
  housing.record.attributes = {{Category::health, "disability", "sight"},
                               {Category::equality, "nationality", "GBR"}};
  const auto profile = choose({housing, adults});
  REQUIRE(profile.attributes.size() == 3);
  CHECK(profile.attributes[0].value.value == "hearing");
  CHECK(profile.attributes[0].conflicts);
  CHECK(profile.attributes[1].value.value == "sight");
  CHECK(profile.attributes[1].also == std::vector<RecordKey>{{"housing", "uh-1"}});
  CHECK_FALSE(profile.attributes[2].conflicts);
}

TEST_CASE("a slip of the pen in the ranks is refused with its place") {
  const auto refused = [](std::string_view text) {
    const auto json = parse_json(text);
    REQUIRE(json);
    const auto survivorship = Survivorship::read(*json);
    REQUIRE_FALSE(survivorship);
    REQUIRE(survivorship.error().faults.size() == 1);
    return survivorship.error().faults[0];
  };
  CHECK(refused(R"({"ranks": {}})").pointer == "/version");
  CHECK(refused(R"({"version": "1"})").pointer == "/ranks");
  CHECK(refused(R"({"version": "1", "ranks": {}})").pointer == "/ranks/name");
  CHECK(refused(R"({"version": "1", "ranks": {"nmae": []}})").detail ==
        "unknown member 'nmae'; did you mean 'name'?");
  const auto part = refused(R"({"version": "1", "ranks": {"name": ["housing", "adult"]}})");
  CHECK(part.pointer == "/ranks/name/1");
  CHECK(part.detail == "unknown part 'adult'; did you mean 'adults'?");
}
