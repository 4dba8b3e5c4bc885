// The letters and digits of a National Insurance number, before asking whether it was ever issued.
#pragma once

#include <string_view>

namespace concord::domain {

// Two letters that are allowed, six digits and a suffix A to D, in either case, without blanks.
bool has_nino_shape(std::string_view text);

}  // namespace concord::domain
