// Dates that have the month in a word.
#pragma once

#include <string_view>

#include <concord/base/result.hpp>
#include <concord/domain/partial_date.hpp>

namespace concord::domain {

// "19-Feb-91", "19 February 1991", "19th of Feb. 1991", "February 19, 1991", "1991-Feb-19", "19FEB1991",
// "Feb 1991" (of month precision), with a time of day behind or not. English months, whole or of at least
// three letters, in any case. A year has four digits, or two: those are of the hundred years up to and with
// `newest_year`, so that with 2026 "26" is 2026 and "27" is 1927. Errors: not of this form, or no real day.
Result<PartialDate> parse_worded_date(std::string_view text, int newest_year);

}  // namespace concord::domain
