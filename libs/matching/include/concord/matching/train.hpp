// Training a match model from the records alone, and from decisions on pairs of them
// where there are any (docs/resolve.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/matching/index.hpp>

namespace concord::matching {

// What somebody decided about two records. Of a pair that is not there, or that was decided both ways,
// nothing is heard.
struct Label {
  domain::RecordKey a, b;
  bool same = false;
};

struct TrainOptions {
  std::uint64_t seed = 1;
  unsigned threads = 1;                     // does not show in the result
  std::size_t random_pairs = 500'000;       // for what strangers share
  std::size_t candidate_pairs = 1'500'000;  // for expectation-maximisation
  // A key held by more records brings nobody together by itself. 0: 40, and 20 where there are more than
  // 200,000 records, of which fewer need to be met to find those of one person.
  std::size_t key_holders = 0;
  std::vector<std::string> free_of_duplicates{};  // layouts in which nobody stands twice: no pair within one
  // The base's rules of twins and generations stay. Else each is taken where it would keep more people apart
  // than it takes a person's own records apart: right for a file of unknown quality that nobody reviews.
  bool keep_vetoes = false;
  std::vector<Label> labels{};  // in any order (src/train/labelled.hpp says what they do)
  std::function<void(std::string_view step)> progress = [](std::string_view) {};
};

// What a round of training found, for the report.
struct TrainingRound {
  double matches = 0;                                       // expected pairs of records of one person
  std::vector<std::pair<std::string, double>> other_kinds;  // pairs of each kind of non-match but strangers
  std::size_t patterns = 0, pairs = 0, iterations = 0;
};

struct Trained {
  std::string json;  // the model file
  Model model;
  std::vector<TrainingRound> rounds;
  std::size_t records = 0;              // with anything to compare
  double people = 0;                    // that they were found to be; 0 where nothing was learnt
  std::size_t same = 0, different = 0;  // labels that were heard
};

// `base` is a model file whose levels, starting values and name variants are taken. The index's subjects are
// what is learnt from; on return it holds the trained model. Repeatable to the bit: the same subjects,
// labels, base and seed give the same bytes, in whatever order they came.
// Layouts that the base says are free of duplicates stay so.
// From fewer than 300 records with anything to compare nothing can be learnt: the model is then the base, for
// a population of so many, and there are no rounds. Fails where the base can't be read.
Result<Trained> train(Index& index, const JsonValue& base, const TrainOptions& options);

}  // namespace concord::matching
