#include <algorithm>

#include <fmt/format.h>

#include <concord/base/json.hpp>
#include <concord/service/erasure.hpp>
#include <concord/service/stepped_up.hpp>

#include "../resolve/rendering.hpp"

namespace concord::service {
namespace {

using store::ProfileNumber;
using store::RecordNumber;

std::int64_t note(store::Transaction& transaction, ProfileNumber profile, std::string_view kind,
                  std::string detail, const store::ErasureRow& erasure) {
  store::ChangeRow change;
  change.at = erasure.at;
  change.kind = kind;
  change.profile = profile;
  change.by = erasure.by;
  change.detail = std::move(detail);
  return transaction.change_writer().add(change);
}

void empty(store::Transaction& transaction, ProfileNumber profile, const store::ErasureRow& erasure) {
  transaction.profile_writer().erase(profile);
  const std::int64_t sequence = note(transaction, profile, "profile.erased", "{}", erasure);
  transaction.profile_writer().touch(profile, sequence, false);
}

std::string named(store::Snapshot& snapshot, const std::vector<RecordNumber>& records) {
  JsonWriter out;
  out.begin_object().key("records").begin_array();
  for (const RecordNumber record : records) {
    out.text(domain::to_string(snapshot.records().find(record)->key));
  }
  return out.end_array().end_object().take();
}

// What the others say is shown at once. Whether they are still one person is for the resolver, which looks at
// them next, and puts their household together again.
void shrink(store::Transaction& transaction, const ErasedProfile& profile, const store::ErasureRow& erasure) {
  const ProfileNumber number = profile.row.number;
  store::ProfileWriter& profiles = transaction.profile_writer();
  profiles.set_members(number, profile.left);
  std::vector<PlannedProfile> planned(1);
  planned.front().members = profile.left;
  Rendering rendering(transaction, {});
  rendering.add(planned.front());
  rendering.render(planned);
  profiles.replace_segments(number, planned.front().segments);
  profiles.replace_household(number, {});
  const std::int64_t sequence =
      note(transaction, number, "profile.membership", named(transaction, profile.left), erasure);
  profiles.touch(number, sequence, planned.front().restricted);
  for (const RecordNumber record : profile.left) {
    transaction.record_writer().mark_waiting(record);
  }
}

bool is_erased(store::Snapshot& snapshot, RecordNumber record) {
  return snapshot.records().find(record)->state == store::RecordState::erased;
}

// Ids of profiles that all records had left before: what they lead to is no more.
void empty_former(store::Transaction& transaction, const store::ErasureRow& erasure) {
  for (const ProfileNumber former : transaction.profiles().former_profiles(erasure.records)) {
    const auto row = transaction.profiles().find(former);
    const auto last = transaction.profiles().last_members(former);
    if (row->state == store::ProfileState::redirected && !row->redirects_to &&
        std::all_of(last.begin(), last.end(),
                    [&](RecordNumber record) { return is_erased(transaction, record); })) {
      empty(transaction, former, erasure);
    }
  }
}

}  // namespace

void write_erasure(store::Transaction& transaction, const ErasurePlan& plan) {
  const store::ErasureRow& erasure = plan.erasure;
  for (const RecordNumber record : erasure.records) {
    transaction.record_writer().erase(record, erasure.at, erasure.by);
  }
  std::vector<Uuid> ids;
  for (const ErasedProfile& profile : plan.profiles) {
    ids.push_back(profile.row.id);
    if (profile.left.empty()) {
      empty(transaction, profile.row.number, erasure);
    } else {
      shrink(transaction, profile, erasure);
    }
  }
  empty_former(transaction, erasure);
  transaction.erasure_writer().add(erasure, ids);
}

Result<store::ErasureRow> lift_erasure(store::Transaction& transaction, const Uuid& id,
                                       const std::string& reason, const Asker& asker, Instant now) {
  auto erasure = transaction.erasures().find(id);
  if (!erasure) {
    return fail(Code::not_found, "there is no such erasure");
  }
  if (auto proved = check_stepped_up(asker, now); !proved) {
    return proved.error();
  }
  if (erasure->lifted) {
    return fail(Code::conflict, "it was lifted before");
  }
  for (const RecordNumber record : erasure->records) {
    if (const auto latest = transaction.erasures().of(record); latest && latest->id == id) {
      transaction.record_writer().lift(record, now, asker.principal.id);
    }
  }
  erasure->lifted = now;
  erasure->lifted_by = asker.principal.id;
  erasure->lift_reason = reason;
  transaction.erasure_writer().lift(erasure->number, now, erasure->lifted_by, reason);
  return std::move(*erasure);
}

Error gone(store::Snapshot& snapshot, const store::ProfileRow& profile) {
  const auto last = snapshot.profiles().last_members(profile.number);
  const auto erasure = last.empty() ? std::nullopt : snapshot.erasures().of(last.front());
  return fail(Code::erased, erasure
                                ? fmt::format("all that was held of this resident was erased: {}, by {}",
                                              erasure->reason, erasure->authority)
                                : std::string("all that was held of this resident was erased; it was lifted "
                                              "since, and nothing has come in yet"));
}

}  // namespace concord::service
