// Who must not be told of whom, and which records are never joined: for whoever may protect.
#include <concord/service/protections.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostListed = 1000;

void write_keys(JsonWriter& out, std::string_view member, store::Snapshot& snapshot,
                const std::vector<store::RecordNumber>& records) {
  out.key(member).begin_array();
  for (const store::RecordNumber record : records) {
    if (const auto row = snapshot.records().find(record)) {
      write_record_key(out, row->key);
    }
  }
  out.end_array();
}

void write_protection(JsonWriter& out, store::Snapshot& snapshot, const store::ProtectionRow& row,
                      Instant now) {
  out.begin_object().field("id", to_string(row.id)).field("kind", to_string(row.kind));
  out.field("standing", service::standing_of(row, now));
  write_keys(out, "records", snapshot, row.records);
  if (!row.others.empty()) {
    write_keys(out, "others", snapshot, row.others);
  }
  out.maybe("staff", row.staff).field("reason", row.reason).field("by", row.by);
  out.field("from", to_rfc3339(row.from)).maybe("until", row.until ? to_rfc3339(*row.until) : "");
  if (row.ended) {
    out.key("end").begin_object().field("at", to_rfc3339(row.ended->at)).field("by", row.ended->by);
    out.field("reason", row.ended->reason).end_object();
  }
  out.end_object();
}

Result<service::ProtectionAsk> ask_of(const JsonValue& json) {
  service::ProtectionAsk ask;
  ask.kind = *store::parse_protection_kind(text_of(json, "kind"));  // one of the schema's words
  ask.staff = text_of(json, "staff");
  ask.reason = text_of(json, "reason");
  auto record = record_key(*member_of(json, "record"), "/record");
  if (!record) {
    return record.error();
  }
  ask.record = std::move(*record);
  if (const JsonValue* named = member_of(json, "other")) {
    auto other = record_key(*named, "/other");
    if (!other) {
      return other.error();
    }
    ask.other = std::move(*other);
  }
  const auto until = time_member(json, "until");
  if (!until) {
    return until.error();
  }
  ask.until = *until;
  return ask;
}

// The log has the protection's id alone: it names neither resident.
Finished told(store::Snapshot& snapshot, const store::ProtectionRow& row, int status, Instant now) {
  JsonWriter out;
  write_protection(out, snapshot, row, now);
  Finished finished{json_reply(status, out.take())};
  finished.reply.headers.emplace_back("Location", "/v1/protections/" + to_string(row.id));
  finished.note.subject = "protection/" + to_string(row.id);
  return finished;
}

using ProtectionWork = std::function<Result<store::ProtectionRow>(store::Transaction&, Instant)>;

// Answers once what it keeps apart is apart, or after a while.
Step change_protection(const Asked& asked, int status, ProtectionWork work) {
  auto waiting = std::make_shared<std::vector<store::RecordNumber>>();
  Write write = kept_change_step(
      [asked, status, waiting, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const Instant now = asked->core.clock.now();
        const auto row = work(transaction, now);
        if (!row) {
          return row.error();
        }
        if (service::keeps_apart(row->kind)) {
          *waiting = row->records;
          waiting->insert(waiting->end(), row->others.begin(), row->others.end());
        }
        return told(transaction, *row, status, now);
      });
  write.then = [asked, waiting, tell = std::move(write.then)]() -> Step {
    asked->core.protections.load();  // before it waits: the next request knows already
    Await await;
    await.records = *waiting;
    await.most = std::chrono::milliseconds(asked->core.configuration.put_wait_milliseconds);
    await.then = [tell](bool) { return tell(); };
    return await;
  };
  return write;
}

}  // namespace

Step make_protection(const Asked& asked) {
  const auto json = json_body(*asked, "new_protection");
  if (!json) {
    return json.error();
  }
  auto ask = ask_of(*json);
  if (!ask) {
    return ask.error();
  }
  return change_protection(asked, 201,
                           [asked, ask = std::move(*ask)](store::Transaction& transaction, Instant now) {
                             return service::protect(transaction, ask, asked->asker, now);
                           });
}

Step end_protection(const Asked& asked) {
  const auto json = json_body(*asked, "protection_end");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_protection(asked, 200,
                           [asked, id = *id, reason = std::string(text_of(*json, "reason"))](
                               store::Transaction& transaction, Instant now) {
                             return service::end_protection(transaction, id, reason, asked->asker, now);
                           });
}

Step list_protections(const Asked& asked) {
  AuditNote note;
  note.detail = "protections";
  JsonWriter out;
  out.begin_object().key("protections").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::ProtectionRow& row : service::protections_for(snapshot, asked->asker, kMostListed)) {
      write_protection(out, snapshot, row, asked->core.clock.now());
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

}  // namespace concord::api
