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

// The records that a profile is made of; of an erased one, those that it was made of.
using MemberRows = std::vector<store::MemberRow>;

// All that a view of one resident hangs on but what their records say: whatever has the same key shows the
// same.
struct Sight {
  store::ProfileRow profile;
  MemberRows members;
  policy::Mask asked;                // what the asker may see, with what of this resident was opened to them
  policy::Mask effective;            // what of it stands for this resident, but for ...
  std::vector<domain::Part> by_age;  // ... the involvement of these, which is told at some ages alone
  std::string role;                  // of the asker: at which
  CivilDate today;

  // Every member above, and by profile.content the segments: bytes, for looking up what was rendered.
  std::string key() const;
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
  MemberRows members;
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
  // The same in two steps: what may be seen, none where processing is limited; and what is seen of it.
  std::optional<Sight> sight(const store::ProfileRow& profile, MemberRows members, const Asker& asker) const;
  Result<ProfileView> see(store::Snapshot& snapshot, const Sight& sight) const;
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
  // The same, of its members.
  bool visible(const store::ProfileRow& profile, const MemberRows& members, const Asker& asker) const;

 private:
  Result<ProfileView> limited_view(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                   Asker asker) const;
  // Adds the involvement that is told of a resident of that age.
  Outcome add_involvement_by_age(store::Snapshot& snapshot, const Sight& sight, ProfileView& view) const;

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
