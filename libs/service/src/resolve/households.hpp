// Households, as edges between profiles that the records of both support.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <concord/store/database.hpp>

#include "neighbours.hpp"

namespace concord::service {

// More profiles than this at one door are not taken for a family: a house in multiple occupation, a
// hostel or a care home that nobody told us of.
inline constexpr std::size_t kMostInHousehold = 10;

// Every edge of one profile, sorted. Depends only on who is in which profile and on what current records
// say, so a rebuild gives the same.
std::vector<store::HouseholdEdge> edges_of(const Neighbours& neighbours, const store::ProfileReader& profiles,
                                           store::ProfileNumber profile);

// Profiles whose edges may have changed: those that were written, and those that live behind a door that
// somebody left or entered.
std::set<store::ProfileNumber> profiles_to_house(const Neighbours& neighbours,
                                                 const store::ProfileReader& profiles,
                                                 const std::vector<store::ProfileNumber>& written,
                                                 const std::set<std::string>& touched_homes);

}  // namespace concord::service
