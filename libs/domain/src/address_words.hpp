// The words that addresses are made of, folded.
#pragma once

#include <string>
#include <string_view>

namespace concord::domain {

// "st" as "street", "rd" as "road"; any other word as it is.
std::string_view street_type_in_full(std::string_view word);
// Ends the name of a street, and of nothing else: "street", "road", "lane".
bool is_street_type(std::string_view word);
// Ends the name of a building: "house", "court", "tower".
bool is_building_type(std::string_view word);
bool is_direction(std::string_view word);
// "flat", "apartment", "unit", "room".
bool is_flat_word(std::string_view word);
// "ground", "first", "basement": the place of a flat within a house; "1st" as "first".
std::string_view storey_in_full(std::string_view word);
// A country, or the like, that some systems add and others don't.
bool is_country(std::string_view line);

}  // namespace concord::domain
