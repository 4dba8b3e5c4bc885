// What makes several decisions at once, and undoes them at once.
#include <fmt/format.h>

#include <concord/service/decide.hpp>

#include "changing.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

Result<service::UnlinkRequest> unlink_request(const Context& context) {
  auto json = json_body(context, "unlink");
  if (!json) {
    return json.error();
  }
  service::UnlinkRequest request;
  request.reason = text_of(*json, "reason");
  const JsonValue& records = *member_of(*json, "records");
  for (rapidjson::SizeType i = 0; i < records.Size(); ++i) {
    auto key = record_key(records[i], fmt::format("/records/{}", i));
    if (!key) {
      return key.error();
    }
    request.records.push_back(std::move(*key));
  }
  return request;
}

// Led on to the profile that the named one joined, if it did.
std::optional<Finished> led_on_from(const Context& context) {
  std::optional<Finished> finished;
  context.core.database->read([&](store::Snapshot& snapshot) {
    const auto where = locate_profile(snapshot, context);
    if (where && where->joined) {
      finished = led_on(context, *where);
    }
  });
  return finished;
}

// The profile that the path names, live, as the If-Match says if there is one.
Result<store::ProfileRow> find_live(store::Snapshot& snapshot, const Context& context) {
  auto located = locate_profile(snapshot, context);
  if (!located) {
    return located.error();
  }
  if (located->joined) {
    return fail(Code::conflict, "this profile has just joined another: ask again");
  }
  const auto wanted = context.request.header("if-match");
  if (!wanted || *wanted == "*") {
    return located->profile;
  }
  const auto view = context.core.viewer.view(snapshot, located->profile, context.asker);
  if (!view) {
    return view.error();
  }
  if (*wanted != tag_of(profile_body(*view, context.core.parts))) {
    return fail(Code::precondition_failed, "the profile has changed since this ETag: read it again");
  }
  return located->profile;
}

std::function<Reply(store::Snapshot&, const service::RulingChange&, bool)> act_reply(const Asked& asked,
                                                                                     int status, Uuid act) {
  return [asked, status, act](store::Snapshot& snapshot, const service::RulingChange& change, bool resolved) {
    JsonWriter out;
    write_act(out, snapshot, {change.act ? change.act : act, {}}, change, asked->asker, resolved);
    Reply reply = json_reply(status, out.take());
    reply.headers.emplace_back("Location", "/v1/acts/" + to_string(change.act.value_or(act)));
    return reply;
  };
}

}  // namespace

Step unlink_records(const Asked& asked) {
  if (auto elsewhere = led_on_from(*asked)) {
    return std::move(*elsewhere);
  }
  auto request = unlink_request(*asked);
  if (!request) {
    return request.error();
  }
  const Instant now = asked->core.clock.now();
  Changing changing;
  changing.plan = [asked, now, request = std::move(*request)](
                      store::Snapshot& snapshot) -> Result<service::RulingChange> {
    auto profile = find_live(snapshot, *asked);
    if (!profile) {
      return profile.error();
    }
    service::UnlinkRequest unlink = request;
    unlink.profile = std::move(*profile);
    return service::plan_unlink(snapshot, unlink, asked->asker, now);
  };
  changing.write = [asked, now](store::Transaction& transaction, service::RulingChange& change) {
    service::write_change(transaction, change, asked->asker, now);
  };
  changing.reply = act_reply(asked, 201, {});
  changing.subject = [](const service::RulingChange& change) { return "act/" + to_string(*change.act); };
  return change_or_preview(asked, std::move(changing));
}

Step undo_act(const Asked& asked) {
  auto act = id_parameter(*asked, 0);
  if (!act) {
    return act.error();
  }
  const Instant now = asked->core.clock.now();
  Changing changing;
  changing.plan = [asked, act = *act](store::Snapshot& snapshot) -> Result<service::RulingChange> {
    if (auto found = service::find_act(snapshot, act, asked->asker); !found) {
      return found.error();
    }
    return service::plan_undoing(snapshot, act);
  };
  changing.write = [asked, now](store::Transaction& transaction, service::RulingChange& change) {
    service::write_change(transaction, change, asked->asker, now);
  };
  changing.reply = act_reply(asked, 200, *act);
  changing.subject = [act = *act](const service::RulingChange&) { return "act/" + to_string(act); };
  return change_or_preview(asked, std::move(changing));
}

}  // namespace concord::api
