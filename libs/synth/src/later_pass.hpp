// One unit's months between two deliveries. Used by later*.cpp only.
#pragma once

#include "later.hpp"

namespace concord::synth {

struct Later::Pass {
  const Later& later;
  Unit& unit;
  Knowledge& known;
  Random random;

  Pass(const Later& later_, Unit& unit_, Knowledge& known_)
      : later(later_), unit(unit_), known(known_), random(later_.seed_, "later", unit_.number) {}

  // A chance of `yearly` in a year, over these months.
  bool happens(double yearly);
  Day some_day();

  void marry();
  void take_name(std::size_t person);
  void die();
  void report_death(std::size_t person);
  void be_born();
  void end_claims();
  void put_right_and_break();
  void put_right_or_break(View& view, const Habits& habits);
  void merge_doubles();
  void add_events();

  void move();
  void leave();
  void depart_from(Day day, std::size_t place);
  void move_tenancies(Day day, std::size_t place);
  void move_claims(Day day, std::size_t place);
  void move_accounts(Day day, std::size_t place);
  void move_cases(Day day, std::size_t place, double told);
  House new_house(Day day, std::size_t place);
};

}  // namespace concord::synth
