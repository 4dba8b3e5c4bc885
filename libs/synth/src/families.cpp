#include "families.hpp"

#include "unit_builder.hpp"

namespace concord::synth {

bool is_hostel(std::uint64_t number) { return number % 6000 == 25; }
bool is_care_home(std::uint64_t number) { return number % 3000 == 40; }

Unit Families::make(std::uint64_t number, std::size_t most) const {
  for (std::uint64_t attempt = 0;; ++attempt) {
    UnitBuilder builder(*this, number, attempt == 0 ? "unit" : "unit, fewer");
    Unit unit = attempt == 0 ? builder.build() : builder.build(UnitKind::single);
    if (unit.people.size() <= most || attempt == 1) return unit;
  }
}

Unit Families::make_arrival(std::uint64_t number, Day from, Day to) const {
  UnitBuilder builder(*this, number, "arrival");
  return builder.build_arrival(from, to);
}

Person Families::newborn(const Unit& unit, Day birth, std::uint64_t slot, Random& random) const {
  UnitBuilder builder(*this, unit.number, "newborn");
  return builder.newborn(unit, birth, slot, random);
}

}  // namespace concord::synth
