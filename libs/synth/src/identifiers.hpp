// Numbers and addresses that belong to one person each: unique over the whole council, valid by their rules.
#pragma once

#include <cstdint>
#include <string>

#include "random.hpp"

namespace concord::synth {

// Units hold at most this many people; each person's numbers come from (unit, slot).
inline constexpr std::uint64_t kSlots = 64;
inline constexpr std::uint64_t kMostUnits = 1500000;

// A valid NHS number (modulus 11). A twin's is the next valid one after that of `slot`, as at birth.
std::string nhs_number(std::uint64_t unit, std::uint64_t slot, bool twin);
// A NINO of valid shape; a twin's has the next digits.
std::string nino(std::uint64_t unit, std::uint64_t slot, bool twin);
// A pupil's number: check letter, the authority's three digits and nine more.
std::string upn(std::uint64_t unit, std::uint64_t slot);
std::string mobile_number(std::uint64_t unit, std::uint64_t slot);
std::string landline_number(std::uint64_t unit);

}  // namespace concord::synth
