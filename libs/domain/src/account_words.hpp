// The words by which a council tells people, firms and empty flats apart in one name field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord::domain {

// All of these take folded words.
bool is_title(std::string_view word);
// Titles that are nobody's name, so that they can stand in the middle: "SMITH MR J".
bool is_plain_title(std::string_view word);
bool is_suffix(std::string_view word);
// "van", "de la", "bin", "st": belongs to the family name that follows.
bool is_particle(std::string_view word);
// A particle that is nobody's given name.
bool is_leading_particle(std::string_view word);

// No family name is one of these, or nobody's in an account that also says Mr.
bool is_company_word(std::string_view word);
// Also a family name: a company only where neither a title nor a comma says that it's a person.
bool is_likely_company_word(std::string_view word);
// The start of a company word at which a full column was cut.
bool is_cut_company_word(std::string_view word);

bool is_void_word(std::string_view word);
// "occupier", "owner", "the": a field that holds nothing else names no person.
bool is_occupier_word(std::string_view word);
// Those of them that say nothing by themselves: "the", "and", "property".
bool is_filler(std::string_view word);

}  // namespace concord::domain
