#include "snooping_rules.hpp"

#include <algorithm>

#include <concord/domain/working_days.hpp>

namespace concord::service {
namespace {

using namespace snooping;

bool is_urgent(const Look& look) { return look.purpose == "emergency" || look.purpose == "safeguarding"; }

// Looks for a service, which come of a contact or a task; not those that look after data or rights.
bool serves(const Look& look) {
  return look.purpose == "service-delivery" || look.purpose == "housing" || look.purpose == "benefits" ||
         look.purpose == "care";
}

// A search tells of a resident as opening them does where it was for somebody and showed nobody else. What
// leads on to another id tells nothing yet; "not modified" tells those who looked before that it still
// stands.
bool tells_of_residents(const store::AuditRow& row) {
  constexpr int kLeadsOn = 307;
  if (row.status == kLeadsOn) {
    return false;
  }
  return row.kind == "opened" || row.kind == "exported" ||
         (row.kind == "search" && !row.terms.empty() && row.profiles.size() == 1);
}

}  // namespace

std::vector<Look> looks_of(const store::AuditEntry& entry) {
  const store::AuditRow& row = entry.row;
  const bool by_staff = !row.role.empty() && row.role != "adapter" && row.principal != "owner";
  std::vector<Look> looks;
  if (!by_staff || !tells_of_residents(row)) {
    return looks;
  }
  for (const std::string& profile : std::set<std::string>(row.profiles.begin(), row.profiles.end())) {
    looks.push_back({entry.sequence, row.at, row.principal, row.purpose, profile, !row.reason.empty()});
  }
  return looks;
}

SnoopingRules::SnoopingRules(store::Snapshot& snapshot, const Viewer& viewer, Instant now,
                             const SnoopingLimits& limits)
    : residents_(snapshot, viewer), now_(now), limits_(limits) {
  for (const store::StaffLinkRow& link : snapshot.access_reviews().staff_links()) {
    if (auto profile = residents_.of_record(link.record)) {
      staff_profiles_.insert(*profile);
      staff_.emplace(link.principal, std::move(*profile));
    }
  }
  for (const store::GuardedRow& guarded : snapshot.access_reviews().guarded()) {
    if (auto profile = residents_.of_record(guarded.record)) {
      guarded_profiles_.insert(std::move(*profile));
    }
  }
  contacts_are_kept_ = snapshot.records().counts("concord").current != 0;
}

void SnoopingRules::raise(std::string_view rule, const Look& look, const std::string& profile) {
  auto [known, first] = reviews_.try_emplace({std::string(rule), look.principal, profile});
  store::AccessReviewRow& review = known->second;
  if (first) {
    review.id = make_uuid(now_);
    review.rule = rule;
    review.principal = look.principal;
    review.profile = profile;
    review.first_entry = look.entry;
    review.first_at = review.last_at = look.at;
    review.raised_at = now_;
  }
  review.first_at = std::min(review.first_at, look.at);
  review.last_at = std::max(review.last_at, look.at);
  review.last_entry = look.entry;
  ++review.looks;
}

std::size_t SnoopingRules::count(const Look& look) {
  return recent_[look.principal].add(look.at, look.profile, limits_.within);
}

void SnoopingRules::judge(const Look& look) {
  if (count(look) > limits_.many) {
    raise(kMany, look, "");
  }
  if (!is_urgent(look) && is_out_of_hours(look)) {
    raise(kOutOfHours, look, "");
  }
  judge_who(look);
  judge_contact(look);
}

bool SnoopingRules::is_out_of_hours(const Look& look) {
  if (!limits_.office) {
    return false;
  }
  const CivilDate date = london_date(look.at);
  const auto [known, first] = working_days_.try_emplace(date);
  if (first) {
    known->second = domain::is_working_day(date);
  }
  return !known->second || look.at < london_to_utc(date, limits_.office->begin) ||
         look.at >= london_to_utc(date, limits_.office->end);
}

// By who they are, of whoever is known. One's own record is said as that alone: the surname and the address
// are the same then, of course.
void SnoopingRules::judge_who(const Look& look) {
  const auto looked_at = residents_.live(look.profile);
  if (!looked_at) {
    return;
  }
  if (guarded_profiles_.contains(*looked_at)) {
    raise(kGuarded, look, look.profile);
  }
  const auto self = staff_.find(look.principal);
  if (self != staff_.end() && self->second == *looked_at) {
    return raise(kOwnRecord, look, look.profile);
  }
  if (staff_profiles_.contains(*looked_at)) {
    raise(kColleague, look, look.profile);
  }
  if (self != staff_.end()) {
    judge_kinship(look, self->second);
  }
}

void SnoopingRules::judge_kinship(const Look& look, const std::string& self) {
  const auto mine = residents_.at(self);
  const auto theirs = residents_.at(look.profile);
  if (!mine || !theirs) {
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
void SnoopingRules::judge_contact(const Look& look) {
  if (!contacts_are_kept_ || limits_.contact_near.count() == 0 || look.has_reason || !serves(look)) {
    return;
  }
  const auto theirs = residents_.at(look.profile);
  if (!theirs) {
    return;
  }
  const auto near = theirs->contacts.lower_bound(look.at - limits_.contact_near);
  if (near == theirs->contacts.end() || *near > look.at + limits_.contact_near) {
    raise(kNoContact, look, look.profile);
  }
}

std::vector<store::AccessReviewRow> SnoopingRules::take() {
  std::vector<store::AccessReviewRow> reviews;
  for (auto& [key, review] : reviews_) {
    reviews.push_back(std::move(review));
  }
  return reviews;
}

}  // namespace concord::service
