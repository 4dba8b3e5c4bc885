// Invented addresses in real postcode sectors of an inner London borough. An address is a pure function of
// its number, so that a million need no memory and anyone can name anyone's former home.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "random.hpp"

namespace concord::synth {

enum class PlaceKind : std::uint8_t {
  flat,
  house,
  converted,
  shared_house,
  hostel,
  care_home,
  sheltered,
  nowhere,
  outside
};

struct Place {
  std::uint64_t number = 0;
  PlaceKind kind = PlaceKind::house;
  bool council = false;  // let or once sold by the council
  std::string flat;      // "12", "A"
  std::string building;  // "Marlow House"
  std::string house;     // "45", "45A"
  std::string street;    // "Ashford Road"
  std::string town;      // "London"
  std::string postcode;  // "E8 3HA"; empty for no fixed abode
  std::string uprn;      // empty for no fixed abode and outside the borough
};

class Places {
 public:
  explicit Places(std::uint64_t seed);
  Place at(std::uint64_t number) const;
  // Somewhere else in the country.
  Place outside(std::uint64_t number) const;
  static Place nowhere();

 private:
  std::string street(std::uint64_t index) const;
  std::string building(std::uint64_t index) const;

  std::uint64_t seed_;
  std::vector<std::string_view> first_, second_, types_;
};

// How somebody who was told an address wrote it down.
struct Writing {
  bool short_street = false;  // "Rd" for "Road"
  bool short_flat = false;    // "37A Ashford Road", "6 Marlow House" without "Flat"
  bool uprn_known = true;
  bool postcode_missing = false;
  bool postcode_wrong = false;  // its last letter
};
struct WritingHabits {
  double short_street = 0, short_flat = 0, uprn_missing = 0, postcode_missing = 0, postcode_wrong = 0;
};
Writing draw_writing(const WritingHabits& habits, Random& random);
std::vector<std::string> lines(const Place& place, const Writing& writing);
std::string postcode(const Place& place, const Writing& writing);
std::string uprn(const Place& place, const Writing& writing);

// "Flat 12 Marlow House", "45 Ashford Road": what stands before the town.
std::vector<std::string> lines(const Place& place);
// The same on one line, with the town.
std::string one_line(const Place& place, const Writing& writing);

}  // namespace concord::synth
