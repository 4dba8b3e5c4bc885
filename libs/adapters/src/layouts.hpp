// What each layout's folder gives to find_layout.
#pragma once

#include <memory>

#include <concord/adapters/layout.hpp>

#include "code_book.hpp"

namespace concord::adapters {

CodeBook universal_housing_codes();
std::unique_ptr<Layout> make_universal_housing(CodeBook codes);
CodeBook academy_codes();
std::unique_ptr<Layout> make_academy(CodeBook codes);
CodeBook cld_codes();
std::unique_ptr<Layout> make_cld(CodeBook codes);
CodeBook mosaic_codes();
std::unique_ptr<Layout> make_mosaic(CodeBook codes);

}  // namespace concord::adapters
