#include <algorithm>

#include <unistd.h>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters::testing;
using domain::PartialDate;

namespace {
const Reading& extract() {
  static const Reading reading = read_data("cld", "cld");
  return reading;
}
}  // namespace

TEST_CASE("the events of one person are folded, the latest event's values winning") {
  const Reading& reading = extract();
  REQUIRE(reading.outcome);
  const domain::Record& amina = reading.record("cld-P1001");
  CHECK(amina.part == domain::Part::adults);
  REQUIRE(amina.names.size() == 1);
  CHECK(amina.names[0].given == "Amina");
  CHECK(amina.names[0].family == "Okafor-Bell");
  CHECK(amina.birth_date == PartialDate{1984, 3, 2});
  CHECK(amina.sex == domain::Sex::female);
  CHECK(identifiers_of(amina) ==
        std::vector<std::string>{"nhs-number=9434765919", "social-care-person-id=P1001"});
  CHECK(amina.identifiers[0].verified);
  CHECK_FALSE(amina.identifiers[1].verified);
  CHECK(attribute_of(amina, "primary-support-reason") == "Physical Support: Personal care support");
  CHECK(attribute_of(amina, "has-unpaid-carer") == "Yes");
  CHECK(attribute_of(amina, "ethnicity") == "African");
}

TEST_CASE("the latest postcode is home and an earlier one a previous address") {
  const domain::Record& amina = extract().record("cld-P1001");
  REQUIRE(amina.addresses.size() == 2);
  CHECK(amina.addresses[0].use == domain::AddressUse::home);
  CHECK(amina.addresses[0].postcode == "E8 3HA");
  CHECK(amina.addresses[0].premises == domain::Premises::dwelling);
  CHECK(amina.addresses[1].use == domain::AddressUse::previous);
  CHECK(amina.addresses[1].postcode == "E9 6AA");
}

TEST_CASE("each event is an engagement of its kind") {
  const domain::Record& amina = extract().record("cld-P1001");
  REQUIRE(amina.engagements.size() == 2);
  CHECK(amina.engagements[0].kind == "care-assessment");
  CHECK(amina.engagements[0].status == "Progress to support planning or services");
  CHECK(amina.engagements[0].to == PartialDate{2026, 1, 20});
  const domain::Engagement& service = amina.engagements[1];
  CHECK(service.kind == "long-term-support");
  CHECK(service.reference == "S-1");
  CHECK(service.role == "service-user");
  CHECK(service.from == PartialDate{2026, 6, 1});
  CHECK_FALSE(service.to);
  CHECK(detail_of(service, "service-type") == "Long term support: Community");
  CHECK(detail_of(service, "delivery-mechanism") == "Direct payment");
  CHECK(extract().record("cld-P3000").engagements[0].kind == "short-term-support");
  CHECK(extract().record("cld-P3000").engagements[1].kind == "carer-support");
}

TEST_CASE("linked adults are carers of a service user, and cared for by a carer") {
  const auto& amina = extract().record("cld-P1001").relationships;
  REQUIRE(amina.size() == 1);
  CHECK(amina[0].type == "carer");
  CHECK(amina[0].record_id == "cld-P1002");
  const domain::Record& chidi = extract().record("cld-P1002");
  REQUIRE(chidi.relationships.size() == 1);
  CHECK(chidi.relationships[0].type == "cared-for");
  CHECK(chidi.engagements.empty());
  CHECK(extract().summary.dropped_values.at("cld.csv Adult 2 Linked Person ID") == 1);
}

TEST_CASE("living in a refuge restricts the record") {
  const domain::Record& zoe = extract().record("cld-P2000");
  REQUIRE(zoe.restrictions.size() == 1);
  CHECK(zoe.restrictions[0].reason == "refuge");
  CHECK(zoe.restrictions[0].from == PartialDate{2026, 2, 11});
  CHECK_FALSE(zoe.restrictions[0].to);
  REQUIRE(zoe.addresses.size() == 1);
  CHECK(zoe.addresses[0].premises == domain::Premises::refuge);
  CHECK(zoe.names[0].given == "Zoë");
  CHECK(zoe.names[0].family == "N’Diaye");
  CHECK(zoe.sex == domain::Sex::unknown);
  CHECK(attribute_of(zoe, "gender") == "other");
  CHECK_FALSE(zoe.birth_date);  // 1800-01-01 says nothing
  CHECK(identifiers_of(zoe) == std::vector<std::string>{"social-care-person-id=P2000"});
}

TEST_CASE("who has left a refuge is restricted until then, and its postcode is told to nobody") {
  const domain::Record& grace = extract().record("cld-P3000");
  REQUIRE(grace.restrictions.size() == 1);
  CHECK(grace.restrictions[0].from == PartialDate{2025, 11, 1});
  CHECK(grace.restrictions[0].to == PartialDate{2025, 12, 1});
  REQUIRE(grace.addresses.size() == 1);
  CHECK(grace.addresses[0].postcode == "E8 4QA");
  CHECK(grace.addresses[0].premises == domain::Premises::care_home);
  REQUIRE(grace.death);
  CHECK(grace.death->date == PartialDate{2026, 3, 14});
  CHECK(grace.birth_date == PartialDate{1951, 8, 17});
}

TEST_CASE("rows of Client Level Data are all accounted for") {
  const auto& summary = extract().summary;
  CHECK(summary.rows_read == 9);
  CHECK(summary.rows_in_records == 7);
  CHECK(summary.unusable == 2);
  CHECK(summary.records == 5);
  CHECK(summary.adds_up());
  CHECK(extract().skipped_as("missing-field") == 1);
  CHECK(extract().skipped_as("malformed") == 1);
}

TEST_CASE("values that Client Level Data does not know are kept as text or left out, and counted") {
  const auto& summary = extract().summary;
  CHECK(summary.dropped_values.at("cld.csv NHS Number") == 1);
  CHECK(summary.dropped_values.at("cld.csv Date of Birth") == 1);
  CHECK(summary.dropped_values.at("cld.csv Event Start Date") == 1);
  CHECK(summary.unknown_codes.at("gender=Perhaps") == 1);
  CHECK(summary.unknown_codes.at("accommodation=On the moon") == 1);
  CHECK(extract().record("cld-P4000").engagements[0].kind == "Ceremony");
  CHECK(extract().record("cld-P4000").names[0].given == "=HYPERLINK(\"http://x\")");
}

TEST_CASE("Release 1's name of the linked person's column is taken too") {
  const ScratchExtract scratch("cld");
  std::string text = scratch.text("cld.csv");
  for (std::size_t at = 0; (at = text.find("Linked Person ID", at)) != std::string::npos; ++at) {
    text.replace(at, 16, "Linked Person_ID");
  }
  scratch.write("cld.csv", text);
  const Reading reading = read_folder("cld", scratch.folder());
  REQUIRE(reading.outcome);
  CHECK(reading.records == extract().records);
}

TEST_CASE("the same rows in another order make the same people") {
  const ScratchExtract scratch("cld");
  std::vector<std::string> lines;
  std::istringstream text(scratch.text("cld.csv"));
  for (std::string line; std::getline(text, line);) {
    lines.push_back(line);
  }
  std::reverse(lines.begin() + 1, lines.end());
  std::string turned;
  for (const std::string& line : lines) {
    turned += line + "\n";
  }
  scratch.write("cld.csv", turned);
  const Reading reading = read_folder("cld", scratch.folder());
  REQUIRE(reading.records.size() == extract().records.size());
  for (const auto& record : reading.records) {
    CHECK(record == extract().record(record.record_id));
  }
}
