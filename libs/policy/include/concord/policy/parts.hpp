// Whose each part is: whom to ring, who answers requests for access and by when, and to whom its involvement
// with adults and with children is told. Pure; any thread.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/keys.hpp>
#include <concord/domain/partial_date.hpp>
#include <concord/policy/mask.hpp>

namespace concord::policy {

// From the 18th birthday on: adult. A date of which too little is known to tell is of nobody's age; an
// unborn child is a child.
enum class AgeGroup : std::uint8_t { unknown, child, adult };
AgeGroup age_group(const std::optional<domain::PartialDate>& born, CivilDate day);

struct PartRules {
  std::string source;  // whose extracts say as of when the part knows nobody else
  std::string team;
  std::string ring;                      // the team's own phone, for staff
  std::vector<std::string> answered_by;  // roles that answer requests for access
  std::chrono::hours answer_within{48};
  // Roles to whom it is told that the part is involved with an adult, or with a child. None: all that the
  // mask allows.
  std::optional<std::vector<std::string>> adults_told_to, children_told_to;
  std::vector<std::string> restricted_shown_to;  // the team that sees where its restricted residents are
};

class Parts {
 public:
  // config/parts.json. Every part must be there; roles must be known.
  static Result<Parts> read(const JsonValue& json, const Roles& roles);
  const PartRules& of(domain::Part part) const { return rules_[static_cast<std::size_t>(part)]; }
  bool answers(domain::Part part, std::string_view role) const;
  // Whether it hangs on the resident's age that this role is told of the part's involvement.
  bool age_matters(domain::Part part, std::string_view role) const;
  // Where the age isn't known: only if it would be told of adults and of children.
  bool involvement_told(domain::Part part, std::string_view role, AgeGroup age) const;
  // The contact of a restricted resident that this role is shown: of the parts whose named team it is.
  Mask restricted_shown(std::string_view role) const;

 private:
  std::array<PartRules, domain::kParts.size()> rules_;
};

}  // namespace concord::policy
