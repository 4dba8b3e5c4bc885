#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/policy/agreements.hpp>

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;
using domain::Category;
using domain::Part;
using domain::Purpose;

namespace {

constexpr std::string_view kRoles = R"({"roles": {
  "one": {"permissions": [], "purposes": ["housing", "care", "audit"],
          "mask": [{"parts": ["housing"], "categories": ["identity", "health"]}]},
  "two": {"permissions": [], "purposes": ["care"], "mask": []}}})";

const Roles& some_roles() {
  static const Roles roles = Roles::read(parse_json(kRoles).value()).value();
  return roles;
}

CivilDate some_day() {
  return CivilDate(std::chrono::sys_days(2026y / 11 / 1) + std::chrono::days(*rc::gen::inRange(0, 20)));
}

template <class T>
std::vector<T> some_of(const std::vector<T>& all) {
  std::vector<T> some;
  for (const T& one : all) {
    if (*rc::gen::arbitrary<bool>()) {
      some.push_back(one);
    }
  }
  return some;
}

Agreement some_agreement() {
  Agreement made;
  made.parts = some_of(std::vector<Part>(domain::kParts.begin(), domain::kParts.end()));
  made.roles = some_of(std::vector<std::string>{"one", "two", "three"});
  made.purposes = some_of(std::vector{Purpose::housing, Purpose::care, Purpose::audit, Purpose::emergency});
  made.categories = some_of(std::vector{Category::identity, Category::contact, Category::health,
                                        Category::engagements, Category::protected_});
  made.from = some_day();
  if (*rc::gen::arbitrary<bool>()) {
    made.to = some_day();
  }
  return made;
}

std::vector<Agreement> some_agreements() {
  std::vector<Agreement> all(static_cast<std::size_t>(*rc::gen::inRange(0, 6)));
  for (Agreement& one : all) {
    one = some_agreement();
  }
  return all;
}

template <class List, class Value>
bool names(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("a mask is exactly the role's own and the union of what is in force, and all else is denied") {
  REQUIRE(rc::check([] {
    const auto agreements = some_agreements();
    const CivilDate day = some_day();
    const DayMasks masks(some_roles(), agreements, day);
    for (const auto& [name, role] : some_roles().all()) {
      for (int p = 0; p <= static_cast<int>(Purpose::audit); ++p) {
        const auto purpose = static_cast<Purpose>(p);
        for (const Part part : domain::kParts) {
          for (std::size_t c = 0; c < domain::kCategoryCount; ++c) {
            const Category category = domain::category_at(c);
            bool shown = role.mask.allows(part, category);
            for (const Agreement& one : agreements) {
              shown = shown ||
                      (names(one.parts, part) && names(one.roles, name) && names(one.purposes, purpose) &&
                       names(one.categories, category) && one.from <= day && (!one.to || day <= *one.to));
            }
            shown = shown && names(role.purposes, purpose);
            RC_ASSERT(masks.of_role(name, purpose).allows(part, category) == shown);
          }
        }
      }
    }
  }));
}

TEST_CASE("on the day after its last an agreement shows nothing that others don't") {
  REQUIRE(rc::check([] {
    auto agreements = some_agreements();
    Agreement last = some_agreement();
    last.to = some_day();
    const CivilDate after(std::chrono::sys_days(*last.to) + std::chrono::days(1));
    const DayMasks without(some_roles(), agreements, after);
    agreements.push_back(last);
    const DayMasks with(some_roles(), agreements, after);
    for (const auto& [name, role] : some_roles().all()) {
      for (const Purpose purpose : role.purposes) {
        RC_ASSERT(with.of_role(name, purpose) == without.of_role(name, purpose));
      }
    }
  }));
}

TEST_CASE("nobody but staff of a role that is known has a mask") {
  REQUIRE(rc::check([] {
    const DayMasks masks(some_roles(), some_agreements(), some_day());
    for (const auto kind : {domain::PrincipalKind::resident, domain::PrincipalKind::proxy,
                            domain::PrincipalKind::adapter, domain::PrincipalKind::partner}) {
      RC_ASSERT(masks.of({"k", kind, "one", "", Purpose::care}, Purpose::care).empty());
    }
    RC_ASSERT(
        masks.of({"k", domain::PrincipalKind::staff, "three", "", Purpose::care}, Purpose::care).empty());
  }));
}
