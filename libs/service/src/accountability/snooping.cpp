#include <algorithm>
#include <deque>

#include <concord/service/snooping.hpp>

#include "residents_compared.hpp"

namespace concord::service {
namespace {

using namespace snooping;

// Entries before those that are new, so that many looks are found across the border of two runs.
constexpr std::int64_t kLookBack = 5000;
constexpr std::size_t kPage = 2000;

struct Look {
  std::int64_t entry = 0;
  Instant at{};
  std::string principal, purpose, profile;
  bool has_reason = false;
};

std::optional<Look> look_of(const store::AuditEntry& entry) {
  const store::AuditRow& row = entry.row;
  if (row.kind != "opened" || row.profiles.empty() || row.role == "adapter" || row.principal == "owner") {
    return std::nullopt;
  }
  return Look{entry.sequence, row.at, row.principal, row.purpose, row.profiles.front(), !row.reason.empty()};
}

bool is_out_of_hours(Instant at, const SnoopingLimits& limits) {
  const CivilDate date = london_date(at);
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  const Instant begins = london_to_utc(date, limits.day_begins), ends = london_to_utc(date, limits.day_ends);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || at < begins || at >= ends;
}

bool is_urgent(const Look& look) { return look.purpose == "emergency" || look.purpose == "safeguarding"; }

// Looks for a service, which come of a contact or a task; not those that look after data or rights.
bool serves(const Look& look) {
  return look.purpose == "service-delivery" || look.purpose == "housing" || look.purpose == "benefits" ||
         look.purpose == "care";
}

class Rules {
 public:
  Rules(store::Snapshot& snapshot, const Viewer& viewer, Instant now, const SnoopingLimits& limits)
      : residents_(snapshot, viewer), now_(now), limits_(limits) {
    for (const store::StaffLinkRow& link : snapshot.access_reviews().staff_links()) {
      if (auto profile = residents_.of_record(link.record)) {
        staff_.emplace(link.principal, std::move(*profile));
      }
    }
    contacts_are_kept_ = snapshot.records().counts("concord").current != 0;
  }

  void judge(const Look& look, bool is_new);
  std::vector<store::AccessReviewRow> take();

 private:
  void judge_kinship(const Look& look);
  void judge_contact(const Look& look);
  void judge_many(const Look& look, bool is_new);
  void raise(std::string_view rule, const Look& look, const std::string& profile);

  Residents residents_;
  Instant now_;
  SnoopingLimits limits_;
  bool contacts_are_kept_ = false;
  std::map<std::string, std::string> staff_;  // principal -> the profile that they are
  std::map<std::string, std::deque<Look>> recent_;
  std::map<std::tuple<std::string, std::string, std::string>, store::AccessReviewRow> reviews_;
};

void Rules::raise(std::string_view rule, const Look& look, const std::string& profile) {
  auto [known, first] = reviews_.try_emplace({std::string(rule), look.principal, profile});
  store::AccessReviewRow& review = known->second;
  if (first) {
    review.id = make_uuid(now_);
    review.rule = rule;
    review.principal = look.principal;
    review.profile = profile;
    review.first_entry = look.entry;
    review.raised_at = now_;
  }
  review.last_entry = look.entry;
  ++review.looks;
}

void Rules::judge(const Look& look, bool is_new) {
  judge_many(look, is_new);
  if (!is_new) {
    return;
  }
  judge_kinship(look);
  judge_contact(look);
  if (is_out_of_hours(look.at, limits_) && !is_urgent(look)) {
    raise(kOutOfHours, look, look.profile);
  }
}

// One's own record is said as that alone: the surname and the address are the same then, of course.
void Rules::judge_kinship(const Look& look) {
  const auto looked_at = residents_.live(look.profile);
  if (!looked_at) {
    return;
  }
  for (const auto& [principal, profile] : staff_) {
    if (profile == *looked_at) {
      raise(principal == look.principal ? kOwnRecord : kColleague, look, look.profile);
    }
  }
  const auto self = staff_.find(look.principal);
  if (self == staff_.end() || self->second == *looked_at) {
    return;
  }
  const Resident* const mine = residents_.at(self->second);
  const Resident* const theirs = residents_.at(look.profile);
  if (mine == nullptr || theirs == nullptr) {
    return;
  }
  if (share(mine->families, theirs->families)) {
    raise(kSameSurname, look, look.profile);
  }
  if (share(mine->homes, theirs->homes)) {
    raise(kSameAddress, look, look.profile);
  }
}

// Asked only where contacts are recorded here at all; elsewhere every look would be without one.
void Rules::judge_contact(const Look& look) {
  const Resident* const theirs = residents_.at(look.profile);
  if (!contacts_are_kept_ || look.has_reason || !serves(look) || theirs == nullptr) {
    return;
  }
  const auto near = theirs->contacts.lower_bound(look.at - limits_.contact_near);
  if (near == theirs->contacts.end() || *near > look.at + limits_.contact_near) {
    raise(kNoContact, look, look.profile);
  }
}

void Rules::judge_many(const Look& look, bool is_new) {
  std::deque<Look>& recent = recent_[look.principal];
  recent.push_back(look);
  while (recent.front().at + limits_.within < look.at) {
    recent.pop_front();
  }
  std::set<std::string> profiles;
  for (const Look& one : recent) {
    profiles.insert(one.profile);
  }
  if (is_new && profiles.size() > limits_.many) {
    raise(kMany, look, "");
  }
}

std::vector<store::AccessReviewRow> Rules::take() {
  std::vector<store::AccessReviewRow> reviews;
  for (auto& [key, review] : reviews_) {
    reviews.push_back(std::move(review));
  }
  return reviews;
}

}  // namespace

Snooping find_snooping(store::Snapshot& snapshot, store::AuditLog& log, const Viewer& viewer, Instant now,
                       std::size_t most, const SnoopingLimits& limits) {
  Rules rules(snapshot, viewer, now, limits);
  Snooping found;
  const std::int64_t seen = found.up_to = snapshot.access_reviews().reviewed_up_to();
  std::int64_t at = std::max<std::int64_t>(0, seen - kLookBack);
  std::size_t judged = 0;
  for (found.more = true; found.more && judged < most;) {
    const std::vector<store::AuditEntry> entries = log.after(at, kPage);
    for (const store::AuditEntry& entry : entries) {
      at = entry.sequence;
      if (const auto look = look_of(entry)) {
        rules.judge(*look, entry.sequence > seen);
      }
      judged += entry.sequence > seen ? 1U : 0U;
    }
    found.more = entries.size() == kPage;
  }
  found.up_to = std::max(found.up_to, at);
  found.reviews = rules.take();
  return found;
}

}  // namespace concord::service
