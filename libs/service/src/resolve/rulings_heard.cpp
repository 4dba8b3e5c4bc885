#include "rulings_heard.hpp"

#include <algorithm>
#include <tuple>

#include <concord/service/protections.hpp>

namespace concord::service {

std::vector<store::DecisionRow> rulings_heard(store::Snapshot& snapshot) {
  std::vector<store::DecisionRow> heard = snapshot.rulings().in_force();
  for (const store::ProtectionRow& protection : snapshot.protections().not_ended()) {
    if (!keeps_apart(protection.kind)) {
      continue;
    }
    for (const store::RecordNumber a : protection.records) {
      for (const store::RecordNumber b : protection.others) {
        store::DecisionRow& apart = heard.emplace_back();
        apart.number = -protection.number;
        std::tie(apart.a, apart.b) = std::minmax(a, b);
        apart.by_protection = true;
      }
    }
  }
  return heard;
}

}  // namespace concord::service
