// What a model file says, ready for use.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <concord/domain/keys.hpp>
#include <concord/matching/model.hpp>

#include "levels.hpp"
#include "name_frequencies.hpp"

namespace concord::matching {

// The kinds of non-match besides a stranger.
enum class Kind : std::uint8_t { relative, twin, namesake };
inline constexpr std::array<std::string_view, 3> kKindNames{"relative", "twin", "namesake"};
inline constexpr std::size_t kKinds = kKindNames.size();

struct LevelWeight {
  double bits = 0;          // log2(m / u)
  double u = 1;             // among strangers
  double by_frequency = 0;  // how far the weight follows the frequency of the value: 0 not, 1 wholly
  // log2(k / m) for each kind of non-match that this level is tied to: added to the weight it is what the
  // level says for that kind against a stranger. A level that is not tied says nothing.
  std::array<double, kKinds> of_kind{};
  std::array<bool, kKinds> tied{};
};

struct Model::Content {
  std::string version;
  std::string origin;
  double population = 0;
  double prior = 0;                            // bits
  std::array<double, kKinds> share_of_kind{};  // log2 of the share among pairs that are no match
  std::array<std::array<LevelWeight, kMostLevels>, kFields> weights{};
  Thresholds thresholds;

  NameFrequencies given_names;
  NameFrequencies family_names;
  NameVariants variants;
  std::unordered_map<std::string, double> postcodes;  // share of residents; others count as average

  std::unordered_set<std::string> stop_keys;  // "phone:+442079460018": brings nobody together by itself
  double rare_name_residents = 0;             // a name alone is a key if fewer are expected to hold it
  std::size_t hard_cap = 0;                   // records a key may bring together
  double unknown_relatives = 1;               // share of a household's people whom no source knows
  double least_average = 0;                   // bits, over all pairs of two clusters that are joined
  std::size_t component_limit = 0;            // records that are partitioned without a pre-split
  std::vector<std::pair<domain::Part, std::string>> free_of_duplicates;

  bool is_free_of_duplicates(domain::Part part, const std::string& layout) const;
  const LevelWeight& weight(Field field, Level level) const { return weights[index_of(field)][level]; }
};

}  // namespace concord::matching
