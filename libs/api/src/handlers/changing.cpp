#include "changing.hpp"

#include <concord/service/reviews.hpp>

#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

struct Changed {
  Changing changing;
  service::RulingChange change;
  Reply kept;
};

Step preview_step(const Asked& asked, const Changing& changing) {
  auto preview = service::preview(*asked->core.database, asked->core.resolver, changing.plan);
  if (!preview) {
    return preview.error();
  }
  JsonWriter out;
  AuditNote note;
  note.detail = "preview";
  asked->core.database->read([&](store::Snapshot& snapshot) {
    asked->core.resolver.read([&](const matching::Index& index) {
      *preview = service::as_seen(snapshot, index, std::move(*preview), asked->asker);
    });
    write_preview(out, snapshot, *preview, asked->asker, note.profiles);
  });
  return Finished{json_reply(200, out.take()), std::move(note)};
}

Step reply_step(const Asked& asked, const std::shared_ptr<Changed>& changed, bool resolved) {
  Finished finished;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    finished.reply = changed->changing.reply(snapshot, changed->change, resolved);
  });
  finished.note.subject = changed->changing.subject(changed->change);
  return finished;
}

}  // namespace

Step change_or_preview(const Asked& asked, Changing changing) {
  auto dry_run = flag_parameter(*asked, "dry_run");
  if (!dry_run) {
    return dry_run.error();
  }
  if (*dry_run) {
    return preview_step(asked, changing);
  }
  auto changed = std::make_shared<Changed>(Changed{std::move(changing), {}, {}});
  Write write;
  write.work = [changed](store::Transaction& transaction) -> Outcome {
    auto change = changed->changing.plan(transaction);
    if (!change) {
      return change.error();
    }
    changed->change = std::move(*change);
    changed->changing.write(transaction, changed->change);
    changed->kept = changed->changing.reply(transaction, changed->change, false);
    return {};
  };
  write.then = [asked, changed]() -> Step {
    Await await;
    await.records = changed->change.records();
    await.most = std::chrono::milliseconds(asked->core.configuration.put_wait_milliseconds);
    await.then = [asked, changed](bool resolved) { return reply_step(asked, changed, resolved); };
    return await;
  };
  write.kept = [changed] { return changed->kept; };
  return write;
}

}  // namespace concord::api
