// The people of the synthetic council as they are: what is true before any system writes it down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "days.hpp"
#include "names.hpp"
#include "places.hpp"

namespace concord::synth {

enum class Role : std::uint8_t { head, partner, child, grown_child, elder, sharer, former_partner };

struct Stay {
  std::size_t place = 0;  // of the unit's places
  Day from{};
  std::optional<Day> to;  // empty: lives there
};

struct Person {
  std::string id;  // what truth.csv calls the resident
  Role role = Role::head;
  Sex sex = Sex::female;
  Origin origin = Origin::british;
  Day birth{};
  bool birth_estimated = false;  // 1 January stands for an unknown day, in every system
  std::string given;
  std::string middle;
  std::string known_as;                               // a short form that the person goes by; often empty
  std::vector<std::pair<Day, std::string>> families;  // family names, each with the day it began
  std::optional<Day> death;
  std::string nino;  // empty under 16
  std::string nhs_number;
  std::string upn;  // of school children
  std::string mobile;
  std::string email;
  std::vector<Stay> stays;  // in order of time
  std::optional<std::size_t> twin;

  const std::string& family_on(Day day) const;
  const std::string& family() const { return families.back().second; }
  // Where the person lived that day; the first stay before any.
  const Stay& stay_on(Day day) const;
  bool lives_at(std::size_t place, Day day) const;
};

enum class UnitKind : std::uint8_t {
  single,
  couple,
  family,
  lone_parent,
  generations,
  sharers,
  nowhere,
  hostel,
  care_home
};
enum class Tenure : std::uint8_t {
  council,
  council_leasehold,
  private_rent,
  housing_association,
  owned,
  none
};

// A household with its past, and those who have gone from it: the unit that is made at once, from its own
// sequence of chance, and written before the next.
struct Unit {
  std::uint64_t number = 0;
  UnitKind kind = UnitKind::single;
  std::vector<Place> places;    // [0] is the present home, [1] the former one if it was in the borough ...
  std::vector<Tenure> tenures;  // for each place
  std::vector<std::size_t>
      own_places;  // those that no other unit has: their rows of property are written with it
  std::optional<Place> empty_home;  // the dwelling of the unit's number, where nobody lives in it
  std::vector<Person> people;
  std::optional<Day> married;  // the first two people
  std::size_t home = 0;        // which place
  Day home_since{};
  Day former_since{};
  std::optional<std::size_t> former_home;  // where the household lived before, in the borough
  std::optional<std::size_t> grown_home;   // where a grown child has moved to

  // Those who were at a place on some day from `from` to `to`, in order.
  std::vector<std::size_t> people_at(std::size_t place, Day from, Day to) const;

  bool restricted = false;  // where they live must not be told
};

}  // namespace concord::synth
