// A search as its body says it.
#pragma once

#include <concord/base/json.hpp>
#include <concord/service/search.hpp>

namespace concord::api {

// Of a body of the schema `search`.
Result<service::Understood> understood_of(const JsonValue& search);

}  // namespace concord::api
