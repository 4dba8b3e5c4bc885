// The codes of Academy. lead_liab_pos is as published (LBHackney-IT/Data-Platform); those marked [C] no
// public source gives: they are Concord's choice, and a council replaces them by a codes file.
#pragma once

#include <array>

#include "code_book.hpp"

namespace concord::adapters::academy {

inline constexpr std::array kCodes = std::to_array<CodeEntry>({
    {"gender", "1", "male"},
    {"gender", "2", "female"},
    {"claim-status", "1", "live"},               // [C]
    {"claim-status", "2", "suspended"},          // [C]
    {"claim-status", "3", "cancelled"},          // [C]
    {"member-type", "1", "claimant"},            // [C]
    {"member-type", "2", "partner"},             // [C]
    {"member-type", "3", "dependant"},           // [C]
    {"member-type", "4", "non-dependant"},       // [C]
    {"council-ha", "C", "council"},              // [C]
    {"council-ha", "H", "housing-association"},  // [C]
    {"liability", "0", "non-liable"},
    {"liability", "1", "joint-and-several"},
    {"liability", "2", "freeholder"},
    {"liability", "3", "leaseholder"},
    {"liability", "4", "tenant"},
    {"liability", "5", "licencee"},
    {"liability", "6", "resident"},
    {"liability", "7", "owner"},
    {"liability", "8", "assumed"},
    {"liability", "9", "void"},
    {"liability", "10", "other"},
    {"liability", "11", "suspense"},
    {"liability", "12", "council-tax-payer"},
    {"liability", "-1", "data-error"},
});

}  // namespace concord::adapters::academy
