// Makes households, each with its people, its homes and ten years and more of its past.
#pragma once

#include <cstdint>

#include "person.hpp"

namespace concord::synth {

// Homes are numbered: those of units first, as many as there can be; then those of grown children, then those
// that people move to between deliveries.
inline constexpr std::uint64_t kGrownHomes = std::uint64_t{1} << 22U;
inline constexpr std::uint64_t kNewHomes = std::uint64_t{1} << 23U;

// Immutable and cheap to copy; Names and Places outlive it.
class Families {
 public:
  Families(std::uint64_t seed, Day today, const Names& names, const Places& places)
      : seed_(seed), today_(today), names_(names), places_(places) {}

  // Unit `number`, of at most `most` people. The same for the same arguments, whatever was made before.
  Unit make(std::uint64_t number, std::size_t most) const;
  // A household that moved in from elsewhere between `from` and `to`.
  Unit make_arrival(std::uint64_t number, Day from, Day to) const;

  // A child born to the unit's first people.
  Person newborn(const Unit& unit, Day birth, std::uint64_t slot, Random& random) const;
  // A place that nobody has lived in yet: where the unit moves to.
  Place new_home(std::uint64_t number) const { return places_.at(kNewHomes + number / 8); }
  Place elsewhere(std::uint64_t number) const { return places_.outside(number); }
  Day today() const { return today_; }

 private:
  friend class UnitBuilder;
  std::uint64_t seed_;

  Day today_;
  const Names& names_;
  const Places& places_;
};

// Whether a unit of this number is the hostel or a care home: one of each in a small council, more in a large
// one.
bool is_hostel(std::uint64_t number);
bool is_care_home(std::uint64_t number);

}  // namespace concord::synth
