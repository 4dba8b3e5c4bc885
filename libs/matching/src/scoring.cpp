#include "scoring.hpp"

#include <algorithm>
#include <cmath>

namespace concord::matching {
namespace {

double odds_of(const Model::Content& model, const Comparison& comparison, std::size_t at) {
  double bits = model.share_of_kind[at];
  const std::size_t fields = model.fields();
  for (std::size_t field = 0; field < fields; ++field) {
    const LevelWeight& weight = model.weights[field][comparison[field].level];
    if (weight.tied[at]) bits += comparison[field].bits + weight.of_kind[at];
  }
  return std::exp2(bits);
}

double share_that_no_source_knows(const Model::Content& model, std::size_t kind) {
  return static_cast<Kind>(kind) == Kind::namesake ? 1.0 : model.unknown_relatives;
}

}  // namespace

Score score_of(const Model::Content& model, const Comparison& comparison) {
  Score score;
  score.total = model.prior;
  const std::size_t fields = model.fields();
  for (std::size_t field = 0; field < fields; ++field) score.total += comparison[field].bits;
  score.fields = score.total - model.prior;
  double others = 1.0;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    score.odds[kind] = odds_of(model, comparison, kind);
    const double before = others;
    others += score.odds[kind];
    score.bits[kind] = -std::log2(others / before);
    score.total += score.bits[kind];
  }
  score.listed_together = comparison[index_of(Field::place)].level == level::place::side_by_side;
  return score;
}

double score_without_rival(const Model::Content& model, const Score& score) {
  if (score.listed_together) return score.total;
  double others = 1.0;
  for (std::size_t kind = 0; kind < kKinds; ++kind)
    others += share_that_no_source_knows(model, kind) * score.odds[kind];
  return model.prior + score.fields - std::log2(others);
}

Evidence evidence_of(const Model::Content& model, const Comparison& comparison) {
  const Score score = score_of(model, comparison);
  Evidence evidence;
  evidence.score = score.total;
  evidence.lines.push_back({"prior", "", model.prior});
  for (std::size_t field = 0; field < model.fields(); ++field) {
    evidence.lines.push_back({std::string(model.name_of(field)),
                              std::string(model.levels_of(field)[comparison[field].level]),
                              comparison[field].bits});
  }
  for (std::size_t kind = 0; kind < kKinds; ++kind)
    evidence.lines.push_back({"could_be_a_" + std::string(kKindNames[kind]), "", score.bits[kind]});
  return evidence;
}

bool is_contradiction(const EvidenceLine& line) {
  return line.level == names_of(Field::given_name).levels[level::given::different] ||
         line.level == names_of(Field::birth_date).levels[level::birth::generation];
}

double score(const Vocabulary& vocabulary, const Features& a, const Features& b) {
  return score_of(vocabulary.model(), compare(vocabulary, a, b)).total;
}

std::optional<double> score_from(const Vocabulary& vocabulary, const Features& a, const Features& b,
                                 double least) {
  const Model::Content& model = vocabulary.model();
  const Comparison comparison = compare(vocabulary, a, b);
  double fields = model.prior;
  for (std::size_t field = 0; field < model.fields(); ++field) fields += comparison[field].bits;
  if (fields < least) return std::nullopt;  // other kinds of non-match only take from it
  const double total = score_of(model, comparison).total;
  return total >= least ? std::optional(total) : std::nullopt;
}

bool scores(const Vocabulary& vocabulary, const Features& a, const Features& b, double least) {
  return score_from(vocabulary, a, b, least).has_value();
}

double score(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  const Features left = features_of(a, words);
  return score(words, left, features_of(b, words));
}

Evidence explain(const Model& model, const Subject& a, const Subject& b) {
  Vocabulary words(model.content());
  const Features left = features_of(a, words);
  return evidence_of(model.content(), compare(words, left, features_of(b, words)));
}

}  // namespace concord::matching
