// What is withheld can be asked for: the part's owner answers, by a clock; a grant opens what was asked for,
// for that asker, purpose and resident, until its end. It counts while the resident's profile is made of the
// records that it was made of; after that it is suspended until the owner answers again.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <concord/policy/parts.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

inline constexpr std::chrono::days kLongestGrant{90};

struct AccessAsk {
  domain::Part part = domain::Part::housing;
  std::vector<domain::Category> categories;
  std::string reason;
};

struct AccessRuling {
  bool grant = false;
  std::string reason;
  std::optional<Instant> until;  // of a grant
};

// A request as it stands at that moment.
struct AccessRequest {
  store::AccessRequestRow row;
  std::string state;  // open, granted, suspended, ended, refused
  bool overdue = false;
  std::optional<store::ProfileNumber> profile;  // that its record is in now
};

// Refuses what no request can open: special categories, and what a restricted resident's profile withholds
// from everybody.
Result<AccessRequest> ask_for_access(store::Transaction& transaction, const store::ProfileRow& profile,
                                     const AccessAsk& ask, const Asker& asker, const policy::Parts& parts,
                                     Instant now);
// By a role that answers for the part, and never by who asked. Answered before: the new answer counts.
Result<AccessRequest> answer_request(store::Transaction& transaction, const Uuid& id,
                                     const AccessRuling& ruling, const Asker& asker,
                                     const policy::Parts& parts, Instant now);
// Newest first, at most `most`: the asker's own, those that their role answers, and all to who governs.
std::vector<AccessRequest> requests_for(store::Snapshot& snapshot, const Asker& asker,
                                        const policy::Parts& parts, bool governs, std::size_t most,
                                        Instant now);

}  // namespace concord::service
