// Routes that change something at once: the change, and what is told of it.
#pragma once

#include <functional>

#include <concord/api/route.hpp>

namespace concord::api {

// Makes the change, and tells of it as it stands in its transaction. An error: nothing is written.
using Change = std::function<Result<Finished>(store::Transaction&)>;
// Once the change is durable and before the answer, on the read lane.
using After = std::function<void()>;

Write change_step(Change change, After after = {});
// For routes that take an Idempotency-Key: a repeat is told what the first one was. Never for what tells a
// secret, since the reply is kept in the store.
Write kept_change_step(Change change, After after = {});

}  // namespace concord::api
