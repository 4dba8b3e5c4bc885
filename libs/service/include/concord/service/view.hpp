// A profile as one asker may see it: only the allowed segments are read, survivorship runs over those.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/policy/survivorship.hpp>
#include <concord/service/asker.hpp>
#include <concord/service/resolver.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// That a part knows the resident, since when: no content.
struct Involvement {
  domain::Part part = domain::Part::housing;
  bool current = false;  // else historic
  std::optional<domain::PartialDate> since;
  std::vector<domain::RecordKey> records;
};

struct ProfileView {
  Uuid id;
  bool restricted = false;
  policy::GoldenProfile golden;
  std::vector<Involvement> involvement;
  std::vector<policy::Withheld> withheld;
  std::vector<domain::Category> categories;  // read, for the audit row
};

// Why two people are taken for one household, and since when.
struct HouseholdReason {
  std::string kind;      // "address", or a relationship's type
  std::string from, to;  // ISO partial dates; empty `to`: current
};

struct HouseholdMember {
  Uuid id;
  std::vector<HouseholdReason> because;
  std::optional<policy::Golden<domain::PersonName>> name;
  std::optional<policy::Golden<domain::PartialDate>> birth_date;
};

struct Household {
  std::vector<HouseholdMember> members;
  std::string withheld;  // the reason's code, where it is not shown at all
};

// Where an id leads: live, joined another profile, or erased.
struct Whereabouts {
  store::ProfileRow profile;
  std::optional<Uuid> joined;  // the live profile at the end of the redirects
};

class Viewer {
 public:
  Viewer(const policy::Survivorship& survivorship, const Clock& clock)
      : survivorship_(survivorship), clock_(clock) {}

  // `not_found` for an id never given out, `gone` is for later. Follows redirects to their end.
  Result<Whereabouts> locate(store::Snapshot& snapshot, const Uuid& id) const;
  Result<ProfileView> view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                           const Asker& asker) const;
  // The contributions that the asker may see, one a record.
  Result<std::vector<policy::Contribution>> contributions(store::Snapshot& snapshot,
                                                          const store::ProfileRow& profile,
                                                          const policy::Mask& mask) const;
  // Edges whose both ends the asker may see; nothing of, or through, a restricted resident.
  Result<Household> household(store::Snapshot& snapshot, const store::ProfileRow& profile,
                              const Asker& asker) const;
  // True when the asker may see that this profile exists: identity or involvement of any of its parts.
  bool visible(store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker) const;

 private:
  const policy::Survivorship& survivorship_;
  const Clock& clock_;
};

// Two records of a profile and what links them.
struct Link {
  domain::RecordKey a, b;
  matching::Evidence evidence;
  std::string veto;  // empty: none
};
// Each pair of the profile's records that the asker may see, by what they see of them, strongest first, at
// most `most`.
std::vector<Link> links_of(store::Snapshot& snapshot, const matching::Index& index,
                           const store::ProfileRow& profile, const Asker& asker, std::size_t most);

}  // namespace concord::service
