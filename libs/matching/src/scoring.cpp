#include "scoring.hpp"

#include <algorithm>
#include <cmath>

namespace concord::matching {
namespace {

double odds_of(const Model::Content& model, const Comparison& comparison, Kind kind) {
  const auto at = static_cast<std::size_t>(kind);
  double bits = model.share_of_kind[at];
  for (std::size_t field = 0; field < kFields; ++field) {
    const LevelWeight& weight = model.weights[field][comparison[field].level];
    if (weight.tied[at]) bits += comparison[field].bits + weight.of_kind[at];
  }
  return std::exp2(bits);
}

}  // namespace

Score score_of(const Model::Content& model, const Comparison& comparison) {
  const double relative = odds_of(model, comparison, Kind::relative);
  const double namesake = odds_of(model, comparison, Kind::namesake);
  Score score;
  score.odds_of_relative = relative;
  score.odds_of_namesake = namesake;
  score.relative = -std::log2(1.0 + relative);
  score.namesake = -std::log2((1.0 + relative + namesake) / (1.0 + relative));
  score.total = model.prior;
  for (const FieldResult& field : comparison) score.total += field.bits;
  score.fields = score.total - model.prior;
  score.total += score.relative;
  score.total += score.namesake;
  return score;
}

double score_without_rival(const Model::Content& model, const Score& score) {
  const double others = 1.0 + model.unknown_relatives * score.odds_of_relative + score.odds_of_namesake;
  return model.prior + score.fields - std::log2(others);
}

Evidence evidence_of(const Model::Content& model, const Comparison& comparison) {
  const Score score = score_of(model, comparison);
  Evidence evidence;
  evidence.score = score.total;
  evidence.lines.push_back({"prior", "", model.prior});
  for (std::size_t field = 0; field < kFields; ++field) {
    const FieldNames& names = names_of(field);
    evidence.lines.push_back({std::string(names.name), std::string(names.levels[comparison[field].level]),
                              comparison[field].bits});
  }
  evidence.lines.push_back({"could_be_a_relative", "", score.relative});
  evidence.lines.push_back({"could_be_a_namesake", "", score.namesake});
  return evidence;
}

double score(const Model::Content& model, const Features& a, const Features& b) {
  return score_of(model, compare(model, a, b)).total;
}

double score(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  return score(model.content(), features_of(a, words), features_of(b, words));
}

Evidence explain(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  return evidence_of(model.content(), compare(model.content(), features_of(a, words), features_of(b, words)));
}

}  // namespace concord::matching
