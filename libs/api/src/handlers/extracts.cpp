#include <concord/service/extracts.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

std::optional<std::uint64_t> count_member(const JsonValue& json, std::string_view name) {
  const JsonValue* member = member_of(json, name);
  return member != nullptr && member->IsUint64() ? std::optional(member->GetUint64()) : std::nullopt;
}

Reply extract_reply(int status, const store::ExtractRow& extract) {
  JsonWriter out;
  write_extract(out, extract);
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/extracts/" + to_string(extract.id));
  return reply;
}

// Adapters see their own source's extracts; an id of another's is as unknown as one never given out.
Result<store::ExtractRow> own_extract(store::Snapshot& snapshot, const Context& context, const Uuid& id) {
  auto extract = snapshot.extracts().extract(id);
  const domain::Principal& principal = context.asker.principal;
  if (!extract || (principal.kind == domain::PrincipalKind::adapter && principal.source != extract->source)) {
    return fail(Code::not_found, "there is no such extract");
  }
  return *extract;
}

// A write that ends in one extract, told as it then stands.
Step write_extract_step(const Asked& asked, int status,
                        std::function<Result<store::ExtractRow>(store::Transaction&)> change) {
  return change_step(
      [status, change = std::move(change)](store::Transaction& transaction) -> Result<Finished> {
        const auto extract = change(transaction);
        if (!extract) {
          return extract.error();
        }
        return Finished{extract_reply(status, *extract), {{}, "extract/" + to_string(extract->id), {}, {}}};
      },
      [asked] { asked->core.resolver.notify(); });
}

}  // namespace

Step open_extract(const Asked& asked) {
  auto source = source_parameter(*asked, 0);
  auto json = json_body(*asked, "manifest");
  if (!source || !json) {
    return source ? json.error() : source.error();
  }
  auto manifest = wire::read_manifest(*json);
  if (!manifest) {
    return manifest.error();
  }
  if (manifest->source != *source) {
    return error_at("/source", Code::invalid_value, "must be the source in the path");
  }
  const service::OpenRequest request{*manifest, asked->request.body, asked->core.clock.now()};
  return write_extract_step(asked, 201,
                            [request](store::Transaction& transaction) -> Result<store::ExtractRow> {
                              auto opened = service::open_extract(transaction, request);
                              if (!opened) {
                                return opened.error();
                              }
                              return opened->extract;
                            });
}

Step read_extract(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  Result<store::ExtractRow> extract = Error{};
  asked->core.database->read(
      [&](store::Snapshot& snapshot) { extract = own_extract(snapshot, *asked, *id); });
  if (!extract) {
    return extract.error();
  }
  return Finished{extract_reply(200, *extract)};
}

Step complete_extract(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  service::Expected expected;
  if (!asked->request.body.empty()) {
    auto json = json_body(*asked, "completion");
    if (!json) {
      return json.error();
    }
    expected = {count_member(*json, "records"), count_member(*json, "batches")};
  }
  const service::HoldRule rule{asked->core.configuration.held_share, asked->core.configuration.held_least};
  const Instant now = asked->core.clock.now();
  return write_extract_step(
      asked, 200,
      [asked, id = *id, expected, rule, now](store::Transaction& transaction) -> Result<store::ExtractRow> {
        if (auto own = own_extract(transaction, *asked, id); !own) {
          return own.error();
        }
        return service::complete_extract(transaction, id, expected, rule, now);
      });
}

Step approve_extract(const Asked& asked) {
  auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  const Instant now = asked->core.clock.now();
  return write_extract_step(asked, 200, [asked, id = *id, now](store::Transaction& transaction) {
    return service::approve_extract(transaction, id, asked->asker.principal.id, now);
  });
}

}  // namespace concord::api
