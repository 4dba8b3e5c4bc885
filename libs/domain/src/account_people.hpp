// The people that a name field names, once it is known to name people.
#pragma once

#include <vector>

#include <concord/domain/person_name.hpp>

#include "account_text.hpp"

namespace concord::domain {

std::vector<PersonName> people_in(const Words& words);

}  // namespace concord::domain
