// How one household comes about. Used by Families only.
#pragma once

#include <optional>
#include <string_view>

#include "families.hpp"

namespace concord::synth {

class UnitBuilder {
 public:
  UnitBuilder(const Families& families, std::uint64_t number, std::string_view purpose)
      : families_(families), random_(families.seed_, purpose, number) {
    unit_.number = number;
  }

  Unit build();
  Unit build(UnitKind kind);
  Unit build_arrival(Day from, Day to);
  Person newborn(const Unit& unit, Day birth, std::uint64_t slot, Random& random) const;

 private:
  UnitKind draw_kind();
  void fill(UnitKind kind);
  std::size_t add_person(Role role, Sex sex, Origin origin, Day birth, std::string family);
  std::size_t add_adult(Role role, int least_age, int most_age, Origin origin, std::optional<Sex> sex = {});
  void name_person(Person& person, std::string family);
  void add_couple(int least_age, int most_age);
  void marry();
  void add_children(int most, int least_age, int most_age, Role role);
  void add_child(Day birth, Role role);
  void add_twin(std::size_t first);
  void rename_like_nobody(Person& person);
  void share_fathers_name();
  void add_former_partner();
  void add_elder();
  void settle();
  void settle_communal();
  void furnish_shared_home(Place& home);
  void add_former_home();
  void live(Person& person, Day since);
  void move_out_grown_child();
  void let_some_die();
  Tenure draw_tenure(const Place& place);
  Day today() const { return families_.today_; }

  const Families& families_;
  Random random_;
  enum class ChildrensName : std::uint8_t { fathers, mothers, both } childrens_name_ = ChildrensName::fathers;
  Unit unit_;
};

}  // namespace concord::synth
