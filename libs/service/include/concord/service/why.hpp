// Why two profiles, or two records, are one person here, or why not; and how a profile comes together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/matching/how.hpp>
#include <concord/matching/wholes.hpp>
#include <concord/service/view.hpp>

namespace concord::service {

// One of the two that are asked about: a profile, or a record of one. Only records that the asker may
// compare take part in any answer.
struct NamedSide {
  std::vector<store::RecordNumber> named;    // what is compared
  store::ProfileRow profile;                 // that it is, or that the record is in
  std::vector<store::RecordNumber> members;  // of the profile
  bool some_unseen = false;                  // the profile has other records
};
// `not_found` at the pointer for what is not there, not in any profile, or not for this asker.
Result<NamedSide> name_record(store::Snapshot& snapshot, const domain::RecordKey& key, const Asker& asker,
                              const std::string& pointer);
Result<NamedSide> name_profile(store::Snapshot& snapshot, const Viewer& viewer, const Uuid& id,
                               const Asker& asker, const std::string& pointer);

struct Why {
  bool together = false;  // one profile
  // Together: "ruled-same", "evidence" (what is compared is certain by itself), "through-others".
  // Apart, the first that holds: "ruled-different", "vetoed", "never-compared" (nothing brings them into one
  // component), "below-threshold", "average-against", "two-candidates", "not-shown" (what keeps them apart is
  // in records that the asker may not compare).
  std::string reason;
  matching::Evidence evidence;                       // of what was named
  std::string veto;                                  // between what was named; empty: none
  bool share_a_key = false;                          // a key of the model brings records of the two together
  std::vector<Link> links;                           // of what was named, strongest first
  std::optional<matching::WholesCompared> profiles;  // of two profiles: what linking them hung on
  std::vector<Uuid> rivals;                          // of "two-candidates": whom one of them fits as well
  std::vector<store::DecisionRow> rulings;           // in force between the two profiles, or what was named
};
// `invalid_value` where the two are the same records.
Result<Why> why(store::Snapshot& snapshot, const matching::Index& index, const NamedSide& a,
                const NamedSide& b, const Asker& asker, std::size_t most_links);

struct HowTold {
  matching::How how;
  std::vector<store::DecisionRow> rulings;  // in force among the records
};
// Of the records that the asker may compare. `too_many` for a profile past what can be told.
Result<HowTold> how_of(store::Snapshot& snapshot, const matching::Index& index,
                       const store::ProfileRow& profile, const Asker& asker);

}  // namespace concord::service
