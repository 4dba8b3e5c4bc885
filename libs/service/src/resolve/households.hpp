// Households, as edges between profiles that the records of both support.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <concord/store/database.hpp>

#include "neighbours.hpp"

namespace concord::service {

// More profiles than this at one door are not taken for a family: a house in multiple occupation, a
// hostel or a care home that nobody told us of.
inline constexpr std::size_t kMostInHousehold = 10;

// Who lives where, by the profiles of the records that say so; each is asked of the store once. For one
// transaction, after its memberships are written.
class Residents {
 public:
  Residents(const Neighbours& neighbours, const store::ProfileReader& profiles)
      : neighbours_(neighbours), profiles_(profiles) {}
  const Neighbours& neighbours() const { return neighbours_; }
  std::optional<store::ProfileNumber> profile_of(store::RecordNumber record);
  std::vector<store::RecordNumber> members(store::ProfileNumber profile) const {
    return profiles_.members(profile);
  }
  const std::set<store::ProfileNumber>& living_at(const std::string& home);

 private:
  const Neighbours& neighbours_;
  const store::ProfileReader& profiles_;
  std::unordered_map<store::RecordNumber, std::optional<store::ProfileNumber>> profile_of_;
  std::unordered_map<std::string, std::set<store::ProfileNumber>> living_at_;
};

// Every edge of one profile, sorted. Depends only on who is in which profile and on what current records
// say, so a rebuild gives the same.
std::vector<store::HouseholdEdge> edges_of(Residents& residents, store::ProfileNumber profile);

// Profiles whose edges may have changed: those that were written, and those that live behind a door that
// somebody left or entered.
std::set<store::ProfileNumber> profiles_to_house(Residents& residents,
                                                 const std::vector<store::ProfileNumber>& written,
                                                 const std::set<std::string>& touched_homes);

}  // namespace concord::service
