// The fields that two subjects are compared by, and the levels of each, best first, under the names that
// the model file and the evidence use. Level 0 of every field is "missing". Beside the fixed fields a model
// may have fields of its own for attributes and identifiers of one name each ("attribute:birth_place").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace concord::matching {

using Level = std::uint8_t;

enum class Field : std::uint8_t {
  given_name,
  middle_name,
  family_name,
  birth_date,
  sex,
  place,
  nino,
  nhs_number,
  identifier,
  phone,
  email,
  attribute
};
inline constexpr std::size_t kFixedFields = 12;
inline constexpr std::size_t kMostFields = 24;
inline constexpr std::size_t kMostLevels = 12;
constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

namespace level {
inline constexpr Level missing = 0;
namespace given {
inline constexpr Level exact = 1, variant = 2, close = 3, middle = 4, initial = 5, cut = 6, similar = 7,
                       swapped = 8, different = 9;
}
namespace middle {
inline constexpr Level exact = 1, initial = 2, different = 3;
}
namespace family {
inline constexpr Level exact = 1, close = 2, part = 3, cut = 4, similar = 5, swapped = 6, different = 7;
}
namespace birth {
inline constexpr Level exact = 1, first_of_january = 2, fifteenth = 3, swapped = 4, one_digit = 5,
                       two_of_three = 6, year_and_month = 7, year = 8, too_young = 9, different = 10,
                       generation = 11;
}
namespace sex {
inline constexpr Level same = 1, different = 2;
}
namespace place {
inline constexpr Level group = 1, dwelling = 2, building = 3, shared = 4, postcode = 5, side_by_side = 6,
                       near = 7, street = 8, town = 9, near_town = 10, different = 11;
}
namespace nino {
inline constexpr Level same = 1, no_suffix = 2, temporary = 3, one_off = 4, different = 5;
}
namespace nhs {
inline constexpr Level same = 1, different = 2;
}
namespace identifier {
inline constexpr Level same = 1, one_off = 2, different = 3;
}
namespace phone {
inline constexpr Level same = 1, one_off = 2, different = 3;
}
namespace email {
inline constexpr Level same = 1, name_part = 2, close = 3, made_of_name = 4, similar = 5, different = 6;
}
namespace attribute {
inline constexpr Level same = 1, different = 2;
}
namespace named {
inline constexpr Level same = 1, close = 2, different = 3;
}
}  // namespace level

struct FieldNames {
  std::string_view name;
  std::span<const std::string_view> levels;
};

// The names of a fixed field and of its levels; levels[0] is "missing".
const FieldNames& names_of(Field field);
// The levels of a field that a model names itself.
std::span<const std::string_view> named_levels();

}  // namespace concord::matching
