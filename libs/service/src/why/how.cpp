#include <algorithm>

#include <fmt/format.h>

#include <concord/service/why.hpp>

#include "../resolve/round.hpp"
#include "../view/visible_subjects.hpp"

namespace concord::service {
namespace {

// The unions are found anew for each answer, in time of the order of the cube.
constexpr std::size_t kMostRecords = 200;

}  // namespace

Result<HowTold> how_of(store::Snapshot& snapshot, const matching::Index& index,
                       const store::ProfileRow& profile, const Asker& asker) {
  const SeenBy seen_by(snapshot, index, asker);
  std::vector<store::RecordNumber> records;
  std::vector<matching::Subject> subjects;
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    if (auto seen = seen_by.record(member, profile)) {
      records.push_back(member);
      subjects.push_back(std::move(seen->subject));
    }
  }
  if (subjects.size() > kMostRecords) {
    return fail(Code::too_many,
                fmt::format("this profile has more than {} records: ask why of two of them", kMostRecords));
  }
  const auto is_inside = [&](store::RecordNumber record) {
    return std::find(records.begin(), records.end(), record) != records.end();
  };
  HowTold told;
  told.rulings = snapshot.rulings().in_force_on(records);
  std::erase_if(told.rulings, [&](const store::DecisionRow& decision) {
    return !is_inside(decision.a) || !is_inside(decision.b);
  });
  told.how = matching::how(index.model(), subjects, rulings_of(told.rulings, index));
  return told;
}

}  // namespace concord::service
