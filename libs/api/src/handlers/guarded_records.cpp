// Records of residents every look at whom is asked about. Whoever keeps the list sees residents.
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_guarded(JsonWriter& out, const store::GuardedRow& row) {
  out.begin_object().field("source", row.record.source).field("record_id", row.record.record_id);
  out.field("by", row.by).field("at", to_rfc3339(row.at)).end_object();
}

Error not_guarded() { return fail(Code::not_found, "this record isn't guarded"); }

// The record must be one that the asker may know to be there.
Outcome check_record(store::Snapshot& snapshot, const domain::RecordKey& key, const policy::Mask& mask) {
  const auto row = snapshot.records().find(key);
  if (!row || !mask.allows(row->part, domain::Category::identity)) {
    return error_at("/record_id", Code::not_found, "there is no such record");
  }
  return {};
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
  const store::GuardedRow row{*key, asked->asker.principal.id, asked->core.clock.now()};
  Write write;
  write.work = [asked, row](store::Transaction& transaction) -> Outcome {
    if (auto known = check_record(transaction, row.record, asked->asker.mask); !known) {
      return known.error();
    }
    transaction.access_review_writer().guard(row);
    return {};
  };
  write.then = [row]() -> Step {
    JsonWriter out;
    write_guarded(out, row);
    return Finished{json_reply(201, out.take()), {{}, "record/" + domain::to_string(row.record), {}, {}}};
  };
  return write;
}

Step list_guarded_records(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("guarded_records").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::GuardedRow& row : snapshot.access_reviews().guarded()) {
      if (check_record(snapshot, row.record, asked->asker.mask)) {
        write_guarded(out, row);
      }
    }
  });
  AuditNote note;
  note.detail = "guarded-records";
  return Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
}

Step stop_guarding_record(const Asked& asked) {
  const domain::RecordKey key{asked->parameters.at(0), asked->parameters.at(1)};
  Write write;
  write.work = [asked, key](store::Transaction& transaction) -> Outcome {
    if (!check_record(transaction, key, asked->asker.mask) ||
        !transaction.access_review_writer().stop_guarding(key)) {
      return not_guarded();
    }
    return {};
  };
  write.then = [key]() -> Step {
    return Finished{Reply{204, "", {}, ""}, {{}, "record/" + domain::to_string(key), {}, {}}};
  };
  return write;
}

}  // namespace concord::api
