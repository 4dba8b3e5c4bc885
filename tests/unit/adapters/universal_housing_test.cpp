#include <unistd.h>

#include "reading.hpp"

using namespace concord;
using namespace concord::adapters::testing;
using domain::PartialDate;

namespace {
const Reading& extract() {
  static const Reading reading = read_data("universal-housing", "universal-housing");
  return reading;
}
}  // namespace

TEST_CASE("a tenant is read from all six tables of Universal Housing") {
  const Reading& reading = extract();
  REQUIRE(reading.outcome);
  const domain::Record& amina = reading.record("uh-0001234567-1");

  CHECK(amina.part == domain::Part::housing);
  REQUIRE(amina.names.size() == 1);
  CHECK(amina.names[0].title == "Ms");
  CHECK(amina.names[0].given == "AMINA");
  CHECK(amina.names[0].middle == "B");
  CHECK(amina.names[0].family == "OKAFOR");
  CHECK_FALSE(amina.names[0].given_cut);
  CHECK(amina.birth_date == PartialDate{1984, 3, 2});
  CHECK(amina.sex == domain::Sex::female);
  CHECK(identifiers_of(amina) ==
        std::vector<std::string>{"benefit-claim=7654321", "council-tax-account=44556677",
                                 "housing-household=0001234567", "nino=JG103759A", "tenancy=012345/00",
                                 "tenancy=012345/01", "tenancy=012345/G1"});
  CHECK(attribute_of(amina, "ethnicity") == "BAF");
  CHECK(attribute_of(amina, "first-language") == "IBO");
  CHECK(attribute_of(amina, "disabled").empty());
  CHECK(amina.restrictions.empty());
  CHECK(amina.relationships.empty());
}

TEST_CASE("an alert is a marker with its incident, who decided, and whether the person was told") {
  const domain::Record& amina = extract().record("uh-0001234567-1");
  REQUIRE(amina.markers.size() == 3);
  const domain::Marker& household = amina.markers[0];
  CHECK(household.code == "DO");
  CHECK(household.scope == "address");
  CHECK(household.incident == domain::Incident{"CA0000009", {2026, 5, 1}, "dog"});
  const domain::Marker& reviewed = amina.markers[1];
  CHECK(reviewed.reviewed == PartialDate{2026, 6, 1});
  CHECK_FALSE(reviewed.incident);  // a day alone can't be looked up
  CHECK(reviewed.decided_by.empty());
  CHECK(reviewed.not_told == "likely-harm");
  const domain::Marker& told = amina.markers[2];
  CHECK(told.scope == "person");
  CHECK(told.review == PartialDate{2027, 3, 10});
  CHECK_FALSE(told.to);
  CHECK(told.incident == domain::Incident{"CA0000007", {2026, 3, 9}, "verbal-abuse"});
  CHECK(told.decided_by == "H07");
  CHECK(told.told == domain::Told{{2026, 3, 20}, "letter"});
}

TEST_CASE("an alert of a household is one of its address, for each of its members") {
  const domain::Record& chidi = extract().record("uh-0001234567-2");
  REQUIRE(chidi.markers.size() == 1);
  CHECK(chidi.markers[0].scope == "address");
}

TEST_CASE(
    "an alert that says nothing of when it counts is told of, and so are codes and names that aren't known") {
  CHECK(extract().record("uh-HR9-1").markers.size() == 1);
  CHECK(extract().skipped_as("missing-field") == 4);
  CHECK(extract().summary.unknown_codes.count("alert=ZZ") == 0);  // asked only of an incident
  CHECK(extract().summary.dropped_values.at("cautionaryalert.csv officer") == 1);
}

TEST_CASE("the homes of a tenant have their dates and leave out the garage") {
  const domain::Record& amina = extract().record("uh-0001234567-1");
  REQUIRE(amina.addresses.size() == 2);
  const domain::Address& before = amina.addresses[0];
  CHECK(before.lines == std::vector<std::string>{"12 High Street"});
  CHECK(before.postcode == "E8 1AA");
  CHECK(before.uprn.empty());
  CHECK(before.to == PartialDate{2019, 3, 31});
  const domain::Address& now = amina.addresses[1];
  CHECK(now.lines == std::vector<std::string>{"Flat 2", "10 Mare Street", "Hackney"});
  CHECK(now.postcode == "E8 3HA");
  CHECK(now.uprn == "100023336956");
  CHECK(now.property_ref == "00087654");
  CHECK(now.premises == domain::Premises::dwelling);
  CHECK(now.from == PartialDate{2019, 4, 1});
  CHECK_FALSE(now.to);
}

TEST_CASE("the sentinel end date of a tenancy means that it goes on, and only tenants see the balance") {
  const domain::Record& amina = extract().record("uh-0001234567-1");
  REQUIRE(amina.engagements.size() == 3);
  const domain::Engagement& tenancy = amina.engagements[1];
  CHECK(tenancy.kind == "tenancy");
  CHECK(tenancy.reference == "012345/01");
  CHECK(tenancy.role == "tenant");
  CHECK(tenancy.status == "active");
  CHECK_FALSE(tenancy.to);
  CHECK(detail_of(tenancy, "tenure") == "SEC");
  CHECK(detail_of(tenancy, "tenure-description") == "Secure");
  CHECK(detail_of(tenancy, "balance") == "-125.40");
  CHECK(detail_of(tenancy, "housing-officer") == "JS1");

  const domain::Engagement& childs = extract().record("uh-0001234567-03").engagements[1];
  CHECK(childs.role == "household-member");
  CHECK(detail_of(childs, "balance").empty());
}

TEST_CASE("phones and e-mail reach a person through the contact link alone") {
  const domain::Record& amina = extract().record("uh-0001234567-1");
  REQUIRE(amina.contacts.size() == 2);
  CHECK(amina.contacts[0].value == "+447700900982");
  CHECK(amina.contacts[0].use == "mobile");
  CHECK(amina.contacts[0].may_use == true);
  CHECK(amina.contacts[0].as_of == PartialDate{2024, 5, 6});
  CHECK(amina.contacts[1].value == "amina.okafor@example.org");

  // The link writes the person's number as 3, the member table as 03.
  const domain::Record& ngozi = extract().record("uh-0001234567-03");
  REQUIRE(ngozi.contacts.size() == 1);
  CHECK(ngozi.contacts[0].value == "+442079460018");
  CHECK(ngozi.contacts[0].may_use == false);
}

TEST_CASE("members say what the head of their household is to them") {
  const Reading& reading = extract();
  const auto& partner = reading.record("uh-0001234567-2").relationships;
  REQUIRE(partner.size() == 1);
  CHECK(partner[0].type == "partner");
  CHECK(partner[0].record_id == "uh-0001234567-1");
  const auto& child = reading.record("uh-0001234567-03").relationships;
  REQUIRE(child.size() == 1);
  CHECK(child[0].type == "parent");
  CHECK(reading.record("uh-HR9-2").relationships[0].type == "other");
}

TEST_CASE("a member at risk is restricted, and hostel rooms are temporary") {
  const domain::Record& shiv = extract().record("uh-HR9-1");
  CHECK(shiv.names[0].family == "O’BRIEN");
  CHECK(shiv.names[0].given == "SIOBHAN \"SHIV\"");
  CHECK_FALSE(shiv.birth_date);
  CHECK(identifiers_of(shiv) == std::vector<std::string>{"housing-household=HR9", "tenancy=099999/01"});
  REQUIRE(shiv.restrictions.size() == 1);
  CHECK(shiv.restrictions[0].reason == "at-risk");
  REQUIRE(shiv.addresses.size() == 1);
  CHECK(shiv.addresses[0].use == domain::AddressUse::temporary);
  CHECK(shiv.addresses[0].premises == domain::Premises::hostel);
  CHECK(shiv.addresses[0].postcode.empty());
  CHECK(detail_of(shiv.engagements[0], "succession-date") == "2024-03-01");
}

TEST_CASE("names that fill their column may be cut") {
  const domain::PersonName& name = extract().record("uh-HR9-2").names[0];
  CHECK(name.given == "CHRISTOPHERALEXANDERMAXI");
  CHECK(name.given_cut);
  CHECK(name.family == "OLUWASEUNFUNMILAYO-A");
  CHECK(name.family_cut);
}

TEST_CASE("a health flag is an attribute of category health") {
  const domain::Record& ngozi = extract().record("uh-0001234567-03");
  CHECK(attribute_of(ngozi, "disabled") == "yes");
  CHECK(attribute_of(ngozi, "wheelchair-user") == "yes");
  CHECK(attribute_of(ngozi, "vulnerable") == "yes");
  for (const auto& attribute : ngozi.attributes) {
    CHECK(attribute.category == domain::Category::health);
  }
}

TEST_CASE("every row of the members' file is in a record, not a person, or unusable with its reason") {
  const Reading& reading = extract();
  const auto& summary = reading.summary;
  CHECK(summary.rows_read == 15);
  CHECK(summary.rows_in_records == 8);
  CHECK(summary.not_people_by_kind ==
        std::map<std::string, std::uint64_t>{{"occupier", 1}, {"void-property", 1}});
  CHECK(summary.unusable == 5);
  CHECK(summary.adds_up());
  CHECK(summary.records == reading.records.size());

  CHECK(reading.skipped_as("malformed") == 2);      // the short row, the NUL
  CHECK(reading.skipped_as("missing-field") == 4);  // no name and no number; no house; two alerts
  CHECK(reading.skipped_as("conflict") == 2);       // a second row of one key; a merge of what still stands
  for (const auto& skip : reading.skipped) {
    CHECK(skip.line > 1);
    CHECK(skip.detail.find("HUSSAIN") == std::string::npos);
  }
}

TEST_CASE("a person without a name goes in by their own number, a baby by the family's name") {
  const Reading& reading = extract();
  CHECK(reading.record("uh-HR14-1").names.empty());
  const domain::Record& baby = reading.record("uh-HR15-1");
  REQUIRE(baby.names.size() == 1);
  CHECK(baby.names[0].given.empty());
  CHECK(baby.names[0].family == "PATEL");
  CHECK_FALSE(baby.birth_date);
}

TEST_CASE("values that are not valid of their kind are left out and counted by column") {
  const auto& dropped = extract().summary.dropped_values;
  CHECK(dropped.at("member.csv ni_no") == 1);
  CHECK(dropped.at("member.csv dob") == 2);  // 31 February; a century ahead
  CHECK(dropped.at("property.csv u_llpg_ref") == 1);
  CHECK(dropped.at("property.csv post_code") == 1);
  CHECK(dropped.at("phone.csv PhoneNo") == 1);
  CHECK(dropped.at("email.csv Email") == 1);
  const auto& unknown = extract().summary.unknown_codes;
  CHECK(unknown.at("gender=X") == 1);
  CHECK(unknown.at("relationship=Z") == 1);
  CHECK(unknown.at("tenure=QQQ") == 1);
}

TEST_CASE("a merge of two of the source's records withdraws the old one, unless it still stands") {
  const Reading& reading = extract();
  REQUIRE(reading.withdrawals.size() == 1);
  CHECK(reading.withdrawals[0].record_id == "uh-HR7-1");
  CHECK(reading.withdrawals[0].merged_into == "uh-HR9-1");
  CHECK(reading.summary.withdrawals == 1);
  CHECK(reading.summary.joined_unusable == 4);  // two alerts among them
}

TEST_CASE("a file with the wrong header refuses the extract whole and names the nearest column") {
  const ScratchExtract scratch("universal-housing");
  std::string text = scratch.text("email.csv");
  text.replace(text.find("OKToEmail"), 9, "OKToEmial");
  scratch.write("email.csv", text);
  const Reading reading = read_folder("universal-housing", scratch.folder());
  REQUIRE_FALSE(reading.outcome);
  CHECK(reading.outcome.error().code == Code::missing_field);
  CHECK(reading.outcome.error().detail.find("email.csv") != std::string::npos);
  CHECK(reading.outcome.error().detail.find("OKToEmail") != std::string::npos);
  CHECK(reading.outcome.error().detail.find("OKToEmial") != std::string::npos);
  CHECK(reading.records.empty());
}

TEST_CASE("a missing file refuses the extract and is named") {
  const ScratchExtract scratch("universal-housing");
  std::filesystem::remove(scratch.folder() / "phone.csv");
  const Reading reading = read_folder("universal-housing", scratch.folder());
  REQUIRE_FALSE(reading.outcome);
  CHECK(reading.outcome.error().detail.find("phone.csv") != std::string::npos);
  CHECK(reading.records.empty());
}

TEST_CASE("the order of the joined files' rows changes nothing in a record") {
  const ScratchExtract scratch("universal-housing");
  for (const std::string file :
       {"tenagree.csv", "contactlink.csv", "phone.csv", "email.csv", "property.csv"}) {
    std::vector<std::string> lines;
    std::istringstream text(scratch.text(file));
    for (std::string line; std::getline(text, line);) {
      lines.push_back(line);
    }
    std::string turned = lines.front() + "\n";
    for (auto line = lines.rbegin(); line != std::prev(lines.rend()); ++line) {
      turned += *line + "\n";
    }
    scratch.write(file, turned);
  }
  CHECK(read_folder("universal-housing", scratch.folder()).records == extract().records);
}

TEST_CASE("an error of the taker stops the reading") {
  auto layout = adapters::find_layout("universal-housing");
  REQUIRE(layout);
  int taken = 0;
  const adapters::Sink sink{[&](adapters::Delivered) -> Outcome {
                              ++taken;
                              return fail(Code::unavailable, "no");
                            },
                            [](adapters::Skipped) {}};
  adapters::Summary summary;
  const Outcome outcome = (*layout)->read(extract_in(data_folder("universal-housing")), sink, summary);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == Code::unavailable);
  CHECK(taken == 1);
}
