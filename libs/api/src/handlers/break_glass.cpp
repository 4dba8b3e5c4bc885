// One resident, in an emergency, for half an hour; and its review.
#include <concord/base/log.hpp>
#include <concord/service/break_glass.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostListed = 1000;

std::string profile_id_of(store::Snapshot& snapshot, const store::GlassRow& glass) {
  const auto number = snapshot.profiles().profile_of(glass.record);
  const auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  return profile ? to_string(profile->id) : "";
}

void write_glass(JsonWriter& out, store::Snapshot& snapshot, const store::GlassRow& glass, Instant now) {
  out.begin_object()
      .field("id", to_string(glass.id))
      .field("state", glass.review ? "reviewed" : "unreviewed");
  out.maybe("profile_id", profile_id_of(snapshot, glass));
  out.field("by", glass.principal).field("role", glass.role).field("purpose", to_string(glass.purpose));
  out.field("code", glass.code).field("words", glass.words);
  out.field("at", to_rfc3339(glass.broken)).field("until", to_rfc3339(glass.until));
  out.field("review_due", to_rfc3339(glass.review_due));
  out.field("review_overdue", !glass.review && glass.review_due < now);
  if (glass.review) {
    out.key("review").begin_object().field("finding", glass.review->finding);
    out.field("words", glass.review->words).field("by", glass.review->by);
    out.field("at", to_rfc3339(glass.review->at)).end_object();
  }
  out.end_object();
}

using GlassWork = std::function<Result<store::GlassRow>(store::Transaction&)>;

Step change_glass(const Asked& asked, int status, std::string audit_kind, GlassWork work) {
  return change_step(
      [asked, status, audit_kind,
       work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto glass = work(transaction);
        if (!glass) {
          return glass.error();
        }
        JsonWriter out;
        write_glass(out, transaction, *glass, asked->core.clock.now());
        Finished finished{json_reply(status, out.take())};
        finished.reply.headers.emplace_back("Location", "/v1/break-glass/" + to_string(glass->id));
        finished.note.profiles.push_back(profile_id_of(transaction, *glass));
        finished.note.subject = "break-glass/" + to_string(glass->id);
        finished.note.detail = glass->review ? glass->review->finding : glass->code;
        finished.note.kind = audit_kind;
        return finished;
      },
      [asked, audit_kind] {
        asked->core.sharing.load();
        asked->core.metrics.count("concord_break_glass_total", {{"what", audit_kind}});
        log::warning("break_glass", {{"what", audit_kind}, {"request_id", std::string(asked->request_id())}});
      });
}

}  // namespace

Step break_glass(const Asked& asked) {
  const auto json = json_body(*asked, "glass_ask");
  if (!json) {
    return json.error();
  }
  const auto id = profile_id_member(*json);
  if (!id) {
    return id.error();
  }
  const service::GlassAsk ask{std::string(text_of(*json, "code")), std::string(text_of(*json, "words"))};
  return change_glass(asked, 201, "glass-broken",
                      [asked, id = *id, ask](store::Transaction& transaction) -> Result<store::GlassRow> {
                        const auto where = locate_named(transaction, *asked, id);
                        if (!where) {
                          return where.error();
                        }
                        return service::break_glass(transaction, where->profile, ask, asked->asker,
                                                    asked->core.clock.now());
                      });
}

Step review_glass(const Asked& asked) {
  const auto json = json_body(*asked, "glass_finding");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_glass(asked, 200, "glass-reviewed",
                      [asked, id = *id, justified = text_of(*json, "finding") == "justified",
                       words = std::string(text_of(*json, "words"))](store::Transaction& transaction) {
                        return service::review_glass(transaction, id, justified, words, asked->asker,
                                                     asked->core.clock.now());
                      });
}

Step list_broken_glass(const Asked& asked) {
  AuditNote note;
  JsonWriter out;
  out.begin_object().key("uses").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::GlassRow& glass : service::glasses_for(snapshot, asked->asker, kMostListed)) {
      write_glass(out, snapshot, glass, asked->core.clock.now());
      note.profiles.push_back(profile_id_of(snapshot, glass));
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

}  // namespace concord::api
