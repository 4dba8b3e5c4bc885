#include "view.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

#include "latin.hpp"

namespace concord::synth {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<Day> real(year_month_day date) {
  return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

// A digit beside the right one, a swap of two digits, a year out: what a clerk types.
Day wrong_digit(Day birth, Day made, Random& random) {
  const year_month_day d{birth};
  for (int tries = 0; tries < 20; ++tries) {
    const int y = static_cast<int>(d.year());
    const unsigned m = static_cast<unsigned>(d.month());
    const unsigned n = static_cast<unsigned>(d.day());
    std::optional<Day> wrong;
    switch (random.below(6)) {
      case 0:
      case 1:
        wrong = real(year{y} / month{m} / day{n + (random.chance(0.5) ? 1 : 10)});
        break;
      case 2:
        wrong = real(year{y} / month{m} / day{n > 10 && random.chance(0.5) ? n - 10 : n - 1});
        break;
      case 3:
        wrong = real(year{y} / month{m + (random.chance(0.5) ? 1 : 2)} / day{n});
        break;
      case 4:
        wrong = real(year{y + (random.chance(0.5) ? 1 : -1)} / month{m} / day{n});
        break;
      default:
        wrong = real(year{y + (random.chance(0.5) ? 10 : -10)} / month{m} / day{n});
        break;
    }
    if (wrong && *wrong <= made && *wrong != birth) return *wrong;
  }
  return birth;
}

std::optional<Day> swapped(Day birth, Day made) {
  const year_month_day d{birth};
  const std::optional<Day> other =
      real(d.year() / month{static_cast<unsigned>(d.day())} / day{static_cast<unsigned>(d.month())});
  return other && *other <= made ? other : std::nullopt;
}

void see_names(View& view, const Person& person, const Habits& habits, const Names& names, Random& random) {
  view.given = person.given;
  view.middle = person.middle;
  view.family = person.family_on(view.known);
  if (!person.known_as.empty() && random.chance(habits.known_as)) view.given = person.known_as;
  for (std::string* name : {&view.given, &view.family}) {
    const std::string other = names.other_spelling(*name, random);
    if (!other.empty() && random.chance(habits.other_spelling)) *name = other;
  }
  const std::size_t joint = view.family.find_first_of("- ");
  if (joint != std::string::npos && random.chance(habits.half_name)) {
    view.family = random.chance(0.5) ? view.family.substr(0, joint) : view.family.substr(joint + 1);
  }
  const std::size_t hyphen = view.family.find('-');
  if (hyphen != std::string::npos && random.chance(habits.hyphen_lost)) view.family[hyphen] = ' ';
  const std::size_t apostrophe = view.family.find('\'');
  if (apostrophe != std::string::npos && random.chance(0.35)) view.family.erase(apostrophe, 1);
  if (random.chance(habits.given_slip)) view.given = slip(view.given, random);
  if (random.chance(habits.family_slip)) view.family = slip(view.family, random);
  if (!view.middle.empty() && random.chance(habits.middle_shown)) view.given += " " + view.middle;
  if (random.chance(habits.initial_only)) view.given = utf8_prefix(view.given, 1);
  const double swap = habits.swapped + customs(person.origin).family_name_first;
  if (random.chance(swap)) std::swap(view.given, view.family);
}

void see_birth(View& view, const Person& person, const Habits& habits, Day made, Random& random) {
  view.birth = person.birth;
  if (random.chance(habits.birth_missing)) {
    view.birth.reset();
  } else if (random.chance(habits.birth_sentinel)) {
    view.birth = day_of(1900, 1, 1);
    view.birth_sentinel = true;
  } else if (random.chance(habits.birth_digit)) {
    view.birth = wrong_digit(person.birth, made, random);
  } else if (random.chance(habits.birth_swapped)) {
    view.birth = swapped(person.birth, made).value_or(person.birth);
  } else if (random.chance(habits.birth_first_of_year)) {
    view.birth = day_of(year_of(person.birth), 1, 1);
  }
}

void see_numbers(View& view, const Person& person, const Habits& habits, Random& random) {
  if (random.chance(habits.nino_held)) view.nino = person.nino;
  if (!view.nino.empty() && random.chance(habits.nino_slip)) {
    view.nino = view.nino.substr(0, 2) + digit_slip(view.nino.substr(2, 6), random) + view.nino.back();
  }
  if (!view.nino.empty() && random.chance(habits.nino_cut)) view.nino.pop_back();
  if (random.chance(habits.nhs_held)) view.nhs_number = person.nhs_number;
  if (!view.nhs_number.empty() && random.chance(habits.nhs_slip))
    view.nhs_number = digit_slip(view.nhs_number, random);
}

}  // namespace

View see(const Person& person, std::size_t index, const Habits& habits, const Names& names, Day made,
         Day today, Random& random) {
  View view;
  view.person = index;
  const Day soon = std::min(today, made + std::chrono::days{200});
  const Day lately = std::max(made, today - std::chrono::days{400});
  view.known =
      random.chance(habits.stale) ? day_between(random, made, soon) : day_between(random, lately, today);
  see_names(view, person, habits, names, random);
  see_birth(view, person, habits, std::max(made, person.birth), random);
  see_numbers(view, person, habits, random);
  if (!random.chance(habits.keeps_accents)) {
    for (std::string* name : {&view.given, &view.middle, &view.family}) *name = latin(*name);
  }
  if (habits.upper_case) {
    for (std::string* name : {&view.given, &view.middle, &view.family}) *name = to_upper_ascii(*name);
  }
  return view;
}

View put_right(const View& view, const Person& person, const Habits& habits, const Names& names, Day day,
               Random& random) {
  Habits careful = habits;
  for (double* rate : {&careful.given_slip, &careful.family_slip, &careful.other_spelling, &careful.known_as,
                       &careful.swapped, &careful.initial_only, &careful.middle_shown, &careful.hyphen_lost,
                       &careful.half_name, &careful.birth_missing, &careful.birth_sentinel,
                       &careful.birth_digit, &careful.birth_swapped, &careful.birth_first_of_year,
                       &careful.nino_slip, &careful.nino_cut, &careful.nhs_slip}) {
    *rate = 0;
  }
  careful.nino_held = view.nino.empty() ? 0 : 1;
  careful.nhs_held = view.nhs_number.empty() ? 0 : 1;
  View right = see(person, view.person, careful, names, day, day, random);
  right.title = view.title;
  right.death = view.death;
  return right;
}

void break_view(View& view, Random& random) {
  switch (random.below(3)) {
    case 0:
      view.given = slip(view.given, random);
      break;
    case 1:
      view.family = slip(view.family, random);
      break;
    default:
      if (view.birth && !view.birth_sentinel)
        view.birth = wrong_digit(*view.birth, *view.birth + std::chrono::days{4000}, random);
      break;
  }
}

std::string title_of(const Person& person, const std::optional<Day>& married, Day day, Random& random) {
  if (random.chance(0.03)) return "";
  if (age_on(person.birth, day) < 16) return person.sex == Sex::male ? "Master" : "Miss";
  if (random.chance(0.012)) return "Dr";
  if (person.sex == Sex::male) return "Mr";
  const bool wife = married && *married <= day;
  if (wife) return random.chance(0.75) ? "Mrs" : "Ms";
  return random.chance(0.5) ? "Ms" : "Miss";
}

}  // namespace concord::synth
