// A profile as one asker may see it: only the allowed segments are read, survivorship runs over those.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/policy/parts.hpp>
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
  std::optional<Instant> as_of;  // of the newest of the records
  std::vector<domain::RecordKey> records;
};

// The least that can be said of one part: whether it knows the resident, and whom to ring.
struct ToldInvolvement {
  domain::Part part = domain::Part::housing;
  std::string status;  // current, historic, none-found, not-shared
  std::optional<domain::PartialDate> since;
  std::optional<Instant> as_of;  // of none-found: of the source's last whole extract
};

// A category of one part of which somebody says that it is wrong: rectifications.hpp.
struct Disputed {
  domain::Part part = domain::Part::housing;
  domain::Category category = domain::Category::identity;
  Uuid rectification;
};

struct ProfileView {
  Uuid id;
  bool restricted = false;
  bool limited = false;  // kept and not shown for this purpose (limits.hpp): nothing is read
  policy::GoldenProfile golden;
  std::vector<Involvement> involvement;
  std::vector<policy::Withheld> withheld;
  std::vector<Disputed> disputed{};          // by disputes_of, where it is told
  std::vector<domain::Category> categories;  // read, for the audit row
  policy::Mask mask;                         // by which it was read
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
  Viewer(const policy::Survivorship& survivorship, const policy::Parts& parts, const Clock& clock)
      : survivorship_(survivorship), parts_(parts), clock_(clock) {}

  // `not_found` for an id never given out and for one of a resident who doesn't exist for the asker. Follows
  // redirects to their end, which may be an erased profile.
  Result<Whereabouts> locate(store::Snapshot& snapshot, const Uuid& id, const Asker& asker) const;
  Result<ProfileView> view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                           const Asker& asker) const;
  // Of every part; what isn't told is `not-shared` whether there is anything or not.
  Result<std::vector<ToldInvolvement>> involvement(store::Snapshot& snapshot,
                                                   const store::ProfileRow& profile,
                                                   const Asker& asker) const;
  // The identifiers in full that the asker sees masked, or sees in full anyway.
  Result<std::vector<policy::Golden<domain::Identifier>>> revealed(store::Snapshot& snapshot,
                                                                   const store::ProfileRow& profile,
                                                                   const Asker& asker) const;
  // The contributions that the asker may see, one a record.
  Result<std::vector<policy::Contribution>> contributions(store::Snapshot& snapshot,
                                                          const store::ProfileRow& profile,
                                                          const policy::Mask& mask) const;
  // Edges whose both ends the asker may see; nothing of, or through, a restricted resident.
  Result<Household> household(store::Snapshot& snapshot, const store::ProfileRow& profile,
                              const Asker& asker) const;
  // True when the asker may see that this profile exists: identity or involvement of any of its parts, where
  // that is told whatever the resident's age. Of an erased one: that it did.
  bool visible(store::Snapshot& snapshot, const store::ProfileRow& profile, const Asker& asker) const;

 private:
  Result<ProfileView> limited_view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                   Asker asker) const;
  // Adds the involvement that is told of a resident of that age.
  Outcome add_involvement_by_age(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                 const std::vector<domain::Part>& parts, std::string_view role,
                                 ProfileView& view) const;

  const policy::Survivorship& survivorship_;
  const policy::Parts& parts_;
  const Clock& clock_;
};

// The contact that the asker sees of a restricted resident, if theirs is a part's named team. No opening adds
// to it.
policy::Mask team_mask(const policy::Parts& parts, const Asker& asker);
// The record of one source without its relations to whom it must not tell of: a restricted resident, one who
// doesn't exist for the asker, and whose records are in `untold` (sorted; of hidden_from_resident).
void leave_out_relations(store::Snapshot& snapshot, const std::vector<store::RecordNumber>& untold,
                         const Asker& asker, const std::string& source, domain::Record& record);

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
