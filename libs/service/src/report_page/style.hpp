// The page's style sheet.
#pragma once

#include <string_view>

namespace concord::service::page {

extern const std::string_view kStyle;

}  // namespace concord::service::page
