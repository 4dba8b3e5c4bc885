#include <unistd.h>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters::testing;
using domain::PartialDate;

namespace {
const Reading& extract() {
  static const Reading reading = read_data("mosaic", "mosaic");
  return reading;
}
}  // namespace

TEST_CASE("an adult of Mosaic is read from its three tables") {
  const Reading& reading = extract();
  REQUIRE(reading.outcome);
  const domain::Record& amina = reading.record("mosaic-1001");
  CHECK(amina.part == domain::Part::adults);
  CHECK(amina.names[0].given == "Amina");
  CHECK(amina.birth_date == PartialDate{1984, 3, 2});
  CHECK_FALSE(amina.birth_expected);
  CHECK(amina.sex == domain::Sex::female);
  CHECK(identifiers_of(amina) ==
        std::vector<std::string>{"nhs-number=9434765919", "social-care-person-id=1001"});
  CHECK_FALSE(amina.identifiers[0].verified);
  CHECK(attribute_of(amina, "ethnicity") == "BAFR");
  CHECK(attribute_of(amina, "first-language") == "Igbo");
  CHECK(attribute_of(amina, "interpreter-required") == "yes");
  CHECK(amina.restrictions.empty());
}

TEST_CASE("Mosaic's joined addresses are taken apart, without the postcode that they repeat") {
  const domain::Record& amina = extract().record("mosaic-1001");
  REQUIRE(amina.addresses.size() == 2);
  CHECK(amina.addresses[0].premises == domain::Premises::care_home);
  CHECK(amina.addresses[0].to == PartialDate{2019, 3, 31});
  CHECK(amina.addresses[1].lines == std::vector<std::string>{"Flat 2", "10 Mare Street", "Hackney"});
  CHECK(amina.addresses[1].postcode == "E8 3HA");
  CHECK(amina.addresses[1].uprn == "100023336956");
  CHECK(amina.addresses[1].premises == domain::Premises::shared_house);
  CHECK(extract().record("mosaic-1002").addresses[0].use == domain::AddressUse::placement);
  REQUIRE(extract().record("mosaic-1003").addresses.size() == 1);
  CHECK(extract().record("mosaic-1003").addresses[0].use == domain::AddressUse::correspondence);
}

TEST_CASE("a carer's telephone is said to be the carer's") {
  const auto& contacts = extract().record("mosaic-1001").contacts;
  REQUIRE(contacts.size() == 3);
  CHECK(contacts[0].use == "carer");
  CHECK(contacts[1].use == "mobile");
  CHECK(contacts[2].kind == domain::ContactKind::email);
  CHECK(extract().summary.dropped_values.at("dm_telephone_numbers.csv TELEPHONE_NUMBER") == 1);
}

TEST_CASE("an unborn child has the date when it is due, no given name, and its restriction") {
  const domain::Record& baby = extract().record("mosaic-1002");
  CHECK(baby.part == domain::Part::children);
  CHECK(baby.birth_expected);
  CHECK(baby.birth_date == PartialDate{2027, 1, 15});
  CHECK(baby.names[0].given.empty());
  CHECK(baby.names[0].family == "Okafor");
  REQUIRE(baby.restrictions.size() == 1);
  CHECK(baby.restrictions[0].reason == "restricted-case");
  // Two years ahead is no pregnancy.
  CHECK_FALSE(extract().record("mosaic-1007").birth_date);
}

TEST_CASE("leading zeros of an NHS number come back, and a wrong one is left out") {
  CHECK(identifiers_of(extract().record("mosaic-1002")).front() == "nhs-number=0010000003");
  CHECK(identifiers_of(extract().record("mosaic-1006")).front() == "social-care-person-id=1006");
  CHECK(extract().summary.dropped_values.at("dm_persons.csv NHS_ID") == 1);
}

TEST_CASE("a person with one whole name keeps it whole, and a name of thirty characters may be cut") {
  const domain::Record& sukarno = extract().record("mosaic-1003");
  CHECK(sukarno.names[0].full == "Sukarno");
  REQUIRE(sukarno.death);
  CHECK(sukarno.death->date == PartialDate{2026, 2, 3});
  CHECK(extract().record("mosaic-1006").names[0].given_cut);
}

TEST_CASE("a person of neither context is unusable, for the part decides who may see them") {
  const auto& summary = extract().summary;
  CHECK_FALSE(extract().has("mosaic-1005"));
  CHECK(summary.rows_read == 8);
  CHECK(summary.rows_in_records == 5);
  CHECK(summary.unusable == 2);
  CHECK(summary.not_people_by_kind.at("placeholder") == 1);
  CHECK(summary.adds_up());
  CHECK(summary.unknown_codes.at("context=X") == 1);
  CHECK(summary.unknown_codes.at("telephone-type=Pager") == 1);
}
