// Who can be a member of staff.
#pragma once

#include <string>

#include <concord/store/database.hpp>

namespace concord::service {

// Whether the id is of an account, of a key of kind staff, or has the form that people of the identity
// provider have: these aren't known before they come.
bool is_staff(store::Snapshot& snapshot, const std::string& id);

}  // namespace concord::service
