#include <concord/service/decide.hpp>

#include "changing.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

Reply decision_reply(store::Snapshot& snapshot, int status, const store::DecisionRow& decision,
                     bool resolved) {
  JsonWriter out;
  write_decision(out, snapshot, decision, resolved);
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/decisions/" + to_string(decision.id));
  return reply;
}

}  // namespace

Step make_decision(const Asked& asked) {
  auto json = json_body(*asked, "decision");
  if (!json) {
    return json.error();
  }
  auto a = record_key(*member_of(*json, "a"), "/a");
  auto b = record_key(*member_of(*json, "b"), "/b");
  if (!a || !b) {
    return a ? b.error() : a.error();
  }
  const service::RulingRequest request{*a, *b, text_of(*json, "ruling") == "same",
                                       std::string(text_of(*json, "reason"))};
  const Instant now = asked->core.clock.now();
  Changing changing;
  changing.status = 201;
  changing.plan = [asked, request, now](store::Snapshot& snapshot) {
    return service::plan_ruling(snapshot, request, asked->asker, now);
  };
  changing.write = [asked, now](store::Transaction& transaction, service::RulingChange& change) {
    service::write_change(transaction, change, asked->asker, now);
  };
  changing.reply = [](store::Snapshot& snapshot, const service::RulingChange& change, bool resolved) {
    return decision_reply(snapshot, 201, change.made.front(), resolved);
  };
  changing.subject = [](const service::RulingChange& change) {
    return "decision/" + to_string(change.made.front().id);
  };
  return change_or_preview(asked, std::move(changing));
}

Step undo_decision(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  const Instant now = asked->core.clock.now();
  Changing changing;
  changing.plan = [asked, id = *id](store::Snapshot& snapshot) -> Result<service::RulingChange> {
    const auto decision = service::find_decision(snapshot, id, asked->asker);
    return decision ? service::plan_withdrawal(*decision) : Result<service::RulingChange>(decision.error());
  };
  changing.write = [asked, now](store::Transaction& transaction, service::RulingChange& change) {
    service::write_change(transaction, change, asked->asker, now);
  };
  changing.reply = [id = *id](store::Snapshot& snapshot, const service::RulingChange&, bool resolved) {
    return decision_reply(snapshot, 200, *snapshot.rulings().decision(id), resolved);
  };
  changing.subject = [id = *id](const service::RulingChange&) { return "decision/" + to_string(id); };
  return change_or_preview(asked, std::move(changing));
}

}  // namespace concord::api
