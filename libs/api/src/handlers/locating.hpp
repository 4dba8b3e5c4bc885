// The profile that a path names.
#pragma once

#include <concord/api/route.hpp>

namespace concord::api {

// Where an asker finds the profile whose id is the path's first parameter: `not_found` alike for an id
// never given out and for one that they may not know of; `erased` where its records were.
// `also_erased`: found all the same, for who looks into what was done with it.
Result<service::Whereabouts> locate_profile(store::Snapshot& snapshot, const Context& context,
                                            bool also_erased = false);
// The same of an id that stands in the body; where it leads on, the profile at the end.
Result<service::Whereabouts> locate_named(store::Snapshot& snapshot, const Context& context, const Uuid& id,
                                          bool also_erased = false);

// What an asker who named a profile that joined another is told: the same path of that one, 307.
Finished led_on(const Context& context, const service::Whereabouts& where);

using TellWhere = std::function<Result<Reply>(store::Snapshot&, const service::Whereabouts&, AuditNote&)>;
using Tell = std::function<Result<Reply>(store::Snapshot&, const store::ProfileRow&, AuditNote&)>;

// Tells of the profile, live; of one that joined another, 307 to the same of that one.
Step about_profile(const std::shared_ptr<const Context>& asked, const Tell& tell, bool also_erased = false);
Step about_located(const std::shared_ptr<const Context>& asked, const TellWhere& tell,
                   bool also_erased = false);

}  // namespace concord::api
