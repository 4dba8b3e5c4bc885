#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {

// The feed names ids and kinds, never values: what changed is then read through the reader's own mask.
Step list_changes(const Asked& asked) {
  auto after = cursor_parameter(*asked, "after");
  auto limit = count_parameter(*asked, "limit", 500, 5000);
  if (!after || !limit) {
    return after ? limit.error() : after.error();
  }
  JsonWriter out;
  out.begin_object().key("changes").begin_array();
  std::int64_t last = *after;
  bool more = false;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const std::vector<store::ChangeRow> changes = snapshot.changes().after(*after, *limit);
    more = changes.size() == *limit;
    for (const store::ChangeRow& change : changes) {
      last = change.sequence;
      if (may_see_change(snapshot, change, asked->asker)) {
        write_change(out, snapshot, change);
      }
    }
  });
  out.end_array().field("next", make_cursor(last)).field("more", more).end_object();
  return Finished{json_reply(200, out.take())};
}

}  // namespace concord::api
