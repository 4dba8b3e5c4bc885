// A model in the making: probabilities and tables, and the model file that they make.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include <concord/base/json.hpp>

#include "../model_content.hpp"

namespace concord::matching {

template <class T>
using ByLevel = std::array<std::array<T, kMostLevels>, kMostFields>;

// Shares of entities by value; `unlisted` for any other.
struct ShareTable {
  std::map<std::string, double> shares;
  double unlisted = 0;
};

struct Draft {
  std::string name;
  std::size_t decisions = 0;  // that were heard
  std::vector<NamedField> named;
  ByLevel<double> m{}, u{};
  std::array<ByLevel<double>, kKinds> k{};
  std::array<ByLevel<bool>, kKinds> tied{};
  std::array<std::array<bool, kMostFields>, kKinds> fixed{};  // as given: not learnt
  double match_share = 0;                                     // of all pairs
  std::array<double, kKinds> kind_share{};
  ShareTable given, family, town;
  std::map<std::string, double> postcodes;
  std::vector<ShareTable> values;  // of each named field
  StopKeys stop;
  bool veto_twins = false, veto_generations = false;
  std::size_t hard_cap = 0;
  std::vector<std::pair<domain::Part, std::string>> free_of_duplicates;
};

// Given and family name in each other's place.
bool is_swapped(std::size_t field, Level level);

// Levels, ties and starting values of `base`, with fields of its own for these names.
Draft draft_from(const Model::Content& base, std::vector<NamedField> named);

// `base` is the file that the levels' names, conditions and the variants of names are taken from.
std::string to_model_file(const Draft& draft, const JsonValue& base);

}  // namespace concord::matching
