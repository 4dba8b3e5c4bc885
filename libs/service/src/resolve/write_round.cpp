#include <algorithm>

#include <fmt/format.h>

#include <concord/base/json.hpp>

#include "plan_reviews.hpp"
#include "ruled_since.hpp"

namespace concord::service {
namespace {

using store::ProfileNumber;
using store::RecordNumber;

std::string_view kind_of(const PlannedProfile& planned) {
  if (!planned.profile) {
    return "profile.created";
  }
  return planned.revived           ? "profile.revived"
         : planned.members_changed ? "profile.membership"
                                   : "profile.updated";
}

ProfileNumber write_profile(store::Transaction& transaction, const PlannedProfile& planned, Instant now) {
  store::ProfileWriter& profiles = transaction.profile_writer();
  const ProfileNumber number = planned.profile ? *planned.profile : profiles.create(make_uuid(now));
  if (planned.revived) {
    profiles.revive(number);
  }
  if (planned.members_changed) {
    profiles.set_members(number, planned.members);
  }
  store::ChangeRow change;
  change.at = now;
  change.kind = kind_of(planned);
  change.profile = number;
  change.detail = planned.detail;
  std::int64_t sequence = transaction.change_writer().add(change);
  for (const DeathChange& death : planned.deaths) {
    change.kind = death.kind;
    change.detail = fmt::format(R"({{"part":"{}"}})", to_string(death.part));
    sequence = transaction.change_writer().add(change);
  }
  profiles.touch(number, sequence, planned.restricted);
  profiles.replace_segments(number, planned.segments);
  return number;
}

void write_redirects(store::Transaction& transaction, const RoundPlan& plan,
                     const std::vector<ProfileNumber>& written, Instant now) {
  for (const PlannedRedirect& redirect : plan.redirects) {
    const std::optional<ProfileNumber> to =
        redirect.to ? std::optional(written[*redirect.to]) : redirect.to_profile;
    transaction.profile_writer().redirect(redirect.from, to);
    store::ChangeRow change;
    change.at = now;
    change.kind = to ? "profile.joined" : "profile.emptied";
    change.profile = redirect.from;
    change.other_profile = to;
    change.detail = "{}";
    const std::int64_t sequence = transaction.change_writer().add(change);
    transaction.profile_writer().touch(redirect.from, sequence, false);
  }
}

// Erasures are few, and mostly there is none since the round was read.
bool holds_erased(store::Snapshot& snapshot, const RoundPlan& plan) {
  const std::vector<RecordNumber> erased = snapshot.erasures().erased_since(plan.read_at);
  const std::set<RecordNumber> gone(erased.begin(), erased.end());
  const auto is_gone = [&](RecordNumber record) { return gone.contains(record); };
  return !gone.empty() &&
         (std::any_of(plan.seen.begin(), plan.seen.end(),
                      [&](const SeenRecord& seen) { return is_gone(seen.row.number); }) ||
          std::any_of(plan.profiles.begin(), plan.profiles.end(), [&](const PlannedProfile& planned) {
            return std::any_of(planned.members.begin(), planned.members.end(), is_gone);
          }));
}

void keep(store::RecordWriter& records, const SeenRecord& seen) {
  if (seen.kept.empty()) {
    records.drop_subject(seen.row.number);
  } else {
    records.keep_subject({seen.row.number, seen.row.changed, kKeptForm, seen.kept});
  }
}

}  // namespace

Outcome write_round(store::Transaction& transaction, const RoundPlan& plan, const Neighbours& neighbours,
                    Instant now) {
  if (holds_erased(transaction, plan)) {
    return fail(Code::conflict, "a record was erased while the round ran");
  }
  for (const RecordNumber record : plan.leaving) {
    transaction.profile_writer().leave(record);
  }
  std::vector<ProfileNumber> written;
  written.reserve(plan.profiles.size());
  for (const PlannedProfile& planned : plan.profiles) {
    written.push_back(write_profile(transaction, planned, now));
  }
  write_redirects(transaction, plan, written, now);
  write_reviews(transaction, plan, now);
  Residents residents(neighbours, transaction.profiles());
  for (const ProfileNumber profile : profiles_to_house(residents, written, plan.touched_homes)) {
    transaction.profile_writer().replace_household(profile, edges_of(residents, profile));
  }

  const std::set<RecordNumber> ruled = ruled_since(transaction, plan);
  std::vector<RecordNumber> resolved;
  for (const SeenRecord& seen : plan.seen) {
    if (transaction.records().changed(seen.row.number) != seen.row.changed) {
      continue;
    }
    keep(transaction.record_writer(), seen);
    if (!ruled.contains(seen.row.number)) {
      resolved.push_back(seen.row.number);
    }
  }
  transaction.record_writer().mark_resolved(resolved);
  return {};
}

}  // namespace concord::service
