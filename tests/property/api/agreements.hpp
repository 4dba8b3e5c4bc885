// Random agreements and a random role, as the files that a council is configured by.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <concord/policy/agreements.hpp>

#include "dice.hpp"

namespace concord::api::testing {

inline constexpr std::string_view kProber = "prober";

// The roles of the configuration, and `prober`, which may do everything for every purpose and sees random
// categories of random parts as its own.
std::string roles_with_prober(const std::filesystem::path& roles, Dice& dice);

// Of which some have ended and some are yet to begin on that day.
std::vector<policy::Agreement> make_agreements(Dice& dice, CivilDate day);
std::string agreements_file(const std::vector<policy::Agreement>& agreements);

std::vector<domain::Purpose> all_purposes();
const std::vector<std::string>& known_roles();

}  // namespace concord::api::testing
