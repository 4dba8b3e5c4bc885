// The codes of Universal Housing. Tenures are as published (LBHackney-IT/tenure-shared); those marked [C]
// no public source gives: they are Concord's choice, and a council replaces them by a codes file.
#pragma once

#include <array>

#include "code_book.hpp"

namespace concord::adapters::universal_housing {

inline constexpr std::array kCodes = std::to_array<CodeEntry>({
    {"gender", "M", "male"},
    {"gender", "F", "female"},
    {"relationship", "H", "head"},             // [C]
    {"relationship", "P", "partner"},          // [C]
    {"relationship", "C", "child"},            // [C]
    {"relationship", "R", "relative"},         // [C]
    {"relationship", "L", "lodger"},           // [C]
    {"phone-type", "M", "mobile"},             // [C]
    {"phone-type", "H", "home"},               // [C]
    {"phone-type", "W", "work"},               // [C]
    {"property-type", "FLT", "dwelling"},      // [C]
    {"property-type", "HSE", "dwelling"},      // [C]
    {"property-type", "HMO", "shared-house"},  // [C]
    {"property-type", "HST", "hostel"},        // [C]
    {"property-type", "SHE", "sheltered"},     // [C]
    {"alert", "VA", "verbal-abuse"},           // [C]
    {"alert", "PA", "assault"},                // [C]
    {"alert", "WE", "weapon"},                 // [C]
    {"alert", "DO", "dog"},                    // [C]
    {"how-informed", "L", "letter"},           // [C]
    {"how-informed", "V", "visit"},            // [C]
    {"how-informed", "T", "telephone"},        // [C]
    {"not-informed", "H", "likely-harm"},      // [C]
    {"not-informed", "N", "not-found"},        // [C]
    // What an agreement makes of its property for the people named in it: their home, their home for now,
    // or no home at all.
    {"tenure", "ASY", "home"},
    {"tenure", "COM", "not-a-home"},
    {"tenure", "DEC", "temporary"},
    {"tenure", "FRE", "home"},
    {"tenure", "FRS", "home"},
    {"tenure", "INT", "home"},
    {"tenure", "LEA", "home"},
    {"tenure", "LHS", "home"},
    {"tenure", "LTA", "temporary"},
    {"tenure", "MPA", "home"},
    {"tenure", "NON", "home"},
    {"tenure", "PVG", "not-a-home"},
    {"tenure", "RSL", "home"},
    {"tenure", "RTM", "home"},
    {"tenure", "SEC", "home"},
    {"tenure", "SHO", "home"},
    {"tenure", "SLL", "home"},
    {"tenure", "SPS", "home"},
    {"tenure", "SSE", "home"},
    {"tenure", "TAF", "home"},
    {"tenure", "TBB", "temporary"},
    {"tenure", "TGA", "not-a-home"},
    {"tenure", "THL", "temporary"},
    {"tenure", "THO", "temporary"},
    {"tenure", "TLA", "temporary"},
    {"tenure", "TPL", "temporary"},
    {"tenure", "TRA", "home"},
    {"tenure-description", "ASY", "Asylum Seeker"},
    {"tenure-description", "COM", "Commercial Let"},
    {"tenure-description", "DEC", "Temp Decant"},
    {"tenure-description", "FRE", "Freehold"},
    {"tenure-description", "FRS", "Freehold (Serv)"},
    {"tenure-description", "INT", "Introductory"},
    {"tenure-description", "LEA", "Leasehold (RTB)"},
    {"tenure-description", "LHS", "Lse 100% Stair"},
    {"tenure-description", "LTA", "License Temp Ac"},
    {"tenure-description", "MPA", "Mesne Profit Ac"},
    {"tenure-description", "NON", "Non-Secure"},
    {"tenure-description", "PVG", "Private Garage"},
    {"tenure-description", "RSL", "Registered Social Landlord"},
    {"tenure-description", "RTM", "RenttoMortgage"},
    {"tenure-description", "SEC", "Secure"},
    {"tenure-description", "SHO", "Shared Owners"},
    {"tenure-description", "SLL", "Short Life Lse"},
    {"tenure-description", "SPS", "Private Sale LH"},
    {"tenure-description", "SSE", "Shared Equity"},
    {"tenure-description", "TAF", "Tenant Acc Flat"},
    {"tenure-description", "TBB", "Temp B&B"},
    {"tenure-description", "TGA", "Tenant Garage"},
    {"tenure-description", "THL", "Temp Hostel Lse"},
    {"tenure-description", "THO", "Temp Hostel"},
    {"tenure-description", "TLA", "Temp Annex"},
    {"tenure-description", "TPL", "Temp Private Lt"},
    {"tenure-description", "TRA", "Temp Traveller"},
});

}  // namespace concord::adapters::universal_housing
