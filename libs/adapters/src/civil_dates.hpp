// The ways in which departments' systems, and the spreadsheets between them, write a day.
#pragma once

#include <string_view>

#include <concord/base/result.hpp>
#include <concord/domain/partial_date.hpp>

namespace concord::adapters {

// "1984-03-02", "1984-03-02 00:00:00[.000]", "02/03/1984", "02/03/1984 00:00[:00]": the civil day as it
// stands (Europe/London). With Z or an offset the day is the one in London. Two-digit years and a
// spreadsheet's day numbers are refused: they can't be told for sure.
Result<domain::PartialDate> read_civil_date(std::string_view text);

}  // namespace concord::adapters
