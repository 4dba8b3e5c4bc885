#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include <concord/policy/agreements.hpp>
#include <concord/policy/parts.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;
using domain::Category;
using domain::Part;
using domain::Purpose;

namespace {

Json json_of_file(const std::string& path) {
  std::ifstream file{std::string{CONCORD_ROOT} + path};
  auto json = parse_json(std::string{std::istreambuf_iterator<char>{file}, {}});
  REQUIRE(json);
  return std::move(*json);
}

Roles roles_of(const std::string& path) {
  auto roles = Roles::read(json_of_file(path));
  REQUIRE(roles);
  return *roles;
}

const std::string kTerms =
    R"("name": "n", "parts": ["housing"], "roles": ["adviser"], "purposes": ["service-delivery"],
       "lawful_basis": "public task", "assessment": "DPIA-1", "review": "2027-01-01")";

Result<Agreement> read(const std::string& more) {
  const auto json = parse_json("{" + kTerms + ", " + more + "}");
  REQUIRE(json);
  return read_agreement(*json, "", roles_of("/config/roles.json"));
}

std::string refused_at(const std::string& more) {
  const auto agreement = read(more);
  REQUIRE_FALSE(agreement);
  REQUIRE(agreement.error().faults.size() == 1);
  return agreement.error().faults[0].pointer;
}

}  // namespace

TEST_CASE("nobody's mask changes by what moved from the roles into agreements") {
  const auto before = roles_of("/tests/data/sharing/roles_before_agreements.json");
  const auto roles = roles_of("/config/roles.json");
  const auto agreements = read_agreements(json_of_file("/config/agreements.json"), roles);
  REQUIRE(agreements);
  const DayMasks masks(roles, *agreements, CivilDate{2026y / 11 / 1});
  REQUIRE(before.all().size() == 11);
  for (const auto& [name, role] : before.all()) {
    for (int purpose = 0; purpose <= static_cast<int>(Purpose::audit); ++purpose) {
      CAPTURE(name, purpose);
      const domain::Principal staff{"k", domain::PrincipalKind::staff, name, "", Purpose::audit};
      const auto asked = static_cast<Purpose>(purpose);
      CHECK(masks.of(staff, asked).key() == before.mask_for(staff, asked).key());
    }
  }
}

TEST_CASE("an agreement holds from its first day to its last") {
  Agreement agreement;
  agreement.from = 2026y / 11 / 2;
  CHECK_FALSE(in_force(agreement, 2026y / 11 / 1));
  CHECK(in_force(agreement, 2026y / 11 / 2));
  CHECK(in_force(agreement, 2099y / 1 / 1));
  agreement.to = 2026y / 11 / 3;
  CHECK(in_force(agreement, 2026y / 11 / 3));
  CHECK_FALSE(in_force(agreement, 2026y / 11 / 4));
}

TEST_CASE("an agreement is read as it is written") {
  const auto agreement = read(R"x("categories": ["health"], "special_basis": "Article 9(2)(h)",
                                  "from": "2026-11-01", "to": "2026-11-30")x");
  REQUIRE(agreement);
  JsonWriter out;
  out.begin_object();
  write_agreement(out, *agreement);
  const auto json = parse_json(out.end_object().take());
  REQUIRE(json);
  CHECK(read_agreement(*json, "", roles_of("/config/roles.json")).value() == *agreement);
}

TEST_CASE("an agreement that can't be meant is refused with its place") {
  const std::string from = R"("from": "2026-11-01", )";
  CHECK(refused_at(from + R"("categories": ["health"])") == "/special_basis");
  CHECK(refused_at(from + R"("categories": ["identiy"])") == "/categories/0");
  CHECK(refused_at(from + R"("categories": [])") == "/categories");
  CHECK(refused_at(from + R"("categories": ["contact"], "to": "2026-10-31")") == "/to");
  CHECK(refused_at(R"("categories": ["contact"], "from": "2026-02-30")") == "/from");
  CHECK(refused_at(from + R"("categories": ["contact"], "form": "x")") == "/form");
}

TEST_CASE("whoever shares with a purpose that the role doesn't have shares nothing") {
  const auto roles = roles_of("/config/roles.json");
  Agreement agreement;
  agreement.parts = {Part::adults};
  agreement.roles = {"adviser"};
  agreement.purposes = {Purpose::care};
  agreement.categories = {Category::contact};
  const DayMasks masks(roles, std::vector{agreement}, CivilDate{2026y / 11 / 1});
  CHECK(masks.of_role("adviser", Purpose::care).empty());
}

TEST_CASE("an age of which too little is known is nobody's") {
  const CivilDate day = 2026y / 11 / 1;
  const auto group = [&](const char* born) {
    return age_group(domain::parse_partial_date(born).value(), day);
  };
  CHECK(group("2008-11-01") == AgeGroup::adult);
  CHECK(group("2008-11-02") == AgeGroup::child);
  CHECK(group("2008-11") == AgeGroup::unknown);
  CHECK(group("2008") == AgeGroup::unknown);
  CHECK(group("2007") == AgeGroup::adult);
  CHECK(group("2027-02-01") == AgeGroup::child);
  CHECK(age_group({}, day) == AgeGroup::unknown);
}

TEST_CASE("a part's involvement is told by age, and where it isn't known by the stricter rule") {
  const auto roles = roles_of("/config/roles.json");
  const auto parts = Parts::read(json_of_file("/config/parts.json"), roles);
  REQUIRE(parts);
  CHECK(parts->involvement_told(Part::children, "adviser", AgeGroup::child));
  CHECK_FALSE(parts->involvement_told(Part::children, "adviser", AgeGroup::adult));
  CHECK_FALSE(parts->involvement_told(Part::children, "adviser", AgeGroup::unknown));
  CHECK(parts->involvement_told(Part::children, "childrens-social-worker", AgeGroup::unknown));
  CHECK(parts->involvement_told(Part::adults, "adviser", AgeGroup::adult));
  CHECK_FALSE(parts->involvement_told(Part::adults, "adviser", AgeGroup::child));
  CHECK_FALSE(parts->involvement_told(Part::adults, "adviser", AgeGroup::unknown));
  CHECK_FALSE(parts->age_matters(Part::housing, "adviser"));
}

TEST_CASE("nobody sees where a restricted resident is unless a part names their role") {
  const auto roles = roles_of("/config/roles.json");
  const auto parts = Parts::read(json_of_file("/config/parts.json"), roles);
  REQUIRE(parts);
  CHECK(parts->restricted_shown("protected-address-officer").allows(Part::housing, Category::contact));
  CHECK_FALSE(parts->restricted_shown("protected-address-officer").allows(Part::adults, Category::contact));
  CHECK(parts->restricted_shown("childrens-social-worker").allows(Part::children, Category::contact));
  for (const auto* role : {"housing-officer", "benefits-officer", "adult-social-worker", "data-steward",
                           "information-governance-officer", "adviser", "", "nobody"}) {
    CHECK(parts->restricted_shown(role).empty());
  }
}
