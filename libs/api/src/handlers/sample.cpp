#include <concord/service/reviews.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {

Step raise_sample(const Asked& asked) {
  const auto json = json_body(*asked, "sample");
  if (!json) {
    return json.error();
  }
  if (!asked->core.resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  const auto wanted = static_cast<std::size_t>(member_of(*json, "pairs")->GetUint64());
  auto drawn = std::make_shared<std::vector<store::QuestionRow>>();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    *drawn = service::draw_sample(snapshot, asked->core.resolver, wanted);
  });
  auto raised = std::make_shared<std::size_t>(0);
  Write write;
  write.work = [drawn, raised, now = asked->core.clock.now()](store::Transaction& transaction) -> Outcome {
    *raised = service::raise_sample(transaction, *drawn, now);
    return {};
  };
  write.then = [raised]() -> Step {
    JsonWriter out;
    out.begin_object().field("raised", *raised).end_object();
    return Finished{json_reply(201, out.take()), {{}, "reviews/samples", {}, {}}};
  };
  return write;
}

}  // namespace concord::api
