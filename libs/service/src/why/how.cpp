#include <algorithm>

#include <fmt/format.h>

#include <concord/service/decide.hpp>
#include <concord/service/why.hpp>

namespace concord::service {
namespace {

// The unions are found anew for each answer, in time of the order of the cube.
constexpr std::size_t kMostRecords = 200;

}  // namespace

Result<HowTold> how_of(store::Snapshot& snapshot, const matching::Index& index,
                       const store::ProfileRow& profile, const Asker& asker) {
  std::vector<store::RecordNumber> records;
  std::vector<matching::Subject> subjects;
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    const auto row = snapshot.records().find(member);
    auto subject = index.find(static_cast<matching::Slot>(member));
    if (row && subject && may_compare(*row, asker)) {
      records.push_back(member);
      subjects.push_back(std::move(*subject));
    }
  }
  if (subjects.size() > kMostRecords) {
    return fail(Code::too_many,
                fmt::format("this profile has more than {} records: ask why of two of them", kMostRecords));
  }
  HowTold told;
  std::vector<matching::Ruling> rulings;
  for (store::DecisionRow& decision : snapshot.rulings().in_force_on(records)) {
    const bool inside = std::find(records.begin(), records.end(), decision.a) != records.end() &&
                        std::find(records.begin(), records.end(), decision.b) != records.end();
    const auto a = index.key(static_cast<matching::Slot>(decision.a));
    const auto b = index.key(static_cast<matching::Slot>(decision.b));
    if (inside && a && b) {
      rulings.push_back({*a, *b, decision.same, static_cast<std::uint64_t>(decision.number)});
      told.rulings.push_back(std::move(decision));
    }
  }
  told.how = matching::how(index.model(), subjects, rulings);
  return told;
}

}  // namespace concord::service
