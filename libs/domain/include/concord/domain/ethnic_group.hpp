// The five groups of the 2021 census of England and Wales (Office for National Statistics), as sources word
// or code them: for counting, never for dealing with one person.
#pragma once

#include <cstdint>
#include <string_view>

namespace concord::domain {

enum class EthnicGroup : std::uint8_t { asian, black, mixed, white, other, not_known };
std::string_view to_string(EthnicGroup group);  // "not-known"

// The census's words ("Any other Black background"), the codes of the Department for Education (WBRI, or its
// first three letters as housing systems keep them) and of the NHS data dictionary (A to S). What it can't
// read, and what says that nobody knows or that they would not say, is not known.
EthnicGroup ethnic_group(std::string_view said);

}  // namespace concord::domain
