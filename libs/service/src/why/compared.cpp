#include "compared.hpp"

#include <algorithm>

#include "../view/visible_subjects.hpp"

namespace concord::service {

namespace {

void keep_strongest(std::vector<Link>& links, std::size_t most) {
  std::stable_sort(links.begin(), links.end(),
                   [](const Link& x, const Link& y) { return x.evidence.score > y.evidence.score; });
  if (links.size() > most) {
    links.resize(most);
  }
}

Link link_between(const matching::Model& model, const matching::Subject& a, const matching::Subject& b) {
  return {a.key, b.key, matching::explain(model, a, b), matching::veto(model, a, b)};
}

}  // namespace

std::vector<Link> links_of(store::Snapshot& snapshot, const matching::Index& index,
                           const store::ProfileRow& profile, const Asker& asker, std::size_t most) {
  const Subjects subjects =
      SeenBy(snapshot, index, asker).records(snapshot.profiles().members(profile.number)).subjects;
  std::vector<Link> links;
  for (auto a = subjects.begin(); a != subjects.end(); ++a) {
    for (auto b = a + 1; b != subjects.end(); ++b) {
      links.push_back(link_between(index.model(), *a, *b));
    }
  }
  keep_strongest(links, most);
  return links;
}

std::vector<Link> links_between(const matching::Model& model, const Subjects& a, const Subjects& b,
                                std::size_t most) {
  std::vector<Link> links;
  for (const matching::Subject& left : a) {
    for (const matching::Subject& right : b) {
      links.push_back(link_between(model, left, right));
    }
  }
  keep_strongest(links, most);
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
