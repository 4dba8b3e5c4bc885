// The tables of libs/synth/data as they stand there: tab-separated, with a header line.
#pragma once

#include <string_view>

namespace concord::synth {

std::string_view surnames_table();   // origin, surname, weight
std::string_view forenames_table();  // origin, sex, born_from, forename, weight
std::string_view nicknames_table();  // forename, nickname
std::string_view spellings_table();  // spelling, another
std::string_view streets_table();    // kind (first, second, type), word

}  // namespace concord::synth
