#include <algorithm>

#include <fmt/format.h>

#include <concord/service/decide.hpp>

namespace concord::service {
namespace {

// Each record that goes is ruled on against each that stays.
constexpr std::size_t kMostRulings = 1000;

using Numbers = std::vector<store::RecordNumber>;

bool holds(const Numbers& records, store::RecordNumber record) {
  return std::find(records.begin(), records.end(), record) != records.end();
}

// The numbers of the records that are to go.
Result<Numbers> find_leaving(store::Snapshot& snapshot, const UnlinkRequest& request, const Numbers& members,
                             const Asker& asker) {
  Numbers leaving;
  for (std::size_t i = 0; i < request.records.size(); ++i) {
    const auto row = snapshot.records().find(request.records[i]);
    if (!row || !may_compare(*row, asker) || !holds(members, row->number)) {
      return error_at(fmt::format("/records/{}", i), Code::not_found,
                      "is not a record of this profile: read its records again");
    }
    if (holds(leaving, row->number)) {
      return error_at(fmt::format("/records/{}", i), Code::duplicate_field, "stands twice: name it once");
    }
    leaving.push_back(row->number);
  }
  return leaving;
}

Outcome check_sizes(std::size_t leaving, std::size_t staying) {
  if (staying == 0) {
    return error_at("/records", Code::invalid_value,
                    "are all records of the profile: name those that are somebody else's");
  }
  if (leaving * staying > kMostRulings) {
    return error_at("/records", Code::too_many,
                    fmt::format("would need more than {} rulings: unlink fewer at once", kMostRulings));
  }
  return {};
}

}  // namespace

Result<RulingChange> plan_unlink(store::Snapshot& snapshot, const UnlinkRequest& request, const Asker& asker,
                                 Instant now) {
  const Numbers members = snapshot.profiles().members(request.profile.number);
  if (std::any_of(members.begin(), members.end(),
                  [&](store::RecordNumber member) { return snapshot.records().is_waiting(member); })) {
    return fail(Code::busy, "records of this profile are being resolved: try again shortly");
  }
  const auto leaving = find_leaving(snapshot, request, members, asker);
  if (!leaving) {
    return leaving.error();
  }
  Numbers staying = members;
  std::erase_if(staying, [&](store::RecordNumber member) { return holds(*leaving, member); });
  if (auto sized = check_sizes(leaving->size(), staying.size()); !sized) {
    return sized.error();
  }
  if (auto reason = check_reason(request.reason); !reason) {
    return reason.error();
  }
  RulingChange change;
  change.act = make_uuid(now);
  for (const store::RecordNumber gone : *leaving) {
    for (const store::RecordNumber left : staying) {
      change.made.push_back(ruling_on(gone, left, false, request.reason, asker, now));
    }
  }
  change.withdrawn = opposed(snapshot, *leaving, staying, false);
  return change;
}

}  // namespace concord::service
