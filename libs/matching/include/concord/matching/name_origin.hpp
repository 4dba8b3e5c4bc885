// Where in the world a name is at home, coarsely: to see whether people of some names are linked less well
// than others. For measuring groups and nothing else: it is no fact about a person (people marry, move, and
// are named after film stars), is kept with no record, and no comparison, key or rule of the partition hears
// it.
//
// A table of some 3,700 family and 1,300 given names; scripts/name-origins makes it and says from what.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <concord/matching/subject.hpp>

namespace concord::matching {

enum class NameOrigin : std::uint8_t {
  british_isles,   // Caribbean families too, most of whose names are British
  western_europe,  // and the north and south, and Latin America
  eastern_europe,
  africa,     // south of the Sahara
  west_asia,  // Turkey and the Arab countries to Central Asia and Afghanistan; North Africa
  south_asia,
  east_asia,  // and the south-east
  several,    // names that are at home in more than one, or a given name that is elsewhere than the family's
  not_listed,
};
inline constexpr std::size_t kNameOrigins = 9;
std::string_view to_string(NameOrigin origin);  // "british-isles"

// By the family name; by the given name where the family name is listed nowhere, or in several and the given
// name tells which. Of several names (aliases, former ones) those that are listed must agree.
NameOrigin name_origin(const SubjectName& name);
NameOrigin name_origin(const Subject& subject);

}  // namespace concord::matching
