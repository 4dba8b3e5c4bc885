// Rules of retention as JSON.
#pragma once

#include <concord/base/json.hpp>
#include <concord/policy/retention.hpp>

namespace concord::api {

// Its members, without braces.
void write_rule_members(JsonWriter& out, const policy::RetentionRule& rule);

}  // namespace concord::api
