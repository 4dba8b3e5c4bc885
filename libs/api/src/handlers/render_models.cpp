#include "render.hpp"

namespace concord::api {
namespace {

// Who did it and when; nobody where it came with the configuration.
void write_deed(JsonWriter& out, std::string_view member, Instant at, const std::string& by) {
  out.key(member).begin_object().field("at", to_rfc3339(at)).maybe("by", by).end_object();
}

}  // namespace

void write_model(JsonWriter& out, store::Snapshot& snapshot, const store::ModelRow& model) {
  out.begin_object()
      .field("id", to_string(model.id))
      .field("version", model.version)
      .maybe("origin", model.origin)
      .field("state", to_string(model.state));
  if (model.residents) {
    out.field("residents", static_cast<std::int64_t>(*model.residents));
  }
  write_deed(out, "proposed", model.proposed_at, model.proposed_by);
  if (model.released_at) {
    write_deed(out, "release_asked", *model.released_at, model.released_by);
  }
  if (const auto preview = snapshot.models().preview(model.number)) {
    out.key("preview");
    write_model_preview(out, snapshot, *preview);
  }
  out.end_object();
}

void write_model_preview(JsonWriter& out, store::Snapshot& snapshot, const store::ModelPreviewRow& preview) {
  out.begin_object()
      .field("at", to_rfc3339(preview.at))
      .field("changes_since", snapshot.changes().last() - preview.change)
      .field("records", preview.records)
      .field("waiting", preview.waiting);
  out.key("profiles")
      .begin_object()
      .field("created", preview.profiles.created)
      .field("revived", preview.profiles.revived)
      .field("changed", preview.profiles.changed)
      .field("joined", preview.profiles.joined)
      .end_object();
  out.key("reviews")
      .begin_object()
      .field("raised", preview.reviews.raised)
      .field("changed", preview.reviews.changed)
      .field("closed", preview.reviews.closed)
      .end_object();
  out.end_object();
}

}  // namespace concord::api
