// Makes households, each with its people, its homes and ten years and more of its past.
#pragma once

#include <cstdint>

#include "person.hpp"

namespace concord::synth {

// Immutable and cheap to copy; Names and Places outlive it.
class Families {
 public:
  Families(std::uint64_t seed, std::uint64_t residents, Day today, const Names& names, const Places& places)
      : seed_(seed), residents_(residents), today_(today), names_(names), places_(places) {}

  // Unit `number`, of at most `most` people. The same for the same arguments, whatever was made before.
  Unit make(std::uint64_t number, std::size_t most) const;
  // A household that moved in from elsewhere between `from` and `to`.
  Unit make_arrival(std::uint64_t number, Day from, Day to) const;

  // A child born to the unit's first people.
  Person newborn(const Unit& unit, Day birth, std::uint64_t slot, Random& random) const;
  // A place that nobody has lived in yet: where the unit moves to.
  Place new_home(std::uint64_t number) const { return places_.at(2 * residents_ + number / 8); }
  Place elsewhere(std::uint64_t number) const { return places_.outside(number); }
  Day today() const { return today_; }

 private:
  friend class UnitBuilder;
  std::uint64_t seed_;
  std::uint64_t residents_;
  Day today_;
  const Names& names_;
  const Places& places_;
};

// Whether a unit of this number is the hostel or a care home: one of each in a small council, more in a large
// one.
bool is_hostel(std::uint64_t number);
bool is_care_home(std::uint64_t number);

}  // namespace concord::synth
