// Residents' requests under their rights: noted, taken through their steps, answered by a clock. A request
// hangs on a record of the resident, and counts for the profile that is made of the records that somebody
// looked at last: after a join or a split these must be confirmed, so that nobody is given what is held of
// somebody else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/domain/subject_request.hpp>
#include <concord/policy/parts.hpp>
#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

inline constexpr std::string_view kNotYet = "not-yet";  // how identity was checked

struct SubjectAsk {
  domain::SubjectRight right = domain::SubjectRight::access;
  CivilDate received{};
  bool by_proxy = false;
  std::string authority, authority_reference, authority_checked_by;  // of a proxy
  std::string identity;
};

// A request as it stands today.
struct SubjectRequest {
  store::SubjectRequestRow row;
  domain::RequestClock clock;
  std::string identity;                         // how it was checked, by now
  std::optional<store::ProfileNumber> profile;  // that its record is in now
  bool records_changed = false;           // the profile is made of other records than somebody looked at
  std::vector<domain::Part> to_consider;  // parts that hold what a professional must consider first
};

struct SubjectStep {
  domain::RequestStep step;
  std::string words;
  std::string identity;
};

struct SubjectOpinion {
  domain::Part part = domain::Part::adults;
  bool cleared = false;
  std::string exemption;
  std::string words;
};

Result<SubjectRequest> note_request(store::Transaction& transaction, const store::ProfileRow& profile,
                                    const SubjectAsk& ask, const Asker& asker, Instant now);
Result<SubjectRequest> note_step(store::Transaction& transaction, const Uuid& id, const SubjectStep& step,
                                 const Asker& asker, Instant now);
// By a role that answers for the part. `not_found` for a request that takes none of that part.
Result<SubjectRequest> give_opinion(store::Transaction& transaction, const Uuid& id,
                                    const SubjectOpinion& opinion, const Asker& asker,
                                    const policy::Parts& parts, Instant now);
Result<SubjectRequest> find_request(store::Snapshot& snapshot, const Uuid& id, const Asker& asker,
                                    Instant now);

// Access and portability: what is held is given out.
bool gives_data(domain::SubjectRight right);
// Whether an opinion on the part may be given.
bool takes_opinion(const SubjectRequest& request, domain::Part part);
// Whether the profile holds what waits for an opinion on a part that the role answers for.
bool asks_opinion_of(const SubjectRequest& request, const policy::Parts& parts, std::string_view role);
// The last opinion on the part; null: none was given.
const store::SubjectOpinionRow* opinion_on(const store::SubjectRequestRow& row, domain::Part part);

struct SubjectFilter {
  std::optional<domain::RequestState> state;
  std::optional<CivilDate> due_by;  // due on that day or before
  bool overdue = false;
  std::int64_t before = INT64_MAX;  // number
  std::size_t most = 100;
};
struct SubjectList {
  std::vector<SubjectRequest> requests;  // newest first
  std::optional<std::int64_t> next;      // `before` of the next page
};
// All to who `answers` requests; else those that wait for an opinion of the asker's role.
SubjectList list_requests(store::Snapshot& snapshot, const SubjectFilter& filter, const Asker& asker,
                          const policy::Parts& parts, bool answers, Instant now);

}  // namespace concord::service
