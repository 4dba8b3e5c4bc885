// What a model file says, ready for use.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <concord/domain/keys.hpp>
#include <concord/matching/model.hpp>

#include "levels.hpp"
#include "name_frequencies.hpp"
#include "stop_keys.hpp"

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

// A field of the model's own: an attribute or an identifier of one name.
struct NamedField {
  enum class What : std::uint8_t { attribute, identifier };
  What what = What::attribute;
  std::string name;    // "birth_place"
  std::string column;  // "attribute:birth_place", as model files and evidence call it
  std::uint64_t hash = 0;
};

struct Model::Content {
  std::string version;
  std::string origin;
  double population = 0;
  double prior = 0;                            // bits
  std::array<double, kKinds> share_of_kind{};  // log2 of the share among pairs that are no match
  std::array<std::array<LevelWeight, kMostLevels>, kMostFields> weights{};
  std::vector<NamedField> named;  // their fields follow the fixed ones
  Thresholds thresholds;

  NameFrequencies given_names;
  NameFrequencies family_names;
  NameVariants variants;
  std::unordered_map<std::string, double> postcodes;  // share of residents; others count as average
  ValueFrequencies towns;
  std::vector<ValueFrequencies> values;  // of each named field

  std::unordered_set<std::string> stop_keys;  // "phone:+442079460018": brings nobody together by itself
  bool found_keys = false;                    // keys found in training, instead of those made for a council
  StopKeys found_stops;
  double rare_name_residents = 0;   // a name alone is a key if fewer are expected to hold it
  std::size_t hard_cap = 0;         // records a key may bring together
  double unknown_relatives = 1;     // share of a household's people whom no source knows
  double least_average = 0;         // bits, over all pairs of two clusters that are joined
  std::size_t component_limit = 0;  // records that are partitioned without a pre-split
  std::vector<std::pair<domain::Part, std::string>> free_of_duplicates;
  bool veto_twins = true, veto_generations = true;

  bool is_free_of_duplicates(domain::Part part, const std::string& layout) const;
  const LevelWeight& weight(Field field, Level level) const { return weights[index_of(field)][level]; }
  std::size_t fields() const { return kFixedFields + named.size(); }
  std::string_view name_of(std::size_t field) const;
  std::span<const std::string_view> levels_of(std::size_t field) const;
  std::optional<std::size_t> field_of(NamedField::What what, std::uint64_t name_hash) const;
};

}  // namespace concord::matching
