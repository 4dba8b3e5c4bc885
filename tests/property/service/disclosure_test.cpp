#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/base/text.hpp>
#include <concord/policy/disclosure.hpp>
#include <concord/wire/record_json.hpp>

#include "../policy/records.hpp"

using namespace concord;
using namespace concord::policy;
using domain::Category;
using domain::Record;

namespace {

// Stands nowhere but where somebody else is named.
constexpr std::string_view kCanary = "zqcanaryqz";

std::string canary() { return std::string(kCanary); }

// Puts other people into a record in the ways in which sources name them.
void name_others(Record& record) {
  domain::PersonName couple;
  couple.full = "MR A & MRS " + canary() + " OKAFOR";
  record.names.push_back(couple);
  record.relationships.push_back({"partner", canary() + "-1", {}, {}});
  record.addresses.push_back({});
  record.addresses.back().lines = {"c/o Mr " + canary(), "4 Elm Way"};
  domain::ContactPoint carer;
  carer.value = "+447700900311";
  carer.use = "carer";
  carer.as_entered = canary();
  record.contacts.push_back(carer);
  carer.use = "mobile";
  record.contacts.push_back(carer);
  domain::Engagement theirs;
  theirs.kind = "housing-benefit";
  theirs.reference = canary();
  theirs.role = *rc::gen::element<std::string>("dependant", "household-member", "", "lodger");
  theirs.details = {{"balance", canary()}};
  record.engagements.push_back(theirs);
  theirs.role = "tenant";
  theirs.reference = "0123456";
  theirs.details = {{"landlord", canary()}, {"worker", canary()}};
  record.engagements.push_back(theirs);
  record.identifiers.push_back(
      {std::string(domain::identifier_type::benefit_claim), to_upper_ascii(kCanary)});
  record.attributes.push_back({Category::health, "note", canary()});
  record.attributes.push_back({Category::interactions, "ethnicity", canary()});
  record.markers.push_back({canary(), "person", {}, {}});
}

}  // namespace

TEST_CASE("nothing that names somebody else is given to the resident, whatever else the record says") {
  REQUIRE(rc::check([] {
    Record record = policy::arbitrary::record();
    name_others(record);
    const Disclosed disclosed = disclose(record);
    Record shown = disclosed.record;
    for (const domain::Relationship& one : shown.relationships) {
      RC_ASSERT(one.record_id.empty());
    }
    shown.relationships.clear();
    const std::string text = fold(wire::to_json(shown));
    RC_ASSERT(text.find(kCanary) == std::string::npos);
    RC_ASSERT(!disclosed.kept_back.empty());
  }));
}
