#include <catch2/catch.hpp>

#include <concord/policy/disclosure.hpp>

using namespace concord;
using namespace concord::policy;
using domain::Category;
using domain::Record;

namespace {

domain::Engagement engagement(std::string kind, std::string reference, std::string role) {
  domain::Engagement made;
  made.kind = std::move(kind);
  made.reference = std::move(reference);
  made.role = std::move(role);
  return made;
}

const CivilDate kDay = std::chrono::year{2026} / 11 / 22;

domain::Marker told_on(const domain::PartialDate& day) {
  domain::Marker marker{"VA", "person", {}, {}};
  marker.incident = domain::Incident{"INC-1", {2025, 4, 30}, "verbal-abuse"};
  marker.told = domain::Told{day, "letter"};
  return marker;
}

bool keeps_back(const Disclosed& disclosed, Category category, const std::string& what,
                const std::string& code) {
  return disclosed.kept_back.contains({category, what, code});
}

}  // namespace

TEST_CASE("a claim in two names is the resident's too; one in which they are a dependant is not") {
  Record record;
  record.engagements = {engagement("housing-benefit", "7000123", "partner"),
                        engagement("council-tax", "9000456", "dependant")};
  record.engagements[1].details = {{"band", "D"}};
  for (const char* reference : {"7000123", "9000456"}) {
    record.identifiers.push_back({std::string(domain::identifier_type::benefit_claim), reference});
  }
  record.identifiers.push_back({std::string(domain::identifier_type::nino), "JG103759A"});
  const Disclosed shown = disclose(record, kDay);
  REQUIRE(shown.record.identifiers.size() == 2);
  CHECK(shown.record.identifiers[0].value == "7000123");
  CHECK(shown.record.engagements[0].reference == "7000123");
  CHECK(shown.record.engagements[1].reference.empty());
  CHECK(shown.record.engagements[1].details.empty());
  CHECK(shown.record.engagements[1].kind == "council-tax");
  CHECK(keeps_back(shown, Category::engagements, "anothers-claim", "third-party"));
  CHECK(keeps_back(shown, Category::identifiers, "anothers-claim", "third-party"));
}

TEST_CASE("what is plain is given, and what is in words waits until it is read") {
  Record record;
  record.engagements = {engagement("tenancy", "1", "tenant")};
  record.engagements[0].details = {{"landlord", "Mr Pemberton"}, {"tenure", "SEC"}};
  record.attributes = {{Category::health, "disabled", "yes"},
                       {Category::health, "note", "her sister says"},
                       {Category::interactions, "student", "rang about her son"}};
  const Disclosed shown = disclose(record, kDay);
  REQUIRE(shown.record.engagements[0].details.size() == 1);
  CHECK(shown.record.engagements[0].details[0].first == "tenure");
  REQUIRE(shown.record.attributes.size() == 1);
  CHECK(shown.record.attributes[0].name == "disabled");
  CHECK(keeps_back(shown, Category::health, "words", "to-be-read"));
  CHECK(keeps_back(shown, Category::interactions, "words", "to-be-read"));
}

TEST_CASE("people who are named beside the resident are left out, and that somebody was is said") {
  Record record;
  record.relationships = {{"partner", "uh-2", domain::PartialDate{2015, 0, 0}, {}}};
  record.addresses.push_back({});
  record.addresses[0].lines = {"c/o Mrs King", "4 Elm Way"};
  record.contacts.resize(2);
  record.contacts[0].use = "carer";
  record.contacts[1].as_entered = "07700 900982 (Ada)";
  record.names.resize(2);
  record.names[0].full = "MR & MRS J SMITH";
  record.names[1].full = "Nguyen Thi Khai";
  const Disclosed shown = disclose(record, kDay);
  CHECK(shown.record.relationships[0].record_id.empty());
  CHECK(shown.record.relationships[0].type == "partner");
  CHECK(shown.record.addresses[0].lines == std::vector<std::string>{"4 Elm Way"});
  REQUIRE(shown.record.contacts.size() == 1);
  CHECK(shown.record.contacts[0].as_entered.empty());
  REQUIRE(shown.record.names.size() == 1);
  CHECK(keeps_back(shown, Category::contact, "relatives", "third-party"));
}

TEST_CASE("a warning of which they weren't told is neither given nor counted among what is kept back") {
  Record record;
  record.markers.push_back({"violence", "person", {}, {}});
  record.markers.push_back(told_on({2026, 11, 23}));  // a day that is to come
  record.markers.push_back(told_on({2026, 3, 20}));
  record.markers.back().not_told = "likely-harm";  // it says both
  const Disclosed shown = disclose(record, kDay);
  CHECK(shown.record.markers.empty());
  CHECK(shown.kept_back.empty());
}

TEST_CASE("a warning of which they were told is theirs, with who decided where that is a post") {
  Record record;
  record.markers = {told_on({2026, 3, 20}), told_on({2026, 11, 22}), told_on({2025, 0, 0})};
  record.markers[0].decided_by = "area-manager-north";
  record.markers[1].decided_by = "manager J Smith";
  record.markers[2].decided_by = "H07";
  record.markers[2].incident = domain::Incident{"her neighbour rang", domain::PartialDate{2025, 1, 2}, "dog"};
  const Disclosed shown = disclose(record, kDay);
  REQUIRE(shown.record.markers.size() == 3);
  CHECK(shown.record.markers[0] == record.markers[0]);
  CHECK(shown.record.markers[1].decided_by.empty());
  CHECK(shown.record.markers[2].decided_by.empty());
  CHECK_FALSE(shown.record.markers[2].incident);
  CHECK(keeps_back(shown, Category::safety, "decision-makers", "third-party"));
  CHECK(keeps_back(shown, Category::safety, "words", "to-be-read"));
}

TEST_CASE("a warning that is said now not to have been told is not given from an earlier content") {
  Record now, earlier;
  earlier.markers = {told_on({2026, 3, 20}), told_on({2025, 5, 1})};
  earlier.markers[0].incident->reference = "INC-7";
  now.markers = {earlier.markers[0]};
  now.markers[0].told.reset();
  hide_untold(earlier, now, kDay);
  REQUIRE(earlier.markers.size() == 1);
  CHECK(earlier.markers[0].incident->reference == "INC-1");
  now.markers[0].told = domain::Told{{2026, 3, 20}, ""};
  const Record before = earlier;
  hide_untold(earlier, now, kDay);
  CHECK(earlier.markers == before.markers);
}
