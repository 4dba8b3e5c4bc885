#include <algorithm>

#include <concord/service/decide.hpp>
#include <concord/service/limits.hpp>
#include <concord/service/why.hpp>

namespace concord::service {
namespace {

bool may_compare_number(store::Snapshot& snapshot, store::RecordNumber number, const Asker& asker) {
  const auto row = snapshot.records().find(number);
  return row && may_compare(*row, asker) && !is_limited_record(snapshot, asker, number);
}

void take_members(store::Snapshot& snapshot, const Asker& asker, NamedSide& side) {
  for (const store::RecordNumber member : snapshot.profiles().members(side.profile.number)) {
    if (may_compare_number(snapshot, member, asker)) {
      side.members.push_back(member);
    } else {
      side.some_unseen = true;
    }
  }
}

}  // namespace

Result<NamedSide> name_record(store::Snapshot& snapshot, const domain::RecordKey& key, const Asker& asker,
                              const std::string& pointer) {
  const auto row = snapshot.records().find(key);
  const auto profile = row && may_compare_number(snapshot, row->number, asker)
                           ? snapshot.profiles().profile_of(row->number)
                           : std::optional<store::ProfileNumber>();
  if (!profile) {
    return error_at(pointer, Code::not_found, "there is no such record in any profile");
  }
  NamedSide side{{row->number}, *snapshot.profiles().find(*profile), {}, false};
  take_members(snapshot, asker, side);
  return side;
}

Result<NamedSide> name_profile(store::Snapshot& snapshot, const Viewer& viewer, const Uuid& id,
                               const Asker& asker, const std::string& pointer) {
  const auto where = viewer.locate(snapshot, id, asker);
  NamedSide side;
  if (where) {
    side.profile = where->profile;
    take_members(snapshot, asker, side);
  }
  if (side.members.empty()) {
    return error_at(pointer, Code::not_found, "there is no such profile");
  }
  side.named = side.members;
  return side;
}

}  // namespace concord::service
