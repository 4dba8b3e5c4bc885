#include <span>
#include <string>

#include "compare.hpp"
#include "text_likeness.hpp"

namespace concord::matching {
namespace {

bool same(ValueId a, ValueId b) { return a != 0 && a == b; }
bool both(ValueId a, ValueId b) { return a != 0 && b != 0; }

bool share_one(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

bool can_be_compared(const PlaceFeature& a, const PlaceFeature& b) {
  return both(a.postcode, b.postcode) || both(a.uprn, b.uprn) || both(a.street.id, b.street.id) ||
         both(a.town.id, b.town.id);
}

bool nearly(const Vocabulary& vocabulary, const PlaceWord& a, const PlaceWord& b) {
  constexpr double kNearly = 0.9;
  if (a.id == b.id) return true;
  const bool alike = may_reach(kNearly, a.sketch, b.sketch);
  const bool few = may_be_few_edits(a.sketch, b.sketch);
  if (!alike && !few) return false;
  const std::string& left = vocabulary.value(a.id).text;
  const std::string& right = vocabulary.value(b.id).text;
  return (alike && jaro_winkler(left, right) >= kNearly) || (few && few_edits(left, right));
}

// What is left where neither postcode nor dwelling agrees.
Level compare_surroundings(const Vocabulary& vocabulary, const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  const bool streets = both(a.street.id, b.street.id);
  if (streets && same(a.house, b.house) && nearly(vocabulary, a.street, b.street)) return at::near;
  if (same(a.street.id, b.street.id)) return at::street;
  if (same(a.town.id, b.town.id)) return at::town;
  return both(a.town.id, b.town.id) && nearly(vocabulary, a.town, b.town) ? at::near_town : at::different;
}

// By the written address: house and flat within a postcode, or within a street where a postcode is wrong.
Level compare_written(const Vocabulary& vocabulary, const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  const bool house = same(a.house, b.house);
  if (same(a.postcode, b.postcode)) {
    if (!house) return at::postcode;
    return a.flat == b.flat ? at::dwelling : at::building;
  }
  const bool missing = !both(a.postcode, b.postcode);
  if (!house || !same(a.street.id, b.street.id) || a.flat != b.flat)
    return compare_surroundings(vocabulary, a, b);
  return missing ? at::dwelling : at::building;
}

}  // namespace

Level compare_places(const Vocabulary& vocabulary, const PlaceFeature& a, const PlaceFeature& b) {
  namespace at = level::place;
  if (!can_be_compared(a, b)) return level::missing;
  Level level = compare_written(vocabulary, a, b);
  if (same(a.uprn, b.uprn)) {
    // One UPRN for a block: its flats are told apart by their numbers alone.
    const bool other_flat = a.flat != 0 && b.flat != 0 && a.flat != b.flat;
    level = other_flat ? at::building : at::dwelling;
  }
  if ((a.shared || b.shared) && (level == at::dwelling || level == at::building)) return at::shared;
  return level;
}

void compare_place(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result) {
  namespace at = level::place;
  FieldResult& best = result[index_of(Field::place)];
  const Model::Content& model = vocabulary.model();
  if (share_one(a.groups(), b.groups())) {
    // A list names each of its people once: two entries of it are two people of one household.
    const Level level = share_one(a.entries(), b.entries()) ? at::side_by_side : at::group;
    best = {level, model.weight(Field::place, level).bits};
    return;
  }
  for (const PlaceFeature& left : a.places()) {
    for (const PlaceFeature& right : b.places()) {
      const Level level = compare_places(vocabulary, left, right);
      if (level == level::missing) continue;
      const LevelWeight& weight = model.weight(Field::place, level);
      double bits = weight.bits;
      if (weight.by_frequency != 0) {
        if (level == at::town)
          bits += weight.by_frequency * vocabulary.value(left.town.id).notes.bits;
        else if (same(left.postcode, right.postcode))
          bits += weight.by_frequency * vocabulary.value(left.postcode).notes.bits;
      }
      if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
        best = {level, bits};
    }
  }
}

}  // namespace concord::matching
