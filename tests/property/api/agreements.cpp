#include "agreements.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

namespace concord::api::testing {
namespace {

using domain::Category;
using domain::Part;

std::vector<Category> all_categories() {
  std::vector<Category> all;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    all.push_back(domain::category_at(i));
  }
  return all;
}

template <class List>
void write_words(JsonWriter& out, std::string_view member, const List& words) {
  out.key(member).begin_array();
  for (const auto& word : words) {
    out.text(to_string(word));
  }
  out.end_array();
}

std::string read_file(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::set<policy::Permission> permissions_in(const policy::Roles& roles) {
  std::set<policy::Permission> all;
  for (const auto& [name, role] : roles.all()) {
    all.insert(role.permissions.begin(), role.permissions.end());
  }
  return all;
}

std::string prober_json(const policy::Roles& roles, Dice& dice) {
  JsonWriter out;
  out.begin_object().field("about", "Looks for what should not be there.");
  write_words(out, "permissions", permissions_in(roles));
  write_words(out, "purposes", all_purposes());
  out.key("mask").begin_array();
  for (const Part part : domain::kParts) {
    if (dice.chance(60)) {
      out.begin_object();
      write_words(out, "parts", std::vector<Part>{part});
      write_words(out, "categories", dice.some<Category>(all_categories(), 40));
      out.end_object();
    }
  }
  return out.end_array().end_object().take();
}

template <class T, class List>
std::vector<T> some_of(const List& list, std::size_t percent, Dice& dice) {
  std::vector<T> some = dice.some<T>(list, percent);
  if (some.empty()) {
    some.push_back(dice.pick(list));
  }
  return some;
}

}  // namespace

std::vector<domain::Purpose> all_purposes() {
  std::vector<domain::Purpose> all;
  for (int i = 0; i <= static_cast<int>(domain::Purpose::audit); ++i) {
    all.push_back(static_cast<domain::Purpose>(i));
  }
  return all;
}

const std::vector<std::string>& known_roles() {
  static const std::vector<std::string> roles{"adviser",
                                              "supervisor",
                                              "housing-officer",
                                              "benefits-officer",
                                              "adult-social-worker",
                                              "childrens-social-worker",
                                              "data-steward",
                                              "information-governance-officer",
                                              "caldicott-guardian",
                                              "emergency-planner",
                                              "auditor",
                                              "administrator"};
  return roles;
}

std::string roles_with_prober(const std::filesystem::path& file, Dice& dice) {
  std::string text = read_file(file);
  const auto json = parse_json(text);
  REQUIRE(json);
  const auto roles = policy::Roles::read(*json);
  REQUIRE(roles);
  const std::string_view begins = "\"roles\": {";
  const std::size_t at = text.find(begins);
  REQUIRE(at != std::string::npos);
  text.insert(at + begins.size(), "\"" + std::string(kProber) + "\": " + prober_json(*roles, dice) + ",");
  return text;
}

std::vector<policy::Agreement> make_agreements(Dice& dice, CivilDate day) {
  const CivilDate before(std::chrono::sys_days(day) - std::chrono::days(1));
  const CivilDate after(std::chrono::sys_days(day) + std::chrono::days(1));
  std::vector<policy::Agreement> all;
  for (std::size_t i = dice.between(2, 7); i > 0; --i) {
    policy::Agreement& made = all.emplace_back();
    made.name = "a trial";
    made.parts = some_of<Part>(domain::kParts, 40, dice);
    made.roles = some_of<std::string>(known_roles(), 30, dice);
    if (dice.chance(60)) {
      made.roles.emplace_back(kProber);
    }
    made.purposes = some_of<domain::Purpose>(all_purposes(), 50, dice);
    made.categories = some_of<Category>(all_categories(), 35, dice);
    made.lawful_basis = "public task";
    made.special_basis = "substantial public interest";
    made.from = dice.chance(20) ? after : before;
    made.to = dice.chance(40) ? std::optional(dice.chance(50) ? before : day) : std::nullopt;
    if (made.to && *made.to < made.from) {
      made.to = made.from;
    }
    made.review = after;
    made.assessment = "DPIA-1";
  }
  return all;
}

std::string agreements_file(const std::vector<policy::Agreement>& agreements) {
  JsonWriter out;
  out.begin_object().key("agreements").begin_array();
  for (const policy::Agreement& agreement : agreements) {
    out.begin_object();
    policy::write_agreement(out, agreement);
    out.end_object();
  }
  return out.end_array().end_object().take();
}

}  // namespace concord::api::testing
