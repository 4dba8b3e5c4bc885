#include <algorithm>
#include <map>

#include <concord/service/limits.hpp>
#include <concord/service/protections.hpp>
#include <concord/service/view.hpp>

namespace concord::service {
namespace {

bool supported(const store::HouseholdEdge& edge, const policy::Mask& mask) {
  return mask.allows(edge.support_a.first, edge.support_a.second) &&
         mask.allows(edge.support_b.first, edge.support_b.second);
}

}  // namespace

Result<Household> Viewer::household(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                    const Asker& asker) const {
  Household household;
  if (profile.restricted) {
    household.withheld = "restricted";
    return household;
  }
  if (is_limited(snapshot, asker, profile.number)) {
    household.withheld = "processing-restricted";
    return household;
  }
  const auto untold = hidden_from_resident(snapshot, asker, snapshot.profiles().members(profile.number));
  const auto is_untold = [&](const store::ProfileRow& other) {
    const auto records = snapshot.profiles().members(other.number);
    return std::any_of(records.begin(), records.end(), [&](store::RecordNumber record) {
      return std::binary_search(untold.begin(), untold.end(), record);
    });
  };
  std::map<store::ProfileNumber, HouseholdMember> members;
  for (const store::HouseholdEdge& edge : snapshot.profiles().household(profile.number)) {
    if (supported(edge, asker.mask)) {
      const store::ProfileNumber other = edge.a == profile.number ? edge.b : edge.a;
      members[other].because.push_back({edge.kind, edge.from, edge.to});
    }
  }
  for (auto& [number, member] : members) {
    const auto other = snapshot.profiles().find(number);
    // A restricted resident is left out without a word: that they live here is what must not be told. So is
    // one of a pair that must not be told of one another.
    if (!other || other->restricted || is_untold(*other) || !visible(snapshot, *other, asker) ||
        is_limited(snapshot, asker, number)) {
      continue;
    }
    auto theirs = view(snapshot, *other, asker);
    if (!theirs) {
      return theirs.error();
    }
    member.id = other->id;
    member.name = theirs->golden.name;
    member.birth_date = theirs->golden.birth_date;
    household.members.push_back(std::move(member));
  }
  return household;
}

}  // namespace concord::service
