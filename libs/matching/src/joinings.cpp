#include "joinings.hpp"

#include <algorithm>

namespace concord::matching {

Joinings::Joinings(const Vocabulary& vocabulary, const std::vector<Features>& records)
    : vocabulary_(vocabulary),
      model_(vocabulary.model()),
      records_(records),
      size_(records.size()),
      groups_(size_),
      pooled_(size_),
      held_(size_ * size_),
      vetoed_(size_ * size_),
      score_(size_ * size_) {
  for (std::size_t a = 0; a < size_; ++a) {
    parts_.push_back({a});
    wholes_.push_back(&records_[a]);
  }
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; b < size_; ++b) {
      const double bits = matching::score(vocabulary_, records_[a], records_[b]);
      held_[a * size_ + b] = std::clamp(bits, model_.thresholds.pair_floor, model_.thresholds.pair_ceiling);
      vetoed_[a * size_ + b] = veto(vocabulary_, records_[a], records_[b]) != Veto::none;
      score_[a * size_ + b] = score(a, b);
    }
  }
}

double Joinings::score(std::size_t a, std::size_t b) const {
  return score_without_rival(model_, score_of(model_, compare(vocabulary_, *wholes_[a], *wholes_[b])));
}

double Joinings::average(std::size_t a, std::size_t b) const {
  double sum = 0;
  std::size_t pairs = 0;
  for (const std::size_t one : parts_[a]) {
    for (const std::size_t other : parts_[b]) {
      if (records_[one].bare() || records_[other].bare()) continue;
      sum += held_[std::min(one, other) * size_ + std::max(one, other)];
      ++pairs;
    }
  }
  return pairs == 0 ? 0 : sum / static_cast<double>(pairs);
}

bool Joinings::vetoed(std::size_t a, std::size_t b) const {
  return std::any_of(parts_[a].begin(), parts_[a].end(), [&](std::size_t one) {
    return std::any_of(parts_[b].begin(), parts_[b].end(), [&](std::size_t other) {
      return vetoed_[std::min(one, other) * size_ + std::max(one, other)];
    });
  });
}

// The certain union of the highest score; ties by key.
bool Joinings::best(Scored& found) const {
  bool any = false;
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; !parts_[a].empty() && b < size_; ++b) {
      if (parts_[b].empty() || wholes_[a]->bare() || wholes_[b]->bare() || groups_.apart(a, b)) continue;
      const double bits = score_[a * size_ + b];
      if (bits < model_.thresholds.certain || (any && bits <= found.score) || vetoed(a, b)) continue;
      const double mean = average(a, b);
      if (mean < model_.least_average) continue;
      found = {a, b, bits, mean};
      any = true;
    }
  }
  return any;
}

void Joinings::unite(const Scored& scored, bool by_ruling) {
  const auto [a, b, bits, mean] = scored;
  steps_.push_back({parts_[a], parts_[b], by_ruling, bits, mean});
  groups_.join(a, b);
  parts_[a].insert(parts_[a].end(), parts_[b].begin(), parts_[b].end());
  std::sort(parts_[a].begin(), parts_[a].end());
  parts_[b].clear();
  pooled_[a] = pooled(*wholes_[a], *wholes_[b], vocabulary_);
  wholes_[a] = &pooled_[a];
  for (std::size_t other = 0; other < size_; ++other) {
    if (other == a || parts_[other].empty()) continue;
    score_[std::min(a, other) * size_ + std::max(a, other)] = score(a, other);
  }
}

void Joinings::by_evidence() {
  Scored found;
  while (best(found)) unite(found, false);
}

void Joinings::by_rulings() {
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; b < size_; ++b) {
      if (parts_[a].empty() || parts_[b].empty() || !groups_.together(a, b)) continue;
      unite({a, b, score_[a * size_ + b], average(a, b)}, true);
    }
  }
}

void Joinings::run() {
  by_evidence();
  by_rulings();
  by_evidence();
}

}  // namespace concord::matching
