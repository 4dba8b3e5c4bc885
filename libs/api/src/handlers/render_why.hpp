// Why and how as JSON.
#pragma once

#include <concord/api/route.hpp>
#include <concord/base/json.hpp>
#include <concord/service/why.hpp>

namespace concord::api {

void write_why(JsonWriter& out, store::Snapshot& snapshot, const service::Why& why,
               const service::NamedSide& a, const service::NamedSide& b, const Context& context);
void write_how(JsonWriter& out, store::Snapshot& snapshot, const store::ProfileRow& profile,
               const service::HowTold& told, const Context& context);

}  // namespace concord::api
