
#include <algorithm>
#include <set>

#include <concord/base/text.hpp>
#include <concord/service/take_in.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

Result<service::BatchRequest> batch_request(const Context& context, const std::string& source) {
  service::BatchRequest request;
  request.source = source;
  request.received = context.core.clock.now();
  if (const auto extract = query_parameter(context, "extract")) {
    auto id = parse_uuid(*extract);
    if (!id) {
      return error_at("extract", Code::invalid_value, "must be the id of an extract");
    }
    request.extract = *id;
    auto number = count_parameter(context, "number", 0, 100'000'000);
    if (!number || *number == 0) {
      return error_at("number", Code::missing_field, "a batch of an extract needs its number, from 1");
    }
    request.number_in_extract = *number;
  }
  return request;
}

Reply batch_reply(int status, const store::BatchRow& batch, const std::optional<Uuid>& extract) {
  JsonWriter out;
  write_batch(out, batch, extract);
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/batches/" + to_string(batch.id));
  return reply;
}

Result<store::BatchRow> own_batch(store::Snapshot& snapshot, const Context& context, const Uuid& id) {
  auto batch = snapshot.extracts().batch(id);
  const domain::Principal& principal = context.asker.principal;
  if (!batch || (principal.kind == domain::PrincipalKind::adapter && principal.source != batch->source)) {
    return fail(Code::not_found, "there is no such batch");
  }
  return *batch;
}

// Ids of records of residents who don't exist for the asker.
std::set<std::string> hidden_ids(store::Snapshot& snapshot, const Context& context,
                                 const std::string& source) {
  std::set<std::string> ids;
  for (const store::RecordNumber record : context.asker.hidden) {
    const auto row = snapshot.records().find(record);
    if (row && row->key.source == source) {
      ids.insert(row->key.record_id);
    }
  }
  return ids;
}

}  // namespace

Step take_batch(const Asked& asked) {
  auto source = source_parameter(*asked, 0);
  if (!source) {
    return source.error();
  }
  const auto type = asked->request.header("content-type");
  if (!type || !starts_with_ignoring_case(*type, "application/x-ndjson")) {
    return fail(Code::unsupported, "send a batch as application/x-ndjson: one record a line");
  }
  auto request = batch_request(*asked, *source);
  if (!request) {
    return request.error();
  }
  auto batch = service::parse_batch(asked->request.body);
  if (!batch) {
    return batch.error();
  }
  auto parsed = std::make_shared<service::ParsedBatch>(std::move(*batch));
  auto stored = std::make_shared<service::StoredBatch>();
  Write write;
  write.work = [request = *request, parsed, stored](store::Transaction& transaction) -> Outcome {
    auto result = service::store_batch(transaction, request, *parsed);
    if (!result) {
      return result.error();
    }
    *stored = std::move(*result);
    return {};
  };
  write.then = [asked, stored]() -> Step {
    asked->core.resolver.notify();
    asked->core.metrics.count("concord_records_received_total", {{"source", stored->batch.source}},
                              stored->repeated ? 0 : static_cast<double>(stored->batch.tally.received));
    return Finished{batch_reply(202, stored->batch, stored->extract),
                    {{}, "batch/" + to_string(stored->batch.id), {}, {}}};
  };
  write.kept = [stored] { return batch_reply(202, stored->batch, stored->extract); };
  return write;
}

Step read_batch(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  Result<store::BatchRow> batch = Error{};
  std::optional<Uuid> extract;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    batch = own_batch(snapshot, *asked, *id);
    if (batch && batch->extract) {
      if (const auto row = snapshot.extracts().extract(*batch->extract)) {
        extract = row->id;
      }
    }
  });
  if (!batch) {
    return batch.error();
  }
  return Finished{batch_reply(200, *batch, extract)};
}

Step list_rejections(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  auto cursor = cursor_parameter(*asked);
  auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!id || !cursor || !limit) {
    return !id ? id.error() : !cursor ? cursor.error() : limit.error();
  }
  Result<store::BatchRow> batch = Error{};
  std::vector<store::RejectionRow> rejections;
  std::set<std::string> hidden;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    batch = own_batch(snapshot, *asked, *id);
    if (batch) {
      rejections = snapshot.extracts().rejections(batch->number, *cursor, *limit + 1);
      hidden = hidden_ids(snapshot, *asked, batch->source);
    }
  });
  if (!batch) {
    return batch.error();
  }
  const bool more = rejections.size() > *limit;
  rejections.resize(std::min(rejections.size(), *limit));
  JsonWriter out;
  out.begin_object().key("rejections").begin_array();
  for (const store::RejectionRow& rejection : rejections) {
    if (!hidden.contains(rejection.record_id)) {
      write_rejection(out, rejection);
    }
  }
  out.end_array();
  if (more) {
    out.field("next", make_cursor(rejections.back().number));
  }
  return Finished{json_reply(200, out.end_object().take())};
}

}  // namespace concord::api
