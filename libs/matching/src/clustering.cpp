#include "clustering.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace concord::matching {
namespace {

constexpr double kUnit = 1 << 20;  // steps a bit

std::int64_t steps(double bits) { return std::llround(bits * kUnit); }

}  // namespace

bool Clustering::Union::operator<(const Union& other) const {  // the greatest goes first
  if (score != other.score) return score < other.score;
  return a != other.a ? a > other.a : b > other.b;
}

Clustering::Clustering(const Model::Content& model, const Vocabulary& vocabulary,
                       std::span<const Features* const> records)
    : model_(model),
      vocabulary_(vocabulary),
      size_(records.size()),
      groups_(size_),
      pairs_(size_ * size_),
      wholes_(records.begin(), records.end()),
      pooled_(size_),
      leader_(size_),
      members_(size_),
      weight_(size_),
      version_(size_) {
  for (std::size_t i = 0; i < size_; ++i) {
    leader_[i] = i;
    members_[i] = {i};
    weight_[i] = records[i]->bare() ? 0 : 1;
  }
  compare_all(records);
}

void Clustering::compare_all(std::span<const Features* const> records) {
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; b < size_; ++b) {
      if (weight_[a] == 0 || weight_[b] == 0) continue;
      compare_wholes(a, b);
      Pair& at = pair(a, b);
      at.held = steps(std::clamp(at.score, model_.thresholds.pair_floor, model_.thresholds.pair_ceiling));
      at.veto = veto(vocabulary_, *records[a], *records[b]);
    }
  }
}

void Clustering::compare_wholes(std::size_t a, std::size_t b) {
  const Score score = score_of(model_, compare(vocabulary_, *wholes_[a], *wholes_[b]));
  pair(a, b).score = score.total;
  pair(a, b).without_rival = score_without_rival(model_, score);
}

double Clustering::average(std::size_t a, std::size_t b) const {
  return static_cast<double>(pair(a, b).held) / kUnit / static_cast<double>(weight_[a] * weight_[b]);
}

std::vector<LocalRuling> Clustering::hear(std::span<const LocalRuling> rulings) {
  std::vector<LocalRuling> refused;
  for (const LocalRuling& one : rulings) {
    if (!one.ruling->same) groups_.keep_apart(one.a, one.b);
  }
  for (const LocalRuling& one : rulings) {
    if (one.ruling->same && !groups_.join(one.a, one.b)) refused.push_back(one);
  }
  return refused;
}

void Clustering::add_step(std::size_t a, std::size_t b, bool by_ruling) {
  const bool compared = counts(a) && counts(b);
  if (!compared) compare_wholes(a, b);
  steps_->push_back({a, b, by_ruling, pair(a, b).without_rival, compared ? average(a, b) : 0});
}

void Clustering::unite(std::size_t a, std::size_t b, bool by_ruling) {
  if (b < a) std::swap(a, b);
  if (steps_ != nullptr) add_step(a, b, by_ruling);
  groups_.join(a, b);
  for (const std::size_t member : members_[b]) leader_[member] = a;
  members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
  members_[b].clear();
  weight_[a] += weight_[b];
  pooled_[a] = pooled(*wholes_[a], *wholes_[b], vocabulary_);
  wholes_[a] = &pooled_[a];
  ++version_[a];
  for (std::size_t other = 0; other < size_; ++other) {
    if (!alive(other) || other == a) continue;
    Pair& to = pair(a, other);
    const Pair& from = pair(b, other);
    to.held += from.held;
    to.veto = std::max(to.veto, from.veto);
    if (counts(a) && counts(other)) compare_wholes(a, other);
  }
}

std::optional<Clustering::Union> Clustering::candidate(std::size_t a, std::size_t b) const {
  if (b < a) std::swap(a, b);
  if (!counts(a) || !counts(b) || kept_apart(a, b)) return std::nullopt;
  const double score = pair(a, b).without_rival;
  if (score < model_.thresholds.certain || average(a, b) < model_.least_average) return std::nullopt;
  return Union{score, a, b, version_[a] + version_[b]};
}

// Whether `a` fits a third cluster nearly as well as `b`, one that is somebody other than `b`: then it is not
// certain to which of them it belongs.
bool Clustering::fits_another(std::size_t a, std::size_t b) const {
  const double near = pair(a, b).score - model_.thresholds.certain;
  for (std::size_t other = 0; other < size_; ++other) {
    if (!counts(other) || other == a || other == b || kept_apart(a, other)) continue;
    if (pair(a, other).score > near && pair(a, other).score >= model_.thresholds.probable &&
        are_others(b, other))
      return true;
  }
  return false;
}

bool Clustering::has_rival(std::size_t a, std::size_t b) const {
  return fits_another(a, b) || fits_another(b, a);
}

// One run through all unions that are certain, best first; false if nothing was left that a later run could
// decide otherwise.
bool Clustering::link_once() {
  std::priority_queue<Union> unions;
  const auto consider = [&](std::size_t a, std::size_t b) {
    if (const auto found = candidate(a, b)) unions.push(*found);
  };
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; counts(a) && b < size_; ++b) consider(a, b);
  }
  bool united = false;
  bool refused = false;
  while (!unions.empty()) {
    const Union best = unions.top();
    unions.pop();
    if (!alive(best.a) || !alive(best.b) || version_[best.a] + version_[best.b] != best.version) continue;
    if (groups_.apart(best.a, best.b)) continue;  // since another union
    if (has_rival(best.a, best.b)) {
      refused = true;
      continue;
    }
    unite(best.a, best.b, false);
    united = true;
    for (std::size_t other = 0; other < size_; ++other) {
      if (other != best.a) consider(best.a, other);
    }
  }
  return united && refused;
}

void Clustering::link_by_evidence() {
  while (link_once()) {
  }
}

void Clustering::link() {
  link_by_evidence();
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; b < size_; ++b) {
      if (leader_[a] != leader_[b] && groups_.together(a, b)) unite(leader_[a], leader_[b], true);
    }
  }
  link_by_evidence();
}

std::vector<std::vector<std::size_t>> Clustering::clusters() const {
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < size_; ++i) {
    if (!alive(i)) continue;
    found.push_back(members_[i]);
    std::sort(found.back().begin(), found.back().end());
  }
  return found;
}

std::vector<Clustering::Open> Clustering::open() const {
  std::vector<Open> found;
  for (std::size_t a = 0; a < size_; ++a) {
    for (std::size_t b = a + 1; counts(a) && b < size_; ++b) {
      if (!counts(b) || groups_.apart(a, b) || pair(a, b).score < model_.thresholds.probable) continue;
      const Veto veto = pair(a, b).veto;
      const bool rival = candidate(a, b).has_value();  // certain but for the rival
      found.push_back({a, b, pair(a, b).score,
                       veto != Veto::none ? ""
                       : rival            ? "two-candidates"
                                          : "between-thresholds",
                       veto});
    }
  }
  return found;
}

}  // namespace concord::matching
