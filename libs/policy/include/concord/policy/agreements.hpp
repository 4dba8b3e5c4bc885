// Data-sharing agreements: which parts share which categories with which roles, for which purposes, from
// when to when. What a role sees of parts that are not its own, it sees by these alone. Pure; any thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/json.hpp>
#include <concord/policy/mask.hpp>

namespace concord::policy {

// The terms. Days are London's; both ends are days on which it holds.
struct Agreement {
  std::string name;
  std::vector<domain::Part> parts;  // that share
  std::vector<std::string> roles;   // with whom
  std::vector<domain::Purpose> purposes;
  std::vector<domain::Category> categories;
  std::string lawful_basis;
  std::string special_basis;  // the further condition that health, equality or protected needs
  CivilDate from{};
  std::optional<CivilDate> to;  // none: until it is ended
  CivilDate review{};           // by when somebody looks at it again; nothing ends by it
  std::string assessment;       // reference of the impact assessment
  bool operator==(const Agreement&) const = default;
};

// health, equality, protected: shared only by an agreement that names them, and never by a grant.
bool is_special(domain::Category category);
bool in_force(const Agreement& agreement, CivilDate day);
// Whether it says anything of this role for this purpose.
bool concerns(const Agreement& agreement, std::string_view role, domain::Purpose purpose);
Mask shared_by(const Agreement& agreement);

// The shape of config/agreements.json's entries, of `POST /v1/agreements` and of what is stored. Refuses
// words that it doesn't know, days in the wrong order, and special categories without their condition.
Result<Agreement> read_agreement(const JsonValue& json, const std::string& pointer, const Roles& roles);
// A file of agreements: {"agreements": [...]}.
Result<std::vector<Agreement>> read_agreements(const JsonValue& json, const Roles& roles);
// The terms as members, without braces.
void write_agreement(JsonWriter& out, const Agreement& agreement);

// The mask of every role for each of its purposes on one day: its own parts', and what agreements that are
// in force share. Worked out once, then looked up.
class DayMasks {
 public:
  DayMasks() = default;
  DayMasks(const Roles& roles, std::span<const Agreement> agreements, CivilDate day);
  // Empty unless the principal is of the kind that the role is for, and may act for that purpose with it;
  // of an adapter always.
  Mask of(const domain::Principal& principal, domain::Purpose purpose) const;
  Mask of_role(std::string_view role, domain::Purpose purpose) const;

 private:
  static constexpr std::size_t kPurposes = static_cast<std::size_t>(domain::Purpose::audit) + 1;
  struct OfRole {
    domain::PrincipalKind kind = domain::PrincipalKind::staff;
    std::array<Mask, kPurposes> of{};
  };
  std::map<std::string, OfRole, std::less<>> masks_;
};

}  // namespace concord::policy
