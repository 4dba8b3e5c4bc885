#include <catch2/catch.hpp>

#include <concord/policy/disclosure.hpp>
#include <concord/wire/record_json.hpp>

#include "../policy/records.hpp"
#include "others.hpp"

using namespace concord;
using namespace concord::policy;

TEST_CASE("nothing that names somebody else is given to the resident, whatever else the record says") {
  REQUIRE(rc::check([] {
    domain::Record record = policy::arbitrary::record();
    testing::name_others(record);
    record.attributes.push_back({domain::Category::interactions, "ethnicity", testing::kCanary});
    Disclosed disclosed = disclose(record, CivilDate{std::chrono::year{2026} / 11 / 22});
    for (const domain::Relationship& one : disclosed.record.relationships) {
      RC_ASSERT(one.record_id.empty());
    }
    disclosed.record.relationships.clear();
    RC_ASSERT(fold(wire::to_json(disclosed.record)).find(testing::kCanary) == std::string::npos);
    RC_ASSERT(!disclosed.kept_back.empty());
  }));
}
