// That a value is wrong is for its source to mend (UK GDPR article 16): it is proposed to it, and nothing
// changes here until its next extract says otherwise. What is proposed is personal data of its part and
// category, and seen by who sees those.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/policy/parts.hpp>
#include <concord/service/view.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct RectificationAsk {
  domain::RecordKey record;
  domain::Category category = domain::Category::identity;
  std::string proposed;  // JSON: an object with the members that record.json has for the category
  std::string reason;
  std::optional<Uuid> subject_request;
};

struct Rectification {
  store::RectificationRow row;
  domain::RecordKey key;
  domain::Part part = domain::Part::housing;
  // open, accepted, refused; done: the record says it by now; gone: the record is
  std::string state;
  std::optional<store::ProfileNumber> profile;
};

// By who sees the category of the record's part. Faults name /record, /category, /proposed/… or /reason.
Result<Rectification> propose_rectification(store::Transaction& transaction, const RectificationAsk& ask,
                                            const Asker& asker, Instant now);
// By the source's adapter, or by who sees the value and has a role that answers for the part. Answered again,
// the new answer counts.
Result<Rectification> answer_rectification(store::Transaction& transaction, const Uuid& id, bool accepted,
                                           const std::string& reason, const Asker& asker,
                                           const policy::Parts& parts, Instant now);

struct RectificationList {
  std::vector<Rectification> all;    // newest first
  std::optional<std::int64_t> next;  // `before` of the next page
};
// Of one source, or of all where it is empty: what the asker sees of it.
RectificationList list_rectifications(store::Snapshot& snapshot, const std::string& source,
                                      const Asker& asker, std::int64_t before, std::size_t most);

// Whether anything in it was ever said to be wrong: else nothing is disputed.
bool has_rectifications(store::Snapshot& snapshot, const store::ProfileRow& profile);
// What of the profile is disputed, and within the mask by which it was read.
std::vector<Disputed> disputes_of(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                  const policy::Mask& mask);

}  // namespace concord::service
