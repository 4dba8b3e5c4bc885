#include <concord/service/legal_holds.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "locating.hpp"
#include "named_records.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostListed = 1000;

void write_hold(JsonWriter& out, store::Snapshot& snapshot, const store::HoldRow& hold,
                const Context& context) {
  out.begin_object().field("id", to_string(hold.id));
  out.field("state", service::standing_of(hold, london_date(context.core.clock.now())));
  if (hold.part) {
    out.field("part", to_string(*hold.part));
  } else {
    write_named_records(out, snapshot, hold.records, context.asker);
  }
  out.field("reason", hold.reason).field("authority", hold.authority);
  out.field("from", to_iso_date(hold.from)).maybe("to", hold.to ? to_iso_date(*hold.to) : "");
  out.field("by", hold.by).field("at", to_rfc3339(hold.at));
  if (hold.ended) {
    out.key("ended").begin_object().field("at", to_rfc3339(*hold.ended)).field("by", hold.ended_by);
    out.field("reason", hold.end_reason).end_object();
  }
  out.end_object();
}

using HoldWork = std::function<Result<store::HoldRow>(store::Transaction&)>;

Step change_hold(const Asked& asked, int status, HoldWork work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto hold = work(transaction);
        if (!hold) {
          return hold.error();
        }
        JsonWriter out;
        write_hold(out, transaction, *hold, *asked);
        return Finished{json_reply(status, out.take()),
                        {{}, "legal-hold/" + to_string(hold->id), {}, hold->ended ? "ended" : "made"}};
      });
}

struct HoldBody {
  NamedRecords named;
  service::HoldAsk ask;
};

Result<HoldBody> read_hold(const JsonValue& json) {
  auto named = read_named(json);
  auto from = day_member(json, "from");
  auto to = day_member(json, "to");
  if (!named || !from || !to) {
    return !named ? named.error() : !from ? from.error() : to.error();
  }
  HoldBody body{*named, {}};
  body.ask.records = body.named.records;
  if (member_of(json, "part") != nullptr) {
    body.ask.part = *domain::parse_part(text_of(json, "part"));  // the schema has the words
  }
  body.ask.reason = text_of(json, "reason");
  body.ask.authority = text_of(json, "authority");
  body.ask.from = *from;
  body.ask.to = *to;
  return body;
}

}  // namespace

Step make_legal_hold(const Asked& asked) {
  const auto json = json_body(*asked, "legal_hold_ask");
  if (!json) {
    return json.error();
  }
  auto body = read_hold(*json);
  if (!body) {
    return body.error();
  }
  return change_hold(asked, 201,
                     [asked, body = *body](store::Transaction& transaction) -> Result<store::HoldRow> {
                       auto profile = named_profile(transaction, *asked, body.named);
                       if (!profile) {
                         return profile.error();
                       }
                       service::HoldAsk ask = body.ask;
                       ask.profile = *profile;
                       return service::make_hold(transaction, ask, asked->asker, asked->core.clock.now());
                     });
}

Step end_legal_hold(const Asked& asked) {
  const auto json = json_body(*asked, "legal_hold_end");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_hold(
      asked, 200, [asked, id = *id, reason = std::string(text_of(*json, "reason"))](auto& transaction) {
        return service::end_hold(transaction, id, reason, asked->asker, asked->core.clock.now());
      });
}

Step list_legal_holds(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("holds").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::HoldRow& hold : service::holds_for(snapshot, asked->asker, kMostListed)) {
      write_hold(out, snapshot, hold, *asked);
    }
  });
  AuditNote note;
  note.detail = "legal-holds";
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

}  // namespace concord::api
