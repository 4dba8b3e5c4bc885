// Words by which a decision-maker is named without naming a person.
#pragma once

#include <string_view>

namespace concord::policy {

// "area-manager-north": each word is one that posts are called by. A name, or an officer's id in a source,
// has a word that isn't, and so has a post that is called by other words.
bool names_a_post(std::string_view text);

}  // namespace concord::policy
