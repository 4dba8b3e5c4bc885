// The profile that a path names.
#pragma once

#include <concord/api/route.hpp>

namespace concord::api {

// Where an asker finds the profile whose id is the path's first parameter: `not_found` alike for an id
// never given out and for one that they may not know of.
Result<service::Whereabouts> locate_profile(store::Snapshot& snapshot, const Context& context);
// The same of an id that stands in the body; where it leads on, the profile at the end.
Result<service::Whereabouts> locate_named(store::Snapshot& snapshot, const Context& context, const Uuid& id);

// What an asker who named a profile that joined another is told: the same path of that one, 307.
Finished led_on(const Context& context, const service::Whereabouts& where);

using Tell = std::function<Result<Reply>(store::Snapshot&, const store::ProfileRow&, AuditNote&)>;

// Tells of the profile, live; of one that joined another, 307 to the same of that one.
Step about_profile(const std::shared_ptr<const Context>& asked, const Tell& tell);

}  // namespace concord::api
