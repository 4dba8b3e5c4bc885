#include <fmt/format.h>

#include <concord/policy/parts.hpp>

#include "words.hpp"

namespace concord::policy {
namespace {

constexpr int kAdult = 18;
constexpr int kMostHours = 24 * 90;
constexpr std::string_view kTeam = "restricted_shown_to";

using Told = std::optional<std::vector<std::string>>;

bool names(const Told& told, std::string_view role) {
  return !told || std::find(told->begin(), told->end(), role) != told->end();
}

Result<std::vector<std::string>> role_list(const JsonValue& json, const std::string& pointer,
                                           std::string_view member, const Roles& roles) {
  std::vector<std::string_view> known;
  for (const auto& [name, role] : roles.all()) {
    known.push_back(name);
  }
  return meanings_of(json, pointer, member, "role", known,
                     [](std::string_view word) { return Result<std::string>(std::string{word}); });
}

Outcome read_told(const JsonValue& json, const std::string& pointer, std::string_view member,
                  const Roles& roles, Told& told) {
  if (member_of(json, member) == nullptr) {
    return {};
  }
  auto list = role_list(json, pointer, member, roles);
  if (!list) {
    return list.error();
  }
  told = std::move(*list);
  return {};
}

Outcome read_hours(const JsonValue& json, const std::string& pointer, std::chrono::hours& hours) {
  const JsonValue* said = member_of(json, "answer_within_hours");
  if (said == nullptr || !said->IsInt() || said->GetInt() < 1 || said->GetInt() > kMostHours) {
    return error_at(child_pointer(pointer, "answer_within_hours"), Code::invalid_value,
                    fmt::format("must be a whole number of hours from 1 to {}", kMostHours));
  }
  hours = std::chrono::hours(said->GetInt());
  return {};
}

// Roles whose own mask shows them the part's contact: an agreement is no named team.
Outcome read_team(const JsonValue& json, const std::string& pointer, domain::Part part, const Roles& roles,
                  std::vector<std::string>& team) {
  if (member_of(json, kTeam) == nullptr) {
    return {};
  }
  auto list = role_list(json, pointer, kTeam, roles);
  if (!list) {
    return list.error();
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (!roles.find((*list)[i])->mask.allows(part, domain::Category::contact)) {
      return error_at(child_pointer(child_pointer(pointer, kTeam), i), Code::invalid_value,
                      "must be a role whose own mask in the roles has `contact` of this part");
    }
  }
  team = std::move(*list);
  return {};
}

Result<PartRules> read_part(const JsonValue& json, const std::string& pointer, domain::Part part,
                            const Roles& roles) {
  if (auto known = only_members(json, pointer,
                                {"source", "team", "ring", "answered_by", "answer_within_hours",
                                 "involvement_of_adults_told_to", "involvement_of_children_told_to", kTeam});
      !known) {
    return known.error();
  }
  PartRules rules;
  auto source = domain::parse_source(text_of(json, "source"));
  if (!source) {
    return error_at(child_pointer(pointer, "source"), Code::invalid_value, source.error().detail);
  }
  rules.source = std::move(*source);
  rules.team = text_of(json, "team");
  rules.ring = text_of(json, "ring");
  if (rules.team.empty() || rules.ring.empty()) {
    return error_at(child_pointer(pointer, rules.team.empty() ? "team" : "ring"), Code::missing_field,
                    "must say whom to ask, and by which phone");
  }
  auto answered_by = role_list(json, pointer, "answered_by", roles);
  if (!answered_by) {
    return answered_by.error();
  }
  rules.answered_by = std::move(*answered_by);
  for (const Outcome& read :
       {read_hours(json, pointer, rules.answer_within),
        read_told(json, pointer, "involvement_of_adults_told_to", roles, rules.adults_told_to),
        read_told(json, pointer, "involvement_of_children_told_to", roles, rules.children_told_to),
        read_team(json, pointer, part, roles, rules.restricted_shown_to)}) {
    if (!read) {
      return read.error();
    }
  }
  return rules;
}

}  // namespace

AgeGroup age_group(const std::optional<domain::PartialDate>& born, CivilDate day) {
  if (!born) {
    return AgeGroup::unknown;
  }
  const bool surely_adult = domain::age_on(domain::whole(domain::last_day(*born)), day) >= kAdult;
  const bool surely_child = domain::age_on(domain::whole(domain::first_day(*born)), day) < kAdult;
  return surely_adult ? AgeGroup::adult : surely_child ? AgeGroup::child : AgeGroup::unknown;
}

Result<Parts> Parts::read(const JsonValue& json, const Roles& roles) {
  if (auto known = only_members(json, "", {"parts"}); !known) {
    return known.error();
  }
  const JsonValue* all = member_of(json, "parts");
  if (all == nullptr) {
    return error_at("/parts", Code::missing_field, "must be an object of parts by name");
  }
  if (auto known = only_members(*all, "/parts", part_words()); !known) {
    return known.error();
  }
  Parts parts;
  for (const domain::Part part : domain::kParts) {
    const JsonValue* one = member_of(*all, domain::to_string(part));
    const std::string pointer = child_pointer("/parts", domain::to_string(part));
    if (one == nullptr) {
      return error_at(pointer, Code::missing_field, "must say whose this part is");
    }
    auto rules = read_part(*one, pointer, part, roles);
    if (!rules) {
      return rules.error();
    }
    parts.rules_[static_cast<std::size_t>(part)] = std::move(*rules);
  }
  return parts;
}

bool Parts::answers(domain::Part part, std::string_view role) const {
  const auto& by = of(part).answered_by;
  return std::find(by.begin(), by.end(), role) != by.end();
}

bool Parts::age_matters(domain::Part part, std::string_view role) const {
  return !names(of(part).adults_told_to, role) || !names(of(part).children_told_to, role);
}

bool Parts::involvement_told(domain::Part part, std::string_view role, AgeGroup age) const {
  const bool of_adults = names(of(part).adults_told_to, role);
  const bool of_children = names(of(part).children_told_to, role);
  return (age == AgeGroup::adult || of_children) && (age == AgeGroup::child || of_adults);
}

Mask Parts::restricted_shown(std::string_view role) const {
  Mask shown;
  for (const domain::Part part : domain::kParts) {
    const auto& team = of(part).restricted_shown_to;
    if (std::find(team.begin(), team.end(), role) != team.end()) {
      shown.allow(part, domain::Category::contact);
    }
  }
  return shown;
}

}  // namespace concord::policy
