#include "model_levels.hpp"

#include <cmath>

namespace concord::service {
namespace {

double share_of(const JsonValue& level, std::string_view member) {
  const JsonValue* value = member_of(level, member);
  return value != nullptr && value->IsNumber() ? value->GetDouble() : 0;
}

}  // namespace

std::vector<LevelChance> model_levels(const JsonValue& file) {
  std::vector<LevelChance> levels;
  for (const JsonValue& comparison : file["comparisons"].GetArray()) {
    for (const JsonValue& level : comparison["comparison_levels"].GetArray()) {
      LevelChance& chance = levels.emplace_back();
      chance.comparison = text_of(comparison, "output_column_name");
      chance.level = text_of(level, "label_for_charts");
      chance.m = share_of(level, "m_probability");
      chance.u = share_of(level, "u_probability");
      if (chance.m > 0 && chance.u > 0)
        chance.bits = std::log2(chance.m / chance.u);
      else
        levels.pop_back();
    }
  }
  return levels;
}

}  // namespace concord::service
