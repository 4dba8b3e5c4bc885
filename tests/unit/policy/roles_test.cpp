#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

#include <concord/policy/agreements.hpp>

using namespace concord;
using namespace concord::policy;
using domain::Category;
using domain::Part;
using domain::PrincipalKind;
using domain::Purpose;

namespace {

std::string text_of_file(const std::string& path) {
  std::ifstream file{std::string{CONCORD_ROOT} + path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

Roles shipped() {
  const auto json = parse_json(text_of_file("/config/roles.json"));
  REQUIRE(json);
  auto roles = Roles::read(*json);
  REQUIRE(roles);
  return *roles;
}

// What the roles see under the agreements that are shipped.
DayMasks shipped_masks() {
  const auto json = parse_json(text_of_file("/config/agreements.json"));
  REQUIRE(json);
  const auto agreements = read_agreements(*json, shipped());
  REQUIRE(agreements);
  using namespace std::chrono_literals;
  return {shipped(), *agreements, CivilDate{2026y / 11 / 1}};
}

// Of all the role's purposes together.
Mask ever(const DayMasks& masks, const Role& role) {
  Mask mask;
  for (const Purpose purpose : role.purposes) {
    mask |= masks.of_role(role.name, purpose);
  }
  return mask;
}

domain::Principal staff(std::string role) {
  return {"key-1", PrincipalKind::staff, std::move(role), "", Purpose::service_delivery};
}

Error refused(std::string_view text) {
  const auto json = parse_json(text);
  REQUIRE(json);
  const auto roles = Roles::read(*json);
  REQUIRE_FALSE(roles);
  REQUIRE(roles.error().faults.size() == 1);
  return roles.error();
}

}  // namespace

TEST_CASE("every role of the council is shipped") {
  const auto roles = shipped();
  for (const auto* name :
       {"adviser", "supervisor", "housing-officer", "benefits-officer", "adult-social-worker",
        "childrens-social-worker", "data-steward", "information-governance-officer", "auditor",
        "administrator", "adapter", "caldicott-guardian", "emergency-planner", "account-administrator",
        "protected-address-officer"}) {
    CAPTURE(name);
    REQUIRE(roles.find(name) != nullptr);
    CHECK_FALSE(roles.find(name)->about.empty());
    CHECK_FALSE(roles.find(name)->permissions.empty());
    CHECK_FALSE(roles.find(name)->purposes.empty());
  }
  for (const auto* name : {"resident", "proxy"}) {
    REQUIRE(roles.find(name) != nullptr);
    CHECK(roles.find(name)->permissions.empty());
  }
  CHECK(roles.all().size() == 18);
  CHECK(roles.find("nobody") == nullptr);
}

TEST_CASE("an adviser sees who somebody is, and nothing about health, equality or social care") {
  const auto mask = shipped_masks().of(staff("adviser"), Purpose::service_delivery);
  for (const Part part : {Part::housing, Part::housing_benefit, Part::council_tax, Part::adults}) {
    for (const Category category :
         {Category::identity, Category::identifiers_masked, Category::contact, Category::involvement}) {
      CHECK(mask.allows(part, category));
    }
  }
  for (const Part part : domain::kParts) {
    for (const Category category :
         {Category::identifiers, Category::health, Category::equality, Category::protected_}) {
      CHECK_FALSE(mask.allows(part, category));
    }
  }
  CHECK(mask.allows(Part::council_tax, Category::engagements));
  CHECK_FALSE(mask.allows(Part::adults, Category::engagements));
}

TEST_CASE("of children's social care everybody else knows only that it is involved") {
  const auto roles = shipped();
  const auto masks = shipped_masks();
  for (const auto& [name, role] : roles.all()) {
    CAPTURE(name);
    const Mask mask = ever(masks, role);
    if (name == "childrens-social-worker" || name == "information-governance-officer") {
      CHECK(mask.allows(Part::children, Category::engagements));
      continue;
    }
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      const auto category = domain::category_at(i);
      if (category != Category::involvement) {
        CHECK_FALSE(mask.allows(Part::children, category));
      }
    }
  }
}

TEST_CASE("officers see their own part in full, and of other services not what they are about") {
  const auto masks = shipped_masks();
  struct Row {
    const char* role;
    Purpose purpose;
    std::vector<Part> own;
  };
  for (const auto& row :
       {Row{"housing-officer", Purpose::housing, {Part::housing}},
        Row{"benefits-officer", Purpose::benefits, {Part::housing_benefit, Part::council_tax}},
        Row{"adult-social-worker", Purpose::care, {Part::adults}},
        Row{"childrens-social-worker", Purpose::care, {Part::children}}}) {
    CAPTURE(row.role);
    const auto mask = masks.of(staff(row.role), row.purpose);
    for (const Part part : row.own) {
      for (const Category category :
           {Category::identity, Category::identifiers, Category::contact, Category::involvement,
            Category::engagements, Category::health, Category::equality, Category::safety}) {
        CHECK(mask.allows(part, category));
      }
    }
    for (const Part part :
         {Part::housing, Part::housing_benefit, Part::council_tax, Part::adults, Part::children}) {
      if (std::find(row.own.begin(), row.own.end(), part) == row.own.end()) {
        CHECK_FALSE(mask.allows(part, Category::health));
        CHECK_FALSE(mask.allows(part, Category::identifiers));
        CHECK(mask.allows(part, Category::involvement));
      }
    }
  }
}

TEST_CASE("only the officer for information governance sees what is protected") {
  const auto roles = shipped();
  const auto masks = shipped_masks();
  for (const auto& [name, role] : roles.all()) {
    for (const Part part : domain::kParts) {
      CHECK(ever(masks, role).allows(part, Category::protected_) ==
            (name == "information-governance-officer"));
    }
  }
}

TEST_CASE("whoever runs or checks the service sees no resident") {
  const auto roles = shipped();
  for (const auto* name :
       {"auditor", "administrator", "adapter", "account-administrator", "partner", "resident", "proxy"}) {
    CHECK(ever(shipped_masks(), *roles.find(name)).empty());
    CHECK_FALSE(roles.may(staff(name), Permission::search));
    CHECK_FALSE(roles.may(staff(name), Permission::read_profiles));
  }
}

TEST_CASE("stewards rule, information governance and administrators do not") {
  const auto roles = shipped();
  CHECK(roles.may(staff("data-steward"), Permission::decide));
  CHECK_FALSE(roles.may(staff("information-governance-officer"), Permission::decide));
  CHECK_FALSE(roles.may(staff("administrator"), Permission::decide));
  CHECK_FALSE(roles.may(staff("adviser"), Permission::decide));
}

TEST_CASE("a role sees nothing for a purpose that is not its own") {
  const auto masks = shipped_masks();
  CHECK_FALSE(masks.of(staff("adviser"), Purpose::service_delivery).empty());
  CHECK(masks.of(staff("adviser"), Purpose::care).empty());
  CHECK(masks.of(staff("information-governance-officer"), Purpose::service_delivery).empty());
  CHECK(masks.of(staff("nobody"), Purpose::service_delivery).empty());
  CHECK(masks.of(staff(""), Purpose::service_delivery).empty());
}

TEST_CASE("an adapter writes and reads back its records, and staff never write any") {
  const auto roles = shipped();
  domain::Principal adapter{"key-2", PrincipalKind::adapter, "adapter", "housing", Purpose::service_delivery};
  CHECK(roles.may(adapter, Permission::write_records));
  CHECK(roles.may(adapter, Permission::read_records));
  CHECK(roles.may(adapter, Permission::read_sources));
  CHECK_FALSE(roles.may(adapter, Permission::search));
  CHECK_FALSE(roles.may(adapter, Permission::decide));
  CHECK(shipped_masks().of(adapter, Purpose::service_delivery).empty());
  adapter.role.clear();
  CHECK(roles.may(adapter, Permission::write_records));
  CHECK_FALSE(roles.may(staff("adapter"), Permission::write_records));
}

TEST_CASE("nobody has a role of another kind, whatever their key says") {
  const auto roles = shipped();
  for (const auto kind : {PrincipalKind::resident, PrincipalKind::proxy, PrincipalKind::partner}) {
    auto principal = staff("adviser");
    principal.kind = kind;
    CHECK_FALSE(roles.may(principal, Permission::search));
    CHECK(roles.may(principal, Permission::none));
    CHECK(shipped_masks().of(principal, Purpose::service_delivery).empty());
  }
  CHECK_FALSE(roles.may(staff("partner"), Permission::match));
  CHECK_FALSE(roles.may(staff("adapter"), Permission::read_records));
}

TEST_CASE("a partner matches and reads what an agreement shares with it, and until one does sees nothing") {
  const auto roles = shipped();
  domain::Principal partner{"key-3", PrincipalKind::partner, "partner", "", Purpose::care};
  CHECK(roles.may(partner, Permission::match));
  CHECK(roles.may(partner, Permission::read_profiles));
  CHECK_FALSE(roles.may(partner, Permission::search));
  CHECK(shipped_masks().of(partner, Purpose::care).empty());
  policy::Agreement discharge;
  discharge.parts = {Part::adults};
  discharge.roles = {"partner"};
  discharge.purposes = {Purpose::care};
  discharge.categories = {Category::involvement};
  discharge.from = CivilDate(std::chrono::year(2020), std::chrono::January, std::chrono::day(1));
  const policy::DayMasks masks(roles, std::vector{discharge}, discharge.from);
  CHECK(masks.of(partner, Purpose::care).allows(Part::adults, Category::involvement));
  CHECK(masks.of(staff("partner"), Purpose::care).empty());
}

TEST_CASE("a role of another kind than staff's can't be given what only staff may do") {
  for (const std::string kind : {"partner", "resident", "proxy"}) {
    const auto wrong = refused(R"({"roles": {"a": {"kind": ")" + kind +
                               R"(", "permissions": ["search"], "purposes": [], "mask": []}}})");
    CHECK(wrong.faults[0].pointer == "/roles/a/permissions/0");
  }
  const auto unknown =
      refused(R"({"roles": {"a": {"kind": "stuff", "permissions": [], "purposes": [], "mask": []}}})");
  CHECK(unknown.faults[0].pointer == "/roles/a/kind");
}

TEST_CASE("permissions are read as they are written") {
  for (int i = 0; i <= static_cast<int>(Permission::protect); ++i) {
    const auto permission = static_cast<Permission>(i);
    CHECK(parse_permission(to_string(permission)).value() == permission);
  }
  CHECK_FALSE(parse_permission("read_profiles"));
}

TEST_CASE("a slip of the pen in the roles is refused with the nearest word") {
  const auto member = refused(R"({"roles": {"adviser": {"permisions": []}}})");
  CHECK(member.faults[0].pointer == "/roles/adviser/permisions");
  CHECK(member.faults[0].detail.find("did you mean 'permissions'?") != std::string::npos);
  const auto top = refused(R"({"rolles": {}})");
  CHECK(top.faults[0].pointer == "/rolles");
  const auto part = refused(
      R"({"roles": {"a": {"permissions": [], "purposes": [], "mask": [{"parts": ["hosing"], "categories": []}]}}})");
  CHECK(part.faults[0].pointer == "/roles/a/mask/0/parts/0");
  CHECK(part.faults[0].detail == "unknown part 'hosing'; did you mean 'housing'?");
  const auto category = refused(
      R"({"roles": {"a": {"permissions": [], "purposes": [], "mask": [{"parts": [], "categories": ["identiy"]}]}}})");
  CHECK(category.faults[0].detail == "unknown category 'identiy'; did you mean 'identity'?");
  const auto permission =
      refused(R"({"roles": {"a": {"permissions": ["serch"], "purposes": [], "mask": []}}})");
  CHECK(permission.faults[0].detail == "unknown permission 'serch'; did you mean 'search'?");
  const auto purpose = refused(R"({"roles": {"a": {"permissions": [], "purposes": ["carre"], "mask": []}}})");
  CHECK(purpose.faults[0].detail == "unknown purpose 'carre'; did you mean 'care'?");
}

TEST_CASE("roles of the wrong shape are refused with their place") {
  CHECK(refused("[]").faults[0].pointer.empty());
  CHECK(refused("{}").faults[0].pointer == "/roles");
  CHECK(refused(R"({"roles": []})").faults[0].pointer == "/roles");
  CHECK(refused(R"({"roles": {"a": 1}})").faults[0].pointer == "/roles/a");
  CHECK(refused(R"({"roles": {"a": {"purposes": [], "mask": []}}})").faults[0].pointer ==
        "/roles/a/permissions");
  CHECK(refused(R"({"roles": {"a": {"permissions": [1], "purposes": [], "mask": []}}})").faults[0].pointer ==
        "/roles/a/permissions/0");
  CHECK(refused(R"({"roles": {"a": {"permissions": ["search", "search"], "purposes": [], "mask": []}}})")
            .faults[0]
            .code == Code::duplicate_field);
  CHECK(refused(R"({"roles": {"a": {"permissions": ["none"], "purposes": [], "mask": []}}})")
            .faults[0]
            .pointer == "/roles/a/permissions/0");
  CHECK(refused(R"({"roles": {"a": {"permissions": [], "purposes": []}}})").faults[0].pointer ==
        "/roles/a/mask");
  CHECK(refused(R"({"roles": {"a": {"permissions": [], "purposes": [], "mask": [1]}}})").faults[0].pointer ==
        "/roles/a/mask/0");
}
