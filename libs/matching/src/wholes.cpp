#include <algorithm>
#include <vector>

#include <concord/matching/wholes.hpp>

#include "scoring.hpp"

namespace concord::matching {
namespace {

std::vector<Features> features_of_all(std::span<const Subject* const> subjects, Vocabulary& words) {
  std::vector<const Subject*> sorted(subjects.begin(), subjects.end());
  std::sort(sorted.begin(), sorted.end(), [](const Subject* a, const Subject* b) { return a->key < b->key; });
  std::vector<Features> features;
  for (const Subject* subject : sorted) features.push_back(features_of(*subject, words));
  return features;
}

Features whole_of(const std::vector<Features>& features) {
  Features whole = features.front();
  for (std::size_t i = 1; i < features.size(); ++i) pool(whole, features[i]);
  return whole;
}

}  // namespace

WholesCompared compare_wholes(const Model& model, std::span<const Subject* const> a,
                              std::span<const Subject* const> b) {
  const Model::Content& content = model.content();
  Vocabulary words(content);
  const std::vector<Features> left = features_of_all(a, words);
  const std::vector<Features> right = features_of_all(b, words);
  const Comparison comparison = compare(content, whole_of(left), whole_of(right));
  WholesCompared compared;
  compared.evidence = evidence_of(content, comparison);
  compared.linking_score = score_without_rival(content, score_of(content, comparison));
  compared.least_average = content.least_average;
  Veto strongest = Veto::none;
  double sum = 0;
  std::size_t pairs = 0;
  for (const Features& one : left) {
    for (const Features& other : right) {
      if (one.bare || other.bare) continue;
      sum += std::clamp(score(content, one, other), content.thresholds.pair_floor,
                        content.thresholds.pair_ceiling);
      ++pairs;
      strongest = std::max(strongest, veto(content, one, other));
    }
  }
  compared.average = pairs == 0 ? 0 : sum / static_cast<double>(pairs);
  compared.veto = to_string(strongest);
  return compared;
}

}  // namespace concord::matching
