#include <concord/service/reviews.hpp>

#include "change_step.hpp"
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
  return change_step(
      [drawn, now = asked->core.clock.now()](store::Transaction& transaction) -> Result<Finished> {
        JsonWriter out;
        out.begin_object().field("raised", service::raise_sample(transaction, *drawn, now)).end_object();
        return Finished{json_reply(201, out.take()), {{}, "reviews/samples", {}, {}}};
      });
}

}  // namespace concord::api
