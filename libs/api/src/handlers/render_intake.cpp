#include <concord/base/hash.hpp>

#include "render.hpp"

namespace concord::api {
namespace {

void write_tally(JsonWriter& out, const store::Tally& tally) {
  out.field("received", static_cast<std::int64_t>(tally.received))
      .field("stored", static_cast<std::int64_t>(tally.stored))
      .field("unchanged", static_cast<std::int64_t>(tally.unchanged))
      .field("rejected", static_cast<std::int64_t>(tally.rejected));
}

// As the manifest says it: the period and area that the extract speaks of.
void write_coverage(JsonWriter& out, const store::ExtractRow& extract) {
  const auto manifest = parse_json(extract.manifest);
  if (const JsonValue* coverage = manifest ? member_of(*manifest, "coverage") : nullptr) {
    out.key("coverage").value(*coverage);
  }
}

}  // namespace

Reply json_reply(int status, std::string body) { return {status, "application/json", {}, std::move(body)}; }

void write_extract(JsonWriter& out, const store::ExtractRow& extract) {
  out.begin_object()
      .field("id", to_string(extract.id))
      .field("source", extract.source)
      .field("layout", extract.layout)
      .field("kind", extract.full ? "full" : "delta")
      .field("current_as_of", to_rfc3339(extract.current_as_of));
  write_coverage(out, extract);
  out.field("state", to_string(extract.state)).field("opened", to_rfc3339(extract.opened));
  if (extract.completed) {
    out.field("completed", to_rfc3339(*extract.completed));
  }
  out.field("batches", static_cast<std::int64_t>(extract.batches));
  write_tally(out, extract.tally);
  out.field("ceased", static_cast<std::int64_t>(extract.ceased));
  if (extract.state == store::ExtractState::held) {
    out.field("would_cease", static_cast<std::int64_t>(extract.would_cease))
        .field("known", static_cast<std::int64_t>(extract.known));
  }
  out.maybe("approved_by", extract.approved_by);
  out.end_object();
}

void write_batch(JsonWriter& out, const store::BatchRow& batch, const std::optional<Uuid>& extract) {
  const std::uint64_t taken = batch.tally.stored + batch.tally.unchanged;
  out.begin_object()
      .field("id", to_string(batch.id))
      .field("source", batch.source)
      .field("state", batch.resolved >= taken ? "resolved" : "stored")
      .field("received_at", to_rfc3339(batch.received_at));
  if (extract) {
    out.field("extract_id", to_string(*extract));
  }
  if (batch.number_in_extract) {
    out.field("number", static_cast<std::int64_t>(*batch.number_in_extract));
  }
  write_tally(out, batch.tally);
  out.field("resolved", static_cast<std::int64_t>(batch.resolved)).end_object();
}

void write_rejection(JsonWriter& out, const store::RejectionRow& rejection) {
  out.begin_object()
      .field("line", static_cast<std::int64_t>(rejection.line))
      .maybe("record_id", rejection.record_id);
  out.key("faults").begin_array();
  for (const Fault& fault : rejection.faults) {
    out.begin_object()
        .field("pointer", fault.pointer)
        .field("code", slug(fault.code))
        .field("detail", fault.detail)
        .end_object();
  }
  out.end_array().end_object();
}

void write_standing(JsonWriter& out, store::Snapshot& snapshot, const store::RecordRow& row,
                    const service::Asker& asker) {
  const bool own = asker.principal.kind == domain::PrincipalKind::adapter;
  const bool waits = snapshot.records().is_waiting(row.number);
  out.field("part", to_string(row.part))
      .field("state", to_string(row.state))
      .maybe("version", own ? domain::to_string(row.version) : "")
      .field("resolution", waits ? "pending" : "done");
  out.maybe("merged_into", row.merged_into);
  const auto profile = snapshot.profiles().profile_of(row.number);
  if (!waits && profile && asker.principal.kind != domain::PrincipalKind::adapter) {
    if (const auto found = snapshot.profiles().find(*profile)) {
      out.field("profile_id", to_string(found->id));
    }
  }
}

void write_key_members(JsonWriter& out, const store::KeyRow& key) {
  out.field("id", key.id)
      .field("kind", to_string(key.principal.kind))
      .maybe("role", key.principal.role)
      .maybe("source", key.principal.source)
      .field("purpose", to_string(key.principal.default_purpose))
      .maybe("label", key.label)
      .field("created", to_rfc3339(key.created));
  if (key.expires) {
    out.field("expires", to_rfc3339(*key.expires));
  }
  if (key.revoked) {
    out.field("revoked", to_rfc3339(*key.revoked));
  }
  if (key.old_until) {
    out.field("old_secret_until", to_rfc3339(*key.old_until));
  }
  if (key.used) {
    out.field("used", to_rfc3339(*key.used));
  }
}

}  // namespace concord::api
