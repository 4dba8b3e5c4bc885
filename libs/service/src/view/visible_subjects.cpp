#include "visible_subjects.hpp"

#include <concord/service/limits.hpp>

namespace concord::service {
namespace {

using domain::Category;

// What may tell of a life before: names and sex as they are seen. A sex that only an earlier content has, or
// that only a title which isn't seen tells, is nobody's.
void show_as_now(matching::Subject& subject, const std::vector<domain::Record>& contents) {
  const domain::Record& now = contents.back();
  domain::Record shown = policy::project(now, Category::identity);
  subject.sexes = matching::standardise(subject.key, {&shown, 1}, "", false).sexes;
  for (auto earlier = contents.begin(); earlier + 1 != contents.end(); ++earlier) {
    for (domain::PersonName name : earlier->names) {
      name.use = domain::NameUse::former;
      if (!policy::is_protected(name, now)) {
        shown.names.push_back(std::move(name));
      }
    }
  }
  subject.names = matching::standardise(subject.key, {&shown, 1}, "", false).names;
}

void leave_out(matching::Subject& subject, const policy::Mask& mask) {
  const domain::Part part = subject.part;
  if (!mask.allows(part, Category::contact)) {
    subject.addresses.clear();
    subject.phones.clear();
    subject.emails.clear();
  }
  if (!mask.allows(part, Category::identifiers) && !mask.allows(part, Category::identifiers_masked)) {
    subject.identifiers.clear();
  }
}

}  // namespace

// Read off segments, which are few where protected names are, before contents are read.
bool SeenBy::may_hide_what_was(const matching::Subject& subject, const store::ProfileRow& profile) const {
  if (asker_.mask.allows(subject.part, Category::protected_) && !profile.restricted) {
    return false;
  }
  return subject.names.size() > 1 || subject.sexes.size() > 1 ||
         !snapshot_.profiles().segments(profile.number, {{subject.part, Category::protected_}}).empty();
}

std::optional<SeenBy::Seen> SeenBy::record(store::RecordNumber record,
                                           const store::ProfileRow& profile) const {
  auto whole = index_.find(static_cast<matching::Slot>(record));
  if (!whole || hides(asker_, record) || !asker_.mask.allows(whole->part, Category::identity) ||
      is_limited(snapshot_, asker_, profile.number)) {
    return std::nullopt;
  }
  Seen seen{*whole, false};
  leave_out(seen.subject, policy::effective(asker_.mask, profile.restricted));
  if (may_hide_what_was(*whole, profile)) {
    const auto contents = snapshot_.records().contents(record);
    if (contents.empty()) {
      return std::nullopt;
    }
    show_as_now(seen.subject, contents);
  }
  seen.hides = !(seen.subject == *whole);
  return seen;
}

SeenBy::SeenTogether SeenBy::records(const std::vector<store::RecordNumber>& records) const {
  SeenTogether together;
  for (const store::RecordNumber number : records) {
    const auto profile = snapshot_.profiles().profile_of(number);
    const auto row = profile ? snapshot_.profiles().find(*profile) : std::nullopt;
    if (auto seen = row ? record(number, *row) : std::nullopt) {
      together.hides = together.hides || seen->hides;
      together.subjects.push_back(std::move(seen->subject));
    }
  }
  return together;
}

}  // namespace concord::service
