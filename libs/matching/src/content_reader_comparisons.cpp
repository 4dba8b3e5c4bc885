#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

#include "content_reader.hpp"

namespace concord::matching {

void ContentReader::read_comparisons(const JsonValue& comparisons) {
  std::array<bool, kMostFields> seen{};
  std::size_t i = 0;
  for (const JsonValue& comparison : comparisons.GetArray())
    read_comparison(comparison, child_pointer("/comparisons", i++), seen);
  for (std::size_t field = 0; field < kFixedFields; ++field) {
    if (!seen[field])
      reader_.fault("/comparisons", Code::missing_field, "lacks " + std::string(content_.name_of(field)));
  }
}

std::optional<std::size_t> ContentReader::field_named(std::string_view name) {
  for (std::size_t field = 0; field < content_.fields(); ++field) {
    if (content_.name_of(field) == name) return field;
  }
  constexpr std::string_view kAttribute = "attribute:";
  constexpr std::string_view kIdentifier = "identifier:";
  const bool attribute = name.starts_with(kAttribute);
  if ((!attribute && !name.starts_with(kIdentifier)) || content_.fields() == kMostFields) return std::nullopt;
  const std::string_view own = name.substr(attribute ? kAttribute.size() : kIdentifier.size());
  content_.named.push_back({attribute ? NamedField::What::attribute : NamedField::What::identifier,
                            std::string(own), std::string(name), hash64(own)});
  content_.values.emplace_back();
  return content_.fields() - 1;
}

void ContentReader::read_comparison(const JsonValue& comparison, const std::string& pointer,
                                    std::array<bool, kMostFields>& seen) {
  reader_.only(comparison, pointer, {"output_column_name", "comparison_levels", "comparison_description"});
  const std::string name = reader_.text(comparison, pointer, "output_column_name");
  const auto found = field_named(name);
  if (!found || seen[*found]) {
    reader_.fault(child_pointer(pointer, "output_column_name"), Code::unsupported,
                  "is not a comparison that Concord makes, or stands twice");
    return;
  }
  const std::size_t field = *found;
  seen[field] = true;
  std::array<bool, kMostLevels> levels{};
  std::size_t i = 0;
  const std::string inner = child_pointer(pointer, "comparison_levels");
  for (const JsonValue& level : reader_.array(comparison, pointer, "comparison_levels").GetArray())
    read_level(level, child_pointer(inner, i++), field, levels);
  const auto names = content_.levels_of(field);
  for (std::size_t level = 1; level < names.size(); ++level) {
    if (!levels[level])
      reader_.fault(inner, Code::missing_field, "lacks the level " + std::string(names[level]));
  }
}

void ContentReader::read_level(const JsonValue& level, const std::string& pointer, std::size_t field,
                               std::array<bool, kMostLevels>& seen) {
  reader_.only(level, pointer,
               {"sql_condition", "label_for_charts", "m_probability", "u_probability", "is_null_level",
                "tf_adjustment_column", "tf_adjustment_weight", "tf_minimum_u_value", "fix_m_probability",
                "fix_u_probability", "disable_tf_exact_match_detection"});
  if (reader_.flag(level, pointer, "is_null_level")) return;
  const std::string label = reader_.text(level, pointer, "label_for_charts");
  const auto names = content_.levels_of(field);
  const auto found = std::find(names.begin() + 1, names.end(), label);
  if (found == names.end() || seen[static_cast<std::size_t>(found - names.begin())]) {
    reader_.fault(child_pointer(pointer, "label_for_charts"), Code::unsupported,
                  "is not a level of this comparison, or stands twice");
    return;
  }
  const auto at = static_cast<std::size_t>(found - names.begin());
  seen[at] = true;
  const double m = reader_.number(level, pointer, "m_probability", kSmallest, 1);
  double u = reader_.number(level, pointer, "u_probability", kSmallest, 1);
  // Only strangers at one address, not strangers elsewhere, become fewer with the population.
  if (field == index_of(Field::place) && at < level::place::town) u = std::min(1.0, by_population(u));
  LevelWeight& weight = content_.weights[field][at];
  weight.bits = std::log2(m / u);
  weight.u = u;
  weight.by_frequency = member_of(level, "tf_adjustment_column") == nullptr
                            ? 0.0
                            : reader_.number_or(level, pointer, "tf_adjustment_weight", 1.0, 0, 1);
}

void ContentReader::read_kinds(const JsonValue& kinds) {
  std::array<bool, kKinds> seen{};
  std::size_t i = 0;
  for (const JsonValue& kind : kinds.GetArray()) {
    const std::string pointer = child_pointer("/concord/kinds_of_non_match", i++);
    reader_.only(kind, pointer, {"kind", "pairs_per_resident", "share", "probabilities"});
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), reader_.text(kind, pointer, "kind"));
    if (found == kKindNames.end()) {
      reader_.fault(child_pointer(pointer, "kind"), Code::unsupported, "is not a kind that Concord knows");
      continue;
    }
    const auto at = static_cast<std::size_t>(found - kKindNames.begin());
    seen[at] = true;
    read_kind(kind, pointer, at);
  }
  if (std::find(seen.begin(), seen.end(), false) != seen.end())
    reader_.fault("/concord/kinds_of_non_match", Code::missing_field, "needs relative, twin and namesake");
}

void ContentReader::read_kind(const JsonValue& kind, const std::string& pointer, std::size_t at) {
  const bool per_resident = kind.IsObject() && member_of(kind, "pairs_per_resident") != nullptr;
  const double share =
      per_resident ? reader_.number(kind, pointer, "pairs_per_resident", kSmallest, 100) / content_.population
                   : reader_.number(kind, pointer, "share", kSmallest, 1);
  content_.share_of_kind[at] = std::log2(std::min(share, 1.0));
  const std::string inner = child_pointer(pointer, "probabilities");
  for (const auto& entry : reader_.object(kind, pointer, "probabilities").GetObject()) {
    const std::string_view name(entry.name.GetString(), entry.name.GetStringLength());
    const auto field = field_named(name);
    const std::string place = child_pointer(inner, name);
    if (field && entry.value.IsObject())
      tie(entry.value, place, *field, at);
    else
      reader_.fault(place, Code::unsupported, "is not a comparison with levels");
  }
}

void ContentReader::tie(const JsonValue& levels, const std::string& pointer, std::size_t field,
                        std::size_t kind) {
  const auto names = content_.levels_of(field);
  for (const auto& entry : levels.GetObject()) {
    const std::string_view label(entry.name.GetString(), entry.name.GetStringLength());
    const auto found = std::find(names.begin() + 1, names.end(), label);
    const double k = entry.value.IsNumber() ? entry.value.GetDouble() : 0.0;
    if (found == names.end() || !(k >= kSmallest && k <= 1)) {
      reader_.fault(child_pointer(pointer, label), Code::unsupported, "is not a level with a probability");
      continue;
    }
    LevelWeight& weight = content_.weights[field][static_cast<std::size_t>(found - names.begin())];
    const double m = weight.u * std::exp2(weight.bits);
    weight.of_kind[kind] = std::log2(k / m);
    weight.tied[kind] = true;
  }
}

}  // namespace concord::matching
