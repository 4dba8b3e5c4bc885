#include <algorithm>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

bool same(std::uint64_t a, std::uint64_t b) { return a != 0 && a == b; }

bool share_one(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

bool can_be_compared(const PlaceFeature& a, const PlaceFeature& b) {
  return (a.postcode != 0 && b.postcode != 0) || (a.uprn != 0 && b.uprn != 0) ||
         (a.street != 0 && b.street != 0) || (a.town != 0 && b.town != 0);
}

bool nearly(std::string_view a, std::string_view b) {
  constexpr double kNearly = 0.9;
  return jaro_winkler(a, b) >= kNearly || few_edits(a, b);
}

// What is left where neither postcode nor dwelling agrees.
Level compare_surroundings(const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  const bool streets = a.street != 0 && b.street != 0;
  if (streets && same(a.house, b.house) && nearly(a.address->street, b.address->street)) return at::near;
  if (same(a.street, b.street)) return at::street;
  if (same(a.town, b.town)) return at::town;
  const bool towns = a.town != 0 && b.town != 0;
  return towns && nearly(a.address->town, b.address->town) ? at::near_town : at::different;
}

// By the written address: house and flat within a postcode, or within a street where a postcode is wrong.
Level compare_written(const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  const bool house = same(a.house, b.house);
  if (same(a.postcode, b.postcode)) {
    if (!house) return at::postcode;
    return a.flat == b.flat ? at::dwelling : at::building;
  }
  const bool missing = a.postcode == 0 || b.postcode == 0;
  if (!house || !same(a.street, b.street) || a.flat != b.flat) return compare_surroundings(a, b);
  return missing ? at::dwelling : at::building;
}

}  // namespace

Level compare_places(const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  if (!can_be_compared(a, b)) return level::missing;
  Level level = compare_written(a, b);
  if (same(a.uprn, b.uprn)) {
    // One UPRN for a block: its flats are told apart by their numbers alone.
    const bool other_flat = a.flat != 0 && b.flat != 0 && a.flat != b.flat;
    level = other_flat ? at::building : at::dwelling;
  }
  if ((a.shared || b.shared) && (level == at::dwelling || level == at::building)) return at::shared;
  return level;
}

void compare_place(const Model::Content& model, const Features& a, const Features& b, Comparison& result) {
  namespace at = level::place;
  FieldResult& best = result[index_of(Field::place)];
  if (share_one(a.groups, b.groups)) {
    // A list names each of its people once: two entries of it are two people of one household.
    const Level level = share_one(a.entries, b.entries) ? at::side_by_side : at::group;
    best = {level, model.weight(Field::place, level).bits};
    return;
  }
  for (const PlaceFeature& left : a.places) {
    for (const PlaceFeature& right : b.places) {
      const Level level = compare_places(left, right);
      if (level == level::missing) continue;
      const LevelWeight& weight = model.weight(Field::place, level);
      const double rarity = level == at::town                     ? left.town_bits
                            : same(left.postcode, right.postcode) ? left.postcode_bits
                                                                  : 0.0;
      const double bits = weight.bits + weight.by_frequency * rarity;
      if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
        best = {level, bits};
    }
  }
}

}  // namespace concord::matching
