#include <concord/base/text.hpp>
#include <concord/policy/markers.hpp>
#include <concord/service/protections.hpp>
#include <concord/service/take_in.hpp>
#include <concord/wire/record_json.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

Result<domain::RecordKey> key_parameters(const Context& context) {
  auto source = source_parameter(context, 0);
  auto record_id = domain::parse_record_id(context.parameters.at(1));
  if (!source || !record_id) {
    return source ? record_id.error() : source.error();
  }
  return domain::RecordKey{std::move(*source), std::move(*record_id)};
}

// If-Match, where it is sent, must name the record as it stands.
Outcome check_if_match(store::Snapshot& snapshot, const Context& context, const domain::RecordKey& key) {
  const auto wanted = context.request.header("if-match");
  if (!wanted || *wanted == "*") {
    return {};
  }
  const auto row = snapshot.records().find(key);
  if (!row || entity_tag(row->changed) != *wanted) {
    return fail(Code::precondition_failed, "the record has changed since this ETag: read it again");
  }
  return {};
}

struct Taken {
  store::TakenRecord record;
};

std::string_view word_for(store::Taken taken) {
  return taken == store::Taken::stored ? "stored" : "unchanged";
}

// The record's standing: whether it is resolved. The adapter learns nothing of the profile.
Finished standing(const Context& context, const domain::RecordKey& key, int status,
                  std::string_view outcome) {
  JsonWriter out;
  std::string tag;
  context.core.database->read([&](store::Snapshot& snapshot) {
    const auto row = snapshot.records().find(key);
    out.begin_object().field("source", key.source).field("record_id", key.record_id);
    if (!outcome.empty()) {
      out.field("outcome", outcome);
    }
    if (row) {
      tag = entity_tag(row->changed);
      write_standing(out, snapshot, *row, context.asker);
    }
    out.end_object();
  });
  Finished finished{json_reply(status, out.take()), {{}, "record/" + domain::to_string(key), {}, {}}};
  if (!tag.empty()) {
    finished.reply.headers.emplace_back("ETag", tag);
  }
  return finished;
}

Step take_step(const Asked& asked, const domain::RecordKey& key,
               std::function<Result<store::TakenRecord>(store::Transaction&)> take) {
  auto taken = std::make_shared<Taken>();
  Write write;
  write.work = [asked, key, taken, take = std::move(take)](store::Transaction& transaction) -> Outcome {
    if (auto matches = check_if_match(transaction, *asked, key); !matches) {
      return matches;
    }
    auto result = take(transaction);
    if (!result) {
      return result.error();
    }
    taken->record = *result;
    return {};
  };
  write.then = [asked, key, taken]() -> Step {
    Await await;
    await.records = {taken->record.number};
    await.most = std::chrono::milliseconds(asked->core.configuration.put_wait_milliseconds);
    await.then = [asked, key, taken](bool) -> Step {
      return standing(*asked, key, 200, word_for(taken->record.taken));
    };
    return await;
  };
  return write;
}

// Whether staff may be told that there is such a record. At which ages a part's involvement is told hangs on
// the profile: by a record's id it is told to who needs no age for it.
bool is_told(store::Snapshot& snapshot, const Context& context, const store::RecordRow& row) {
  policy::Mask mask = context.asker.mask;
  if (!service::may_know_part(context.asker, row.part)) {
    mask.deny(row.part, domain::Category::involvement);
  }
  // Of a restricted resident what nobody is told opens nothing either.
  const auto number = snapshot.profiles().profile_of(row.number);
  const auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  if (profile && profile->restricted) {
    mask = policy::effective(mask, true, service::team_mask(context.core.parts, context.asker));
  }
  return mask.allows_any(row.part) && !service::hides(context.asker, row.number) &&
         !service::is_limited_record(snapshot, context.asker, row.number);
}

// A record is restricted with its resident: another source's may say so.
bool is_of_restricted(store::Snapshot& snapshot, const store::RecordRow& row, const domain::Record& content) {
  const auto number = snapshot.profiles().profile_of(row.number);
  const auto profile = number ? snapshot.profiles().find(*number) : std::nullopt;
  return (profile && profile->restricted) || domain::is_restricted(content);
}

// What the asker's mask leaves of a record, with the warnings that count today.
domain::Record shown_to_staff(store::Snapshot& snapshot, const Context& context, const store::RecordRow& row,
                              const domain::Record& content) {
  const bool restricted = is_of_restricted(snapshot, row, content);
  const auto number = snapshot.profiles().profile_of(row.number);
  domain::Record counts = content;
  policy::tie_markers(counts);
  policy::show_markers(counts, row.state == store::RecordState::ceased,
                       london_date(context.core.clock.now()));
  domain::Record shown =
      masked_record(counts, policy::effective(context.asker.mask, restricted,
                                              service::team_mask(context.core.parts, context.asker)));
  const auto members = number ? snapshot.profiles().members(*number) : std::vector{row.number};
  service::leave_out_relations(snapshot, service::hidden_from_resident(snapshot, context.asker, members),
                               context.asker, row.key.source, shown);
  return shown;
}

// What its source goes by: staff are told nothing of when something that they don't see became another.
Reply told_to_source(std::string body, const store::RecordRow& row) {
  Reply reply = json_reply(200, std::move(body));
  reply.headers.emplace_back("ETag", entity_tag(row.changed));
  return reply;
}

Reply told_to_staff(std::string body) {
  const std::string tag = tag_of(body);
  Reply reply = json_reply(200, std::move(body));
  reply.headers.emplace_back("ETag", tag);
  return reply;
}

}  // namespace

Step put_record(const Asked& asked) {
  auto key = key_parameters(*asked);
  if (!key) {
    return key.error();
  }
  const auto type = asked->request.header("content-type");
  if (!type || !starts_with_ignoring_case(*type, "application/json")) {
    return fail(Code::unsupported, "send a record as application/json");
  }
  auto line = service::parse_single(asked->request.body, *key);
  if (!line) {
    return line.error();
  }
  auto parsed = std::make_shared<service::BatchLine>(std::move(*line));
  const service::SingleRequest request{*key, asked->core.clock.now()};
  return take_step(asked, *key, [request, parsed](store::Transaction& transaction) {
    return service::store_single(transaction, request, *parsed);
  });
}

Step withdraw_record(const Asked& asked) {
  auto key = key_parameters(*asked);
  if (!key) {
    return key.error();
  }
  const auto said = asked->request.header("concord-source-version");
  if (!said) {
    return error_at("Concord-Source-Version", Code::missing_field,
                    "say as of when the source has no such record: a time, or its version counter");
  }
  auto version = domain::parse_source_version(*said);
  if (!version) {
    return error_at("Concord-Source-Version", Code::invalid_value, version.error().detail);
  }
  const service::SingleRequest request{*key, asked->core.clock.now()};
  return take_step(asked, *key, [request, version = *version](store::Transaction& transaction) {
    return service::withdraw_single(transaction, request, version);
  });
}

Step read_record(const Asked& asked) {
  auto key = key_parameters(*asked);
  if (!key) {
    return key.error();
  }
  Step step = fail(Code::not_found, "this source has no such record");
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto row = snapshot.records().find(*key);
    const auto content = row ? snapshot.records().content(row->number) : std::nullopt;
    // An adapter reads back what its own source sent; anyone else sees what their mask leaves.
    const bool own = asked->asker.principal.kind == domain::PrincipalKind::adapter;
    if (row && row->state == store::RecordState::erased && (own || is_told(snapshot, *asked, *row))) {
      step = fail(Code::erased, "this record was erased");
    }
    if (!row || !content) {
      return;
    }
    if (!own && !is_told(snapshot, *asked, *row)) {
      return;
    }
    const domain::Record shown = own ? *content : shown_to_staff(snapshot, *asked, *row, *content);
    JsonWriter out;
    out.begin_object().field("source", key->source).field("record_id", key->record_id);
    write_standing(out, snapshot, *row, asked->asker);
    out.key("record");
    wire::write_record(out, shown);
    std::string body = out.end_object().take();
    step = Finished{own ? told_to_source(std::move(body), *row) : told_to_staff(std::move(body)),
                    {{}, "record/" + domain::to_string(*key), {}, {}}};
  });
  return step;
}

}  // namespace concord::api
