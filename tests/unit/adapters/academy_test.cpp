#include <unistd.h>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters::testing;
using domain::PartialDate;

namespace {
const Reading& extract() {
  static const Reading reading = read_data("academy", "academy");
  return reading;
}
}  // namespace

TEST_CASE("a claimant is folded from the houses of the claim, the latest house's values winning") {
  const Reading& reading = extract();
  REQUIRE(reading.outcome);
  const domain::Record& ruksana = reading.record("hb-6060591-11");
  CHECK(ruksana.part == domain::Part::housing_benefit);
  REQUIRE(ruksana.names.size() == 1);
  CHECK(ruksana.names[0].title == "Mrs");
  CHECK(ruksana.names[0].given == "RUKSANA");
  CHECK(ruksana.names[0].family == "BEGUM-ALI");
  CHECK(ruksana.birth_date == PartialDate{1984, 3, 2});
  CHECK(ruksana.sex == domain::Sex::female);
  CHECK(identifiers_of(ruksana) == std::vector<std::string>{"benefit-claim=6060591", "nino=JG103759A"});
  CHECK(attribute_of(ruksana, "disabled") == "yes");
  CHECK(attribute_of(ruksana, "carer") == "yes");
  CHECK(attribute_of(ruksana, "first-language") == "BEN");
  REQUIRE(ruksana.contacts.size() == 1);
  CHECK(ruksana.contacts[0].value == "+447700900321");
}

TEST_CASE("the houses of a claim are the claimant's addresses, the current one without an end") {
  const domain::Record& ruksana = extract().record("hb-6060591-11");
  REQUIRE(ruksana.addresses.size() == 2);
  CHECK(ruksana.addresses[0].lines == std::vector<std::string>{"Flat 9 Elm Court", "Well Street", "London"});
  CHECK(ruksana.addresses[0].to == PartialDate{2023, 8, 31});
  CHECK(ruksana.addresses[1].uprn == "100023336956");
  CHECK(ruksana.addresses[1].from == PartialDate{2023, 9, 1});
  CHECK_FALSE(ruksana.addresses[1].to);
  CHECK(ruksana.addresses[1].premises == domain::Premises::shared_house);
}

TEST_CASE("a claim is an engagement of housing benefit, and of council-tax support where it has one") {
  const domain::Record& ruksana = extract().record("hb-6060591-11");
  REQUIRE(ruksana.engagements.size() == 2);
  CHECK(ruksana.engagements[0].kind == "council-tax-support");
  CHECK(ruksana.engagements[1].kind == "housing-benefit");
  CHECK(ruksana.engagements[1].reference == "6060591K");
  CHECK(ruksana.engagements[1].role == "claimant");
  CHECK(ruksana.engagements[1].status == "live");
  CHECK(ruksana.engagements[1].from == PartialDate{2020, 2, 3});
  const auto& ended = extract().record("hb-6060592-11").engagements;
  REQUIRE(ended.size() == 1);
  CHECK(ended[0].status == "cancelled");
  CHECK(ended[0].to == PartialDate{2021, 6, 30});
}

TEST_CASE("warnings on a claim are markers of the claimant alone, never a restriction") {
  const domain::Record& ruksana = extract().record("hb-6060591-11");
  REQUIRE(ruksana.markers.size() == 2);
  CHECK(ruksana.markers[0].code == "violence");
  CHECK(ruksana.markers[0].from == PartialDate{2020, 2, 3});
  CHECK(ruksana.markers[1].code == "DO");
  CHECK(ruksana.restrictions.empty());
  CHECK(extract().record("hb-6060591-12").markers.empty());
  CHECK(extract().record("hb-6060591-12").contacts.empty());
}

TEST_CASE("an unsafe address restricts everyone on the claim") {
  const domain::Record& john = extract().record("hb-6060592-11");
  REQUIRE(john.restrictions.size() == 1);
  CHECK(john.restrictions[0].reason == "unsafe-address");
  CHECK(john.addresses[0].premises == domain::Premises::no_fixed_abode);
  REQUIRE(john.death);
  CHECK(john.death->date == PartialDate{2021, 6, 12});
  CHECK(john.sex == domain::Sex::unknown);
}

TEST_CASE("partner and dependant say what the claimant is to them") {
  const domain::Record& tariq = extract().record("hb-6060591-12");
  CHECK(tariq.names[0].family == "ALI");
  CHECK(tariq.names[0].given == "TARIQ");
  CHECK(attribute_of(tariq, "student") == "yes");
  REQUIRE(tariq.relationships.size() == 1);
  CHECK(tariq.relationships[0].type == "partner");
  CHECK(tariq.relationships[0].record_id == "hb-6060591-11");
  CHECK(extract().record("hb-6060591-13").relationships[0].type == "responsible-adult");
  CHECK(extract().record("hb-6060591-13").engagements[0].role == "dependant");
}

TEST_CASE("a liable person has the account's parts of the name, its claim, and no birth date") {
  const domain::Record& liable = extract().record("ct-30012345-1");
  CHECK(liable.part == domain::Part::council_tax);
  CHECK(liable.names[0].title == "Mrs");
  CHECK(liable.names[0].given == "RUKSANA");
  CHECK(liable.names[0].middle == "JAHAN");
  CHECK(liable.names[0].family == "BEGUM-ALI");
  CHECK_FALSE(liable.birth_date);
  CHECK(identifiers_of(liable) ==
        std::vector<std::string>{"benefit-claim=6060591", "council-tax-account=30012345"});
  REQUIRE(liable.addresses.size() == 1);
  CHECK(liable.addresses[0].uprn == "100023336956");
  REQUIRE(liable.engagements.size() == 1);
  CHECK(liable.engagements[0].kind == "council-tax");
  CHECK(liable.engagements[0].reference == "30012345X");
  CHECK(liable.engagements[0].status == "live");
  CHECK(detail_of(liable.engagements[0], "band") == "D");
  CHECK(detail_of(liable.engagements[0], "landlord") == "council");
  CHECK(detail_of(liable.engagements[0], "liability") == "tenant");
}

TEST_CASE("a couple on one account are two records, and partners") {
  const domain::Record& first = extract().record("ct-30012346-1");
  const domain::Record& second = extract().record("ct-30012346-2");
  CHECK(first.names[0].family == "SMITH");
  CHECK(first.names[0].given == "J");
  CHECK(second.names[0].given == "P");
  REQUIRE(second.relationships.size() == 1);
  CHECK(second.relationships[0].type == "partner");
  CHECK(second.relationships[0].record_id == "ct-30012346-1");
  REQUIRE(first.addresses.size() == 2);
  CHECK(first.addresses[1].premises == domain::Premises::care_home);
  CHECK(first.addresses[1].postcode == "E8 1AB");
  CHECK_FALSE(first.engagements[0].to);
  CHECK(first.engagements[0].from == PartialDate{2015, 4, 1});
}

TEST_CASE(
    "an account whose whole name is empty is read by its parts; a name that fills its column may be cut") {
  CHECK(extract().record("ct-30012353-1").names[0].given == "TOM");
  CHECK(extract().record("ct-30012353-1").addresses[0].use == domain::AddressUse::previous);
  CHECK(extract().record("ct-30012353-1").engagements[0].status == "closed");
  const domain::Record& hub = extract().record("ct-30012354-1");
  CHECK(hub.names[0].given_cut);
  REQUIRE(hub.addresses.size() == 1);
  CHECK(hub.addresses[0].use == domain::AddressUse::correspondence);
  CHECK(hub.addresses[0].lines == std::vector<std::string>{"PO Box 9"});
}

TEST_CASE("executors are the one who died, without where the executors live") {
  const domain::Record& smith = extract().record("ct-30012347-1");
  REQUIRE(smith.names.size() == 1);
  CHECK(smith.names[0].given == "J");
  CHECK(smith.names[0].family == "SMITH");
  CHECK(smith.death == domain::Death{domain::DeathState::reported, std::nullopt});
  for (const domain::Address& address : smith.addresses) {
    CHECK(address.use != domain::AddressUse::correspondence);
  }
  CHECK_FALSE(extract().record("ct-30012346-1").death);
}

TEST_CASE("companies, voids and occupiers do not become people, and every row is accounted for") {
  const auto& summary = extract().summary;
  CHECK(summary.not_people_by_kind ==
        std::map<std::string, std::uint64_t>{
            {"company", 1}, {"occupier", 1}, {"placeholder", 1}, {"void-property", 2}});
  CHECK(summary.rows_read == 19);
  CHECK(summary.rows_in_records == 11);
  CHECK(summary.records == 11);  // two rows of one claimant; two records of one couple
  CHECK(summary.unusable == 3);  // no person_ref; an account that names nobody; a short row
  CHECK(summary.adds_up());
  CHECK(summary.records_by_part.at("housing-benefit") == 5);
  CHECK(summary.records_by_part.at("council-tax") == 6);
}

TEST_CASE("values of Academy that are not valid are left out and counted") {
  const auto& dropped = extract().summary.dropped_values;
  CHECK(dropped.at("hbclaim.csv nino") == 1);
  CHECK(dropped.at("hbclaim.csv contact_tel_no") == 1);
  CHECK(dropped.at("hbhousehold.csv uprn") == 1);
  CHECK(dropped.at("hbmember.csv nino") == 1);
  CHECK(dropped.at("hbmember.csv birth_date") == 1);
  CHECK(dropped.at("ctaccount.csv for_postcode") == 1);
  CHECK(extract().summary.unknown_codes.at("claim-status=7") == 1);
  CHECK(extract().summary.unknown_codes.at("member-type=5") == 1);
  CHECK(extract().record("hb-6060593-12").engagements[0].status == "7");
}

TEST_CASE("a wrong header in the last of Academy's files stops it before anything is delivered") {
  const ScratchExtract scratch("academy");
  std::string text = scratch.text("ctaccount.csv");
  text.replace(text.find("lead_liab_name"), 14, "lead_name_liab");
  scratch.write("ctaccount.csv", text);
  const Reading reading = read_folder("academy", scratch.folder());
  REQUIRE_FALSE(reading.outcome);
  CHECK(reading.records.empty());
}
