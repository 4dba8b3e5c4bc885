// What all systems know of one unit.
#pragma once

#include <string>
#include <vector>

#include "benefits.hpp"
#include "care.hpp"
#include "housing.hpp"

namespace concord::synth {

// A system has joined two of its own records.
struct Merged {
  enum class Where : std::uint8_t { housing, mosaic } where;
  std::string old_id, new_id;
  Day day{};
};

struct Knowledge {
  std::vector<House> houses;
  std::vector<HousingAlert> alerts;
  std::vector<Claim> claims;
  std::vector<Account> accounts;
  std::vector<Case> cases;
  std::vector<Merged> merged;
};

}  // namespace concord::synth
