#include "contributions.hpp"

using namespace concord;
using namespace concord::policy;
using namespace concord::policy::testing;

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
