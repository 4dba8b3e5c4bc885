#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "compare.hpp"

namespace concord::matching {
namespace {

using domain::PartialDate;
using domain::Precision;

std::array<char, 8> digits(const PartialDate& date) {
  const int number = date.year * 10000 + date.month * 100 + date.day;
  std::array<char, 8> text{};
  int rest = number;
  for (std::size_t i = text.size(); i-- > 0; rest /= 10) text[i] = static_cast<char>(rest % 10);
  return text;
}

// One digit is another one, or two neighbours changed places.
bool one_slip(const PartialDate& a, const PartialDate& b) {
  const auto left = digits(a);
  const auto right = digits(b);
  std::array<std::size_t, 8> differing{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] != right[i]) differing[count++] = i;
  }
  if (count == 1) return true;
  return count == 2 && differing[1] == differing[0] + 1 && left[differing[0]] == right[differing[1]] &&
         left[differing[1]] == right[differing[0]];
}

// Days, near enough: what is not known of a date counts as the first.
int day_number(const PartialDate& date) { return date.year * 372 + date.month * 31 + date.day; }

// Whether one had a role of adults before the other, by every birth date they have, was old enough for it.
bool are_too_young(const Features& adult, const Features& other) {
  constexpr int kAdult = 16 * 372;
  if (!adult.adult_since() || !adult.birth_dates().empty() || other.birth_dates().empty()) return false;
  return std::all_of(other.birth_dates().begin(), other.birth_dates().end(), [&](const PartialDate& birth) {
    return day_number(*adult.adult_since()) - day_number(birth) < kAdult;
  });
}

Level compare_partial(const PartialDate& a, const PartialDate& b) {
  namespace at = level::birth;
  if (a.year != b.year) return at::different;
  if (a.precision() == Precision::year || b.precision() == Precision::year) return at::year;
  return a.month == b.month ? at::year_and_month : at::different;
}

Level compare_equal(const PartialDate& date) {
  namespace at = level::birth;
  if (date.month == 1 && date.day == 1) return at::first_of_january;
  return date.day == 15 ? at::fifteenth : at::exact;
}

}  // namespace

Level compare_dates(const PartialDate& a, const PartialDate& b) {
  namespace at = level::birth;
  if (a.precision() != Precision::day || b.precision() != Precision::day) return compare_partial(a, b);
  if (a == b) return compare_equal(a);
  if (a.year == b.year && a.month == b.day && a.day == b.month) return at::swapped;
  if (one_slip(a, b)) return at::one_digit;
  const int parts = (a.year == b.year ? 1 : 0) + (a.month == b.month ? 1 : 0) + (a.day == b.day ? 1 : 0);
  if (parts == 2) return at::two_of_three;
  return std::abs(a.year - b.year) >= kGeneration ? at::generation : at::different;
}

void compare_birth_dates(const Vocabulary& vocabulary, const Features& a, const Features& b,
                         Comparison& result) {
  FieldResult& best = result[index_of(Field::birth_date)];
  if (are_too_young(a, b) || are_too_young(b, a)) {
    best = {level::birth::too_young,
            vocabulary.model().weight(Field::birth_date, level::birth::too_young).bits};
    return;
  }
  for (const PartialDate& left : a.birth_dates()) {
    for (const PartialDate& right : b.birth_dates()) {
      const Level level = compare_dates(left, right);
      const double bits = vocabulary.model().weight(Field::birth_date, level).bits;
      if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
        best = {level, bits};
    }
  }
}

void compare_sexes(const Vocabulary& vocabulary, const Features& a, const Features& b, Comparison& result) {
  if (a.sexes() == 0 || b.sexes() == 0) return;
  const Level level = (a.sexes() & b.sexes()) != 0 ? level::sex::same : level::sex::different;
  result[index_of(Field::sex)] = {level, vocabulary.model().weight(Field::sex, level).bits};
}

}  // namespace concord::matching
