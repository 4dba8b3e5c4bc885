// What of a record may be given to the resident whom it is about: nothing that tells of somebody else (Data
// Protection Act 2018, Schedule 2, paragraph 16), and no words that nobody has read for it. Pure; any thread.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <concord/policy/mask.hpp>

namespace concord::policy {

// Something that stays back. The code is an exemption's (domain/subject_request.hpp), or `to-be-read`: words
// that may tell of somebody, which an officer reads, to add what may be told.
struct KeptBack {
  domain::Category category = domain::Category::identity;
  std::string
      what;  // relatives, other-peoples-names, anothers-contact, anothers-claim, words, decision-makers
  std::string code;
  auto operator<=>(const KeptBack&) const = default;
};

struct Disclosed {
  domain::Record record;  // relationships without the other's record id
  std::set<KeptBack> kept_back;
};

// By these rules, which docs/residents-rights.md tells:
//   names          one that names a couple stays back
//   identifiers    of a claim, an account or a tenancy: only where the resident has it themselves
//   addresses      without whom they are in care of
//   contacts       without a carer's, and without what a screen shows beside the number
//   relationships  their kind and dates, never to whom
//   engagements    of somebody else (a dependant's, a household member's): without reference and details
//   details, attributes  those whose values are codes or figures, by their names; no others, and no
//   interactions
//   markers        of which they were told by `day` (London's), whether they still count or not; who decided
//                  where that is a post. That there were others is not among what is kept back, since it
//                  would tell of them
Disclosed disclose(const domain::Record& record, CivilDate day);

// Whether the source says that the person was told of it, by `day`, and not also that they weren't.
bool was_told_of(const domain::Marker& marker, CivilDate day);

// Leaves out of what a record said earlier the warnings of which it says by `now` that the person wasn't
// told.
void hide_untold(domain::Record& earlier, const domain::Record& now, CivilDate day);

// A record with only what the mask allows of its part.
domain::Record seen_through(const domain::Record& record, const Mask& mask);

}  // namespace concord::policy
