// What happens to a household between two deliveries, and how much of it each system learns.
#pragma once

#include "families.hpp"
#include "knowledge.hpp"

namespace concord::synth {

class Later {
 public:
  Later(std::uint64_t seed, const Families& families, const Names& names, Day from, Day to)
      : seed_(seed), families_(families), names_(names), from_(from), to_(to) {}

  // Brings the unit and what is known of it from the first day to the second. Record ids stay, but for
  // those who get a new house, claim or account.
  void pass(Unit& unit, Knowledge& known) const;

 private:
  struct Pass;  // one unit's
  std::uint64_t seed_;
  const Families& families_;
  const Names& names_;
  Day from_, to_;
};

}  // namespace concord::synth
