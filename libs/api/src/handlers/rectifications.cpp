// That a value is wrong: proposed to its source, and answered by it.
#include <concord/service/rectifications.hpp>

#include "body_members.hpp"
#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render_rights.hpp"

namespace concord::api {
namespace {

Result<service::RectificationAsk> ask_of(const JsonValue& json) {
  auto key = record_key(*member_of(json, "record"), "/record");
  auto request = subject_request_member(json);
  if (!key || !request) {
    return key ? request.error() : key.error();
  }
  JsonWriter proposed;
  proposed.value(*member_of(json, "proposed"));
  return service::RectificationAsk{
      std::move(*key), *domain::parse_category(text_of(json, "category")),  // a word of the schema
      proposed.take(), std::string(text_of(json, "reason")), *request};
}

using Work = std::function<Result<service::Rectification>(store::Transaction&)>;

Step change_rectification(const Asked& asked, int status, Work work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto one = work(transaction);
        if (!one) {
          return one.error();
        }
        AuditNote note;
        note.subject = "rectification/" + to_string(one->row.id);
        note.categories.emplace_back(to_string(one->row.category));
        note.detail = one->state;
        JsonWriter out;
        write_rectification(out, transaction, *one, *asked, note.profiles);
        return Finished{json_reply(status, out.take()), std::move(note)};
      });
}

}  // namespace

Step propose_rectification(const Asked& asked) {
  const auto json = json_body(*asked, "rectification_ask");
  if (!json) {
    return json.error();
  }
  auto ask = ask_of(*json);
  if (!ask) {
    return ask.error();
  }
  return change_rectification(asked, 201, [asked, ask = std::move(*ask)](store::Transaction& transaction) {
    return service::propose_rectification(transaction, ask, asked->asker, asked->core.clock.now());
  });
}

Step answer_rectification(const Asked& asked) {
  const auto json = json_body(*asked, "rectification_answer");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  const bool accepted = text_of(*json, "answer") == "accepted";
  return change_rectification(
      asked, 200,
      [asked, id = *id, accepted,
       reason = std::string(text_of(*json, "reason"))](store::Transaction& transaction) {
        return service::answer_rectification(transaction, id, accepted, reason, asked->asker,
                                             asked->core.parts, asked->core.clock.now());
      });
}

Step list_rectifications(const Asked& asked) {
  const auto cursor = cursor_parameter(*asked);
  const auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  const std::string source(query_parameter(*asked, "source").value_or(std::string_view{}));
  if (!source.empty() && !domain::parse_source(source)) {
    return error_at("source", Code::invalid_value, "must be the name of a source");
  }
  AuditNote note;
  JsonWriter out;
  out.begin_object().key("rectifications").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto list = service::list_rectifications(snapshot, source, asked->asker,
                                                   *cursor == 0 ? INT64_MAX : *cursor, *limit);
    for (const service::Rectification& one : list.all) {
      write_rectification(out, snapshot, one, *asked, note.profiles);
    }
    out.end_array();
    if (list.next) {
      out.field("next", make_cursor(*list.next));
    }
  });
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

}  // namespace concord::api
