// The fields that two subjects are compared by, and the levels of each, best first, under the names that
// the model file and the evidence use. Level 0 of every field is "missing".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace concord::matching {

using Level = std::uint8_t;

enum class Field : std::uint8_t {
  given_name, middle_name, family_name, birth_date, sex, place, nino, nhs_number, identifier, phone, email, attribute
};
inline constexpr std::size_t kFields = 12;
inline constexpr std::size_t kMostLevels = 12;
constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }

namespace level {
inline constexpr Level missing = 0;
namespace given {
enum : Level { exact = 1, variant, close, middle, initial, cut, similar, swapped, different };
}
namespace middle {
enum : Level { exact = 1, initial, different };
}
namespace family {
enum : Level { exact = 1, close, part, cut, similar, swapped, different };
}
namespace birth {
enum : Level { exact = 1, first_of_january, fifteenth, swapped, one_digit, two_of_three, year_and_month, year, different };
}
namespace sex {
enum : Level { same = 1, different };
}
namespace place {
enum : Level { group = 1, dwelling, building, shared, postcode, different };
}
namespace nino {
enum : Level { same = 1, no_suffix, temporary, one_off, different };
}
namespace nhs {
enum : Level { same = 1, different };
}
namespace identifier {
enum : Level { same = 1, one_off, different };
}
namespace phone {
enum : Level { same = 1, one_off, different };
}
namespace email {
enum : Level { same = 1, name_part, close, made_of_name, different };
}
namespace attribute {
enum : Level { same = 1, different };
}
}  // namespace level

struct FieldNames {
  std::string_view name;
  std::span<const std::string_view> levels;
};

// The names of a field and of its levels; levels[0] is "missing".
const FieldNames& names_of(Field field);
const FieldNames& names_of(std::size_t field);

}  // namespace concord::matching
