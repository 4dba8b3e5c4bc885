#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include <concord/policy/survivorship.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;
using domain::AddressUse;
using domain::Category;
using domain::NameUse;
using domain::Part;
using domain::PartialDate;
using domain::PersonName;
using domain::RecordKey;

namespace {

constexpr CivilDate kToday{2026y / 11 / 1};

Survivorship shipped() {
  std::ifstream file{std::string{CONCORD_ROOT} + "/config/survivorship.json"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto json = parse_json(text);
  REQUIRE(json);
  auto survivorship = Survivorship::read(*json);
  REQUIRE(survivorship);
  return *survivorship;
}

GoldenProfile choose(const std::vector<Contribution>& contributions) {
  return shipped().choose(contributions, kToday);
}

std::string source_of(Part part) {
  switch (part) {
    case Part::housing:
      return "housing";
    case Part::housing_benefit:
    case Part::council_tax:
      return "benefits";
    case Part::concord:
      return "concord";
    default:
      return "social-care";
  }
}

Contribution from(Part part, std::string id, int day = 1) {
  Contribution contribution;
  contribution.key = {source_of(part), id};
  contribution.part = part;
  contribution.as_of = Instant{std::chrono::sys_days{2026y / 10 / 1} + std::chrono::days{day}};
  contribution.record.record_id = std::move(id);
  contribution.record.part = part;
  return contribution;
}

PersonName named(std::string given, std::string family, NameUse use = NameUse::usual) {
  PersonName name;
  name.use = use;
  name.given = std::move(given);
  name.family = std::move(family);
  return name;
}

domain::Address at(std::string line, std::string postcode = "E8 3HA", AddressUse use = AddressUse::home) {
  domain::Address address;
  address.use = use;
  address.lines = {std::move(line)};
  address.postcode = std::move(postcode);
  return address;
}

std::vector<std::string> lines(const std::vector<Golden<domain::Address>>& addresses) {
  std::vector<std::string> all;
  for (const auto& address : addresses) {
    all.push_back(address.value.lines.front());
  }
  return all;
}

}  // namespace

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

TEST_CASE("the address is a home that has not ended") {
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.addresses = {at("1 Old Street"), at("PO Box 7", "N1 1AA", AddressUse::correspondence)};
  benefit.record.addresses[0].to = PartialDate{2020, 5, 1};
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("10 High Street")};
  housing.record.addresses[0].to = PartialDate{2026, 11, 1};  // today is its last day
  const auto profile = choose({benefit, housing});
  REQUIRE(profile.address);
  CHECK(profile.address->value.lines.front() == "10 High Street");
  CHECK_FALSE(profile.address->conflicts);
  CHECK(lines(profile.other_addresses) == std::vector<std::string>{"PO Box 7", "1 Old Street"});
}

TEST_CASE("an address of use previous is never the current home") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("10 High Street", "E8 3HA", AddressUse::previous)};
  const auto profile = choose({housing});
  CHECK_FALSE(profile.address);
  CHECK(profile.other_addresses.size() == 1);
}

TEST_CASE("one place in two spellings, or of one UPRN, is one address") {
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.addresses = {at("FLAT 002, 10 HIGH ST")};
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("Flat 2, 10 High Street")};
  housing.record.addresses[0].uprn = "100023336956";
  auto adults = from(Part::adults, "mosaic-1");
  adults.record.addresses = {at("Flat 2, Ten High Street")};
  adults.record.addresses[0].uprn = "100023336956";
  const auto profile = choose({benefit, housing, adults});
  CHECK(profile.address->from.record_id == "hb-1");
  CHECK(profile.address->also.size() == 2);
  CHECK_FALSE(profile.address->conflicts);
  CHECK(profile.other_addresses.empty());
}

TEST_CASE("flats of one block are different places") {
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.addresses = {at("Flat 1, 10 High Street")};
  benefit.record.addresses[0].uprn = "100023336956";
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("Flat 2, 10 High Street")};
  housing.record.addresses[0].uprn = "100023336956";
  CHECK(choose({benefit, housing}).address->conflicts);
}

TEST_CASE("a ceased record's home does not contradict the current one") {
  auto benefit = from(Part::housing_benefit, "hb-1");
  benefit.record.addresses = {at("1 Old Street")};
  benefit.ceased = true;
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("10 High Street")};
  const auto profile = choose({benefit, housing});
  CHECK(profile.address->from.record_id == "uh-1");
  CHECK_FALSE(profile.address->conflicts);
  CHECK(lines(profile.other_addresses) == std::vector<std::string>{"1 Old Street"});
}

TEST_CASE("of one record's two homes the one moved into last is shown") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("1 Old Street"), at("10 High Street")};
  housing.record.addresses[0].from = PartialDate{2015, 1, 1};
  housing.record.addresses[1].from = PartialDate{2025, 1, 1};
  CHECK(choose({housing}).address->value.lines.front() == "10 High Street");
}

TEST_CASE("previous addresses are listed newest first") {
  auto housing = from(Part::housing, "uh-1");
  housing.record.addresses = {at("1 A Road"), at("2 B Road"), at("3 C Road")};
  housing.record.addresses[0].to = PartialDate{2010, 1, 1};
  housing.record.addresses[1].to = PartialDate{2020, 1, 1};
  housing.record.addresses[2].to = PartialDate{2015, 1, 1};
  CHECK(lines(choose({housing}).other_addresses) ==
        std::vector<std::string>{"2 B Road", "3 C Road", "1 A Road"});
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
