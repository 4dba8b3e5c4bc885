// One person as one system has written them down: with its slips, its gaps and what it never learned.
#pragma once

#include <optional>
#include <string>

#include "person.hpp"

namespace concord::synth {

// How often a system gets each thing wrong, per record; docs/synthetic-council.md says where each is from.
struct Habits {
  double given_slip = 0.015;  // one typing, hearing or reading error
  double family_slip = 0.012;
  double other_spelling = 0.06;  // of names that have several
  double known_as = 0.25;        // of people who go by a short form
  double swapped = 0.006;        // given and family name in each other's columns
  double initial_only = 0.005;
  double middle_shown = 0.06;  // the second name in the column of the first
  double hyphen_lost = 0.3;    // of double names
  double half_name = 0.06;     // of double names: one of the two
  double birth_missing = 0.01;
  double birth_sentinel = 0.0;       // 1900-01-01
  double birth_digit = 0.006;        // one digit of day, month or year
  double birth_swapped = 0.004;      // day and month
  double birth_first_of_year = 0.0;  // only the year was known when it was entered
  double nino_held = 0.0;            // of those who have one
  double nino_slip = 0.006;
  double nino_cut = 0.01;  // its last letter left out
  double nhs_held = 0.0;
  double nhs_slip = 0.002;
  double stale = 0.25;  // not written to since it was made, so names of then
  double keeps_accents = 0.1;
  bool upper_case = false;
};

struct View {
  std::size_t person = 0;  // of the unit's people
  std::string title;
  std::string given;
  std::string middle;
  std::string family;
  std::optional<Day> birth;
  bool birth_sentinel = false;
  std::optional<Day> death;
  std::string nino;
  std::string nhs_number;
  Day known{};  // the day of what it says: names are those of then
};

// Sees `person` between `made`, the day on which the system first wrote them down, and `today`.
View see(const Person& person, std::size_t index, const Habits& habits, const Names& names, Day made,
         Day today, Random& random);
// A later slip in a record that stands: a wrong key in a name or a digit of the birth date.
void break_view(View& view, Random& random);
// The same record put right on `day`: no slips, the names of then, numbers only where it had them.
View put_right(const View& view, const Person& person, const Habits& habits, const Names& names, Day day,
               Random& random);

std::string title_of(const Person& person, const std::optional<Day>& married, Day day, Random& random);

// One slip of the keyboard, the ear or the eye. At least one letter changes where there are two.
std::string slip(const std::string& text, Random& random);
std::string digit_slip(const std::string& digits, Random& random);

}  // namespace concord::synth
