#include <concord/service/extracts.hpp>

#include "handlers.hpp"
#include "render.hpp"

namespace concord::api {

Step list_sources(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("sources").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const service::SourceStatus& status : service::source_statuses(snapshot)) {
      out.begin_object().field("source", status.source);
      out.key("records")
          .begin_object()
          .field("current", status.records.current)
          .field("ceased", status.records.ceased)
          .field("withdrawn", status.records.withdrawn)
          .field("versions", status.records.versions)
          .end_object();
      out.field("rejected", static_cast<std::int64_t>(status.rejected));
      out.key("last_extracts").begin_array();
      for (const store::ExtractRow& extract : status.last_extracts) {
        write_extract(out, extract);
      }
      out.end_array().end_object();
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

}  // namespace concord::api
