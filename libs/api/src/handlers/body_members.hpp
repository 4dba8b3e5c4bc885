// Members of a body that its schema can't check, read alike by whichever route has them. A fault is at
// "/<member>".
#pragma once

#include <optional>
#include <string_view>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::api {

Result<Uuid> profile_id_member(const JsonValue& json);
// None: it is not there.
Result<std::optional<Uuid>> subject_request_member(const JsonValue& json);
Result<std::optional<CivilDate>> day_member(const JsonValue& json, std::string_view member);
Result<std::optional<Instant>> time_member(const JsonValue& json, std::string_view member);

}  // namespace concord::api
