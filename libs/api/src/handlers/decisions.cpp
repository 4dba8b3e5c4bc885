#include <concord/service/decide.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

Reply decision_reply(const Context& context, int status, const store::DecisionRow& decision, bool resolved) {
  JsonWriter out;
  context.core.database->read(
      [&](store::Snapshot& snapshot) { write_decision(out, snapshot, decision, resolved); });
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/decisions/" + to_string(decision.id));
  return reply;
}

Step ruling_step(const Asked& asked, int status,
                 std::function<Result<store::DecisionRow>(store::Transaction&)> rule) {
  auto made = std::make_shared<store::DecisionRow>();
  auto kept_body = std::make_shared<std::string>();
  Write write;
  write.work = [made, kept_body, rule = std::move(rule)](store::Transaction& transaction) -> Outcome {
    auto decision = rule(transaction);
    if (!decision) {
      return decision.error();
    }
    *made = std::move(*decision);
    JsonWriter out;
    write_decision(out, transaction, *made, false);
    *kept_body = out.take();
    return {};
  };
  write.then = [asked, made, status]() -> Step {
    Await await;
    await.records = {made->a, made->b};
    await.most = std::chrono::milliseconds(asked->core.configuration.put_wait_milliseconds);
    await.then = [asked, made, status](bool resolved) -> Step {
      return Finished{decision_reply(*asked, status, *made, resolved),
                      {{}, "decision/" + to_string(made->id), {}, {}}};
    };
    return await;
  };
  write.kept = [made, kept_body, status] {
    Reply reply = json_reply(status, *kept_body);
    reply.headers.emplace_back("Location", "/v1/decisions/" + to_string(made->id));
    return reply;
  };
  return write;
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
  return ruling_step(asked, 201, [asked, request, now](store::Transaction& transaction) {
    return service::decide(transaction, request, asked->asker, now);
  });
}

Step undo_decision(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  const Instant now = asked->core.clock.now();
  return ruling_step(asked, 200, [asked, id = *id, now](store::Transaction& transaction) {
    return service::withdraw_decision(transaction, id, asked->asker, now);
  });
}

}  // namespace concord::api
