#include "ruled_since.hpp"

#include <algorithm>
#include <iterator>

#include "rulings_heard.hpp"

namespace concord::service {

std::vector<HeardRuling> heard(const std::vector<store::DecisionRow>& decisions) {
  std::vector<HeardRuling> rulings;
  for (const store::DecisionRow& decision : decisions) {
    rulings.push_back({decision.number, decision.a, decision.b});
  }
  std::sort(rulings.begin(), rulings.end());
  return rulings;
}

std::set<store::RecordNumber> ruled_since(store::Snapshot& snapshot, const RoundPlan& plan) {
  const std::vector<HeardRuling> now = heard(rulings_heard(snapshot));
  std::vector<HeardRuling> others;
  std::set_symmetric_difference(now.begin(), now.end(), plan.rulings.begin(), plan.rulings.end(),
                                std::back_inserter(others));
  std::set<store::RecordNumber> records;
  for (const HeardRuling& ruling : others) {
    records.insert({ruling.a, ruling.b});
  }
  return records;
}

}  // namespace concord::service
