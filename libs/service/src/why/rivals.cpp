#include "rivals.hpp"

#include <algorithm>

#include <concord/matching/wholes.hpp>
#include <concord/service/decide.hpp>

#include "../view/visible_subjects.hpp"

namespace concord::service {
namespace {

using Numbers = std::vector<store::RecordNumber>;

Numbers members_seen(store::Snapshot& snapshot, store::ProfileNumber profile, const Asker& asker) {
  Numbers members = snapshot.profiles().members(profile);
  std::erase_if(members, [&](store::RecordNumber member) {
    const auto row = snapshot.records().find(member);
    return !row || !may_compare(*row, asker);
  });
  return members;
}

bool ruled_apart(store::Snapshot& snapshot, const Numbers& a, const Numbers& b) {
  const auto rulings = rulings_between(snapshot, a, b);
  return std::any_of(rulings.begin(), rulings.end(), [](const auto& ruling) { return !ruling.same; });
}

}  // namespace

std::set<Uuid> rivals_of(store::Snapshot& snapshot, const matching::Index& index, const Asker& asker,
                         const std::set<store::ProfileNumber>& others, const Numbers& one,
                         const Numbers& other, double score) {
  const matching::Thresholds& thresholds = index.model().thresholds();
  const SeenBy seen(snapshot, index, asker);
  const Subjects left = seen.records(one).subjects;
  const Subjects right = seen.records(other).subjects;
  std::set<Uuid> rivals;
  for (const store::ProfileNumber number : others) {
    const Numbers third = members_seen(snapshot, number, asker);
    const Subjects subjects = seen.records(third).subjects;
    if (subjects.empty() || ruled_apart(snapshot, one, third)) {
      continue;
    }
    const auto fits = matching::compare_wholes(index.model(), left, subjects);
    const auto beside = matching::compare_wholes(index.model(), right, subjects);
    const bool somebody_else = !beside.veto.empty() || beside.evidence.score < thresholds.possible ||
                               ruled_apart(snapshot, other, third);
    if (fits.veto.empty() && fits.evidence.score >= thresholds.probable &&
        fits.evidence.score > score - thresholds.certain && somebody_else) {
      rivals.insert(snapshot.profiles().find(number)->id);
    }
  }
  return rivals;
}

}  // namespace concord::service
