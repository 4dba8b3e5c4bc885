// Records of residents every look at whom is asked about. Whoever keeps the list sees residents.
#include <concord/service/guarding.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_guarded(JsonWriter& out, const store::GuardedRow& row) {
  out.begin_object().field("source", row.record.source).field("record_id", row.record.record_id);
  out.field("by", row.by).field("at", to_rfc3339(row.at)).end_object();
}

Finished noted(const domain::RecordKey& record, Reply reply) {
  return {std::move(reply), {{}, "record/" + domain::to_string(record), {}, {}}};
}

}  // namespace

Step guard_record(const Asked& asked) {
  const auto json = json_body(*asked, "record_guarding");
  if (!json) {
    return json.error();
  }
  auto key = record_key(*json, "");
  if (!key) {
    return key.error();
  }
  return change_step([asked, key = *key](store::Transaction& transaction) -> Result<Finished> {
    const auto guarded = service::guard_record(transaction, key, asked->asker, asked->core.clock.now());
    if (!guarded) {
      return guarded.error();
    }
    JsonWriter out;
    write_guarded(out, *guarded);
    return noted(key, json_reply(201, out.take()));
  });
}

Step list_guarded_records(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("guarded_records").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::GuardedRow& row : service::guarded_for(snapshot, asked->asker)) {
      write_guarded(out, row);
    }
  });
  AuditNote note;
  note.detail = "guarded-records";
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

Step stop_guarding_record(const Asked& asked) {
  const domain::RecordKey key{asked->parameters.at(0), asked->parameters.at(1)};
  return change_step([asked, key](store::Transaction& transaction) -> Result<Finished> {
    if (auto stopped = service::stop_guarding(transaction, key, asked->asker); !stopped) {
      return stopped.error();
    }
    return noted(key, Reply{204, "", {}, ""});
  });
}

}  // namespace concord::api
