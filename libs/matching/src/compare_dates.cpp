#include <array>
#include <cstddef>

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
  return parts == 2 ? at::two_of_three : at::different;
}

void compare_birth_dates(const Model::Content& model, const Features& a, const Features& b,
                         Comparison& result) {
  FieldResult& best = result[index_of(Field::birth_date)];
  for (const PartialDate& left : a.birth_dates) {
    for (const PartialDate& right : b.birth_dates) {
      const Level level = compare_dates(left, right);
      const double bits = model.weight(Field::birth_date, level).bits;
      if (best.level == level::missing || bits > best.bits || (bits == best.bits && level < best.level))
        best = {level, bits};
    }
  }
}

void compare_sexes(const Model::Content& model, const Features& a, const Features& b, Comparison& result) {
  if (a.sexes == 0 || b.sexes == 0) return;
  const Level level = (a.sexes & b.sexes) != 0 ? level::sex::same : level::sex::different;
  result[index_of(Field::sex)] = {level, model.weight(Field::sex, level).bits};
}

}  // namespace concord::matching
