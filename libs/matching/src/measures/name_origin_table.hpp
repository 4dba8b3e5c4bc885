// Folded names without blanks, by the classes that they are at home in.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include <concord/matching/name_origin.hpp>

namespace concord::matching {

using Homes = std::uint16_t;  // a set of NameOrigin

constexpr Homes at_home(NameOrigin origin) { return static_cast<Homes>(1U << static_cast<unsigned>(origin)); }

struct NamesAtHome {
  Homes homes = 0;
  std::string_view names;  // one after the other, by blanks
};

std::span<const NamesAtHome> family_names_at_home();
std::span<const NamesAtHome> given_names_at_home();

}  // namespace concord::matching
