#include <algorithm>
#include <vector>

#include <concord/matching/wholes.hpp>

#include "scoring.hpp"

namespace concord::matching {
namespace {

std::vector<Features> features_of_all(std::span<const Subject> subjects, Vocabulary& words) {
  std::vector<Features> features;
  for (const Subject& subject : subjects) features.push_back(features_of(subject, words));
  std::sort(features.begin(), features.end());
  return features;
}

Features whole_of(const std::vector<Features>& features, const Vocabulary& words) {
  Features whole(features.front().lists());
  for (std::size_t i = 1; i < features.size(); ++i) whole = pooled(whole, features[i], words);
  return whole;
}

}  // namespace

WholesCompared compare_wholes(const Model& model, std::span<const Subject> a, std::span<const Subject> b) {
  const Model::Content& content = model.content();
  Vocabulary words(content);
  const std::vector<Features> left = features_of_all(a, words);
  const std::vector<Features> right = features_of_all(b, words);
  const Comparison comparison = compare(words, whole_of(left, words), whole_of(right, words));
  WholesCompared compared;
  compared.evidence = evidence_of(content, comparison);
  compared.linking_score = score_without_rival(content, score_of(content, comparison));
  compared.least_average = content.least_average;
  Veto strongest = Veto::none;
  double sum = 0;
  std::size_t pairs = 0;
  for (const Features& one : left) {
    for (const Features& other : right) {
      if (one.bare() || other.bare()) continue;
      sum += std::clamp(score(words, one, other), content.thresholds.pair_floor,
                        content.thresholds.pair_ceiling);
      ++pairs;
      strongest = std::max(strongest, veto(words, one, other));
    }
  }
  compared.average = pairs == 0 ? 0 : sum / static_cast<double>(pairs);
  compared.veto = to_string(strongest);
  return compared;
}

}  // namespace concord::matching
