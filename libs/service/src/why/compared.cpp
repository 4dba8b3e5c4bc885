#include "compared.hpp"

#include <algorithm>

namespace concord::service {

Subjects subjects_of(const matching::Index& index, const std::vector<store::RecordNumber>& records) {
  Subjects subjects;
  for (const store::RecordNumber record : records) {
    if (auto subject = index.find(static_cast<matching::Slot>(record))) {
      subjects.push_back(std::move(*subject));
    }
  }
  return subjects;
}

std::vector<Link> links_between(const matching::Model& model, const Subjects& a, const Subjects& b,
                                std::size_t most) {
  std::vector<Link> links;
  for (const matching::Subject& left : a) {
    for (const matching::Subject& right : b) {
      links.push_back(
          {left.key, right.key, matching::explain(model, left, right), matching::veto(model, left, right)});
    }
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const Link& x, const Link& y) { return x.evidence.score > y.evidence.score; });
  if (links.size() > most) {
    links.resize(most);
  }
  return links;
}

std::vector<store::DecisionRow> rulings_between(store::Snapshot& snapshot,
                                                const std::vector<store::RecordNumber>& a,
                                                const std::vector<store::RecordNumber>& b) {
  const auto is_in = [](const std::vector<store::RecordNumber>& records, store::RecordNumber record) {
    return std::find(records.begin(), records.end(), record) != records.end();
  };
  std::vector<store::DecisionRow> rulings = snapshot.rulings().in_force_on(a);
  std::erase_if(rulings, [&](const store::DecisionRow& ruling) {
    return !(is_in(a, ruling.a) && is_in(b, ruling.b)) && !(is_in(a, ruling.b) && is_in(b, ruling.a));
  });
  return rulings;
}

}  // namespace concord::service
