// The codes of Mosaic. Those marked [C] no public source gives: they are Concord's choice, and a council
// replaces them by a codes file.
#pragma once

#include <array>

#include "code_book.hpp"

namespace concord::adapters::mosaic {

inline constexpr std::array kCodes = std::to_array<CodeEntry>({
    {"gender", "M", "male"},
    {"gender", "F", "female"},
    {"gender", "I", "indeterminate"},
    {"gender", "U", ""},
    {"context", "A", "adults"},
    {"context", "C", "children"},
    {"address-type", "HOME", "home"},            // [C]
    {"address-type", "TEMPORARY", "temporary"},  // [C]
    {"address-type", "PLACEMENT", "placement"},  // [C]
    {"address-type", "CARE HOME", "care-home"},  // [C]
    {"telephone-type", "Mobile", "mobile"},      // [C]
    {"telephone-type", "Home", "home"},          // [C]
    {"telephone-type", "Work", "work"},          // [C]
    {"telephone-type", "Carer", "carer"},        // [C]
});

}  // namespace concord::adapters::mosaic
