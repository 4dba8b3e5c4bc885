// Reads a model file into what it says: every fault by its pointer, and all of them at once.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model_content.hpp"
#include "model_json.hpp"

namespace concord::matching {

inline constexpr double kSmallest = 1e-15;  // a probability of zero would make a weight without end

class ContentReader {
 public:
  explicit ContentReader(Model::Content& content) : content_(content) {}

  Outcome read(const JsonValue& json, std::optional<std::uint32_t> residents);

 private:
  void read_settings(const JsonValue& concord, std::optional<std::uint32_t> residents);
  void read_thresholds(const JsonValue& thresholds);
  void read_keys(const JsonValue& keys);
  void read_found(const JsonValue& found);
  void read_vetoes(const JsonValue& partition);
  void read_partition(const JsonValue& partition);
  void read_frequencies(const JsonValue& frequencies);
  NameFrequencies read_names(const JsonValue& frequencies, std::string_view member);
  void read_named_values();
  ValueFrequencies read_values(const JsonValue& table, const std::string& pointer);
  void read_variants(const JsonValue& variants);
  void read_comparisons(const JsonValue& comparisons);
  void read_comparison(const JsonValue& comparison, const std::string& pointer,
                       std::array<bool, kMostFields>& seen);
  std::optional<std::size_t> field_named(std::string_view name);  // adds one that the model names itself
  void read_level(const JsonValue& level, const std::string& pointer, std::size_t field,
                  std::array<bool, kMostLevels>& seen);
  void read_kinds(const JsonValue& kinds);
  void read_kind(const JsonValue& kind, const std::string& pointer, std::size_t at);
  void tie(const JsonValue& levels, const std::string& pointer, std::size_t field, std::size_t kind);

  // The chance to share an address, or a household, falls as the population grows.
  double by_population(double probability) const { return probability * stated_ / content_.population; }

  Model::Content& content_;
  ModelReader reader_;
  double stated_ = 1;
  const JsonValue* named_ = nullptr;  // frequencies of the model's own fields
};

}  // namespace concord::matching
