// Warnings to staff that the housing system holds: some in force, some past their review, some without one.
#pragma once

#include <vector>

#include "housing.hpp"

namespace concord::synth {

// `random` is a stream of its own, so that all else is drawn as it was before there were any.
std::vector<HousingAlert> alerts_of(const std::vector<House>& houses, Day today, Random& random);

// Whether the member of whom it warns still stands in the system.
bool is_of(const HousingAlert& alert, const std::vector<House>& houses);

}  // namespace concord::synth
