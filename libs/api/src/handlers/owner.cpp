#include <algorithm>

#include <fmt/format.h>

#include <concord/service/keys.hpp>
#include <concord/service/models.hpp>
#include <concord/service/verify.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostDifferences = 100;
constexpr unsigned kVerifyThreads = 2;

std::int64_t days_of(const JsonValue& json) {
  const JsonValue* days = member_of(json, "days");
  return days == nullptr ? 0 : days->GetInt64();
}

Result<service::KeyRequest> key_request(const Context& context, const JsonValue& json) {
  service::KeyRequest request;
  auto kind = domain::parse_principal_kind(text_of(json, "kind"));
  if (!kind) {
    return error_at("/kind", Code::invalid_value, kind.error().detail);
  }
  request.kind = *kind;
  request.label = text_of(json, "label");
  request.role = text_of(json, "role");
  request.source = text_of(json, "source");
  if (request.kind == domain::PrincipalKind::adapter) {
    if (auto source = domain::parse_source(request.source); !source) {
      return error_at("/source", Code::invalid_value,
                      "an adapter's key names its source: " + source.error().detail);
    }
    request.role = "adapter";
  } else if (context.core.roles.find(request.role) == nullptr) {
    std::string known;
    for (const auto& [name, role] : context.core.roles.all()) {
      known += (known.empty() ? "" : ", ") + name;
    }
    return error_at("/role", Code::invalid_value, "is not a role of the configuration, which has: " + known);
  }
  const policy::Role* role = context.core.roles.find(request.role);
  if (role != nullptr && role->kind != request.kind && request.kind != domain::PrincipalKind::adapter) {
    return error_at(
        "/role", Code::invalid_value,
        fmt::format("is for the kind '{}' alone: make a key of that kind", to_string(role->kind)));
  }
  if (role != nullptr && !role->purposes.empty()) {
    request.purpose = role->purposes.front();
  }
  if (const auto said = text_of(json, "purpose"); !said.empty()) {
    auto purpose = domain::parse_purpose(said);
    if (!purpose) {
      return error_at("/purpose", Code::invalid_value, purpose.error().detail);
    }
    if (role != nullptr && request.kind != domain::PrincipalKind::adapter &&
        std::find(role->purposes.begin(), role->purposes.end(), *purpose) == role->purposes.end()) {
      return error_at("/purpose", Code::invalid_value, "this role may not act for this purpose");
    }
    request.purpose = *purpose;
  }
  auto holds = service::key_holds(days_of(json), context.core.configuration.key_days_most);
  if (!holds) {
    return holds.error();
  }
  request.holds = *holds;
  return request;
}

Step make_key_step(const Asked& asked, std::function<Result<service::MadeKey>(store::Transaction&)> make) {
  const auto change = [make = std::move(make)](store::Transaction& transaction) -> Result<Finished> {
    const auto made = make(transaction);
    if (!made) {
      return made.error();
    }
    JsonWriter out;
    out.begin_object();
    write_key_members(out, made->key);
    out.field("secret", made->secret).end_object();
    return Finished{json_reply(201, out.take()), {{}, "key/" + made->key.id, {}, {}}};
  };
  return change_step(change, [asked] { asked->core.keys.load(); });
}

}  // namespace

Step create_key(const Asked& asked) {
  auto json = json_body(*asked, "key");
  if (!json) {
    return json.error();
  }
  auto request = key_request(*asked, *json);
  if (!request) {
    return request.error();
  }
  return make_key_step(asked,
                       [request = *request, now = asked->core.clock.now()](store::Transaction& transaction) {
                         return service::make_key(transaction, request, now);
                       });
}

Step rotate_key(const Asked& asked) {
  const auto json = json_body(*asked, "key_rotation");
  if (!json) {
    return json.error();
  }
  const std::chrono::hours overlap(member_of(*json, "overlap_hours")->GetInt64());
  const std::int64_t days = days_of(*json);
  const auto said = service::key_holds(days, asked->core.configuration.key_days_most);
  if (!said) {
    return said.error();
  }
  const auto holds = days > 0 ? std::optional(*said) : std::nullopt;
  const Instant now = asked->core.clock.now();
  return make_key_step(asked,
                       [id = asked->parameters.at(0), overlap, holds, now](store::Transaction& transaction) {
                         return service::rotate_key(transaction, id, overlap, holds, now);
                       });
}

Step list_keys(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("keys").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::KeyRow& key : snapshot.keys().all()) {
      out.begin_object();
      write_key_members(out, key);
      out.end_object();
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step revoke_key(const Asked& asked) {
  const std::string id = asked->parameters.at(0);
  return change_step(
      [id, now = asked->core.clock.now()](store::Transaction& transaction) -> Result<Finished> {
        if (!transaction.key_writer().revoke(id, now)) {
          return fail(Code::not_found, "there is no such key, or it was revoked before");
        }
        return Finished{{204, "", {}, ""}, {{}, "key/" + id, {}, {}}};
      },
      [asked] { asked->core.keys.load(); });
}

Step verify_store(const Asked& asked) {
  service::VerifyReport report;
  Outcome read;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    // Of this snapshot, not of the resolver: one may be released in between.
    const auto model = service::read_model(service::model_in_force(snapshot, asked->core.first_model));
    if (!model) {
      read = model.error();
      return;
    }
    report = service::verify(snapshot, *model, kVerifyThreads, kMostDifferences);
  });
  if (!read) {
    return read.error();
  }
  const auto audit = asked->core.audit->prove();
  JsonWriter out;
  out.begin_object()
      .field("records", report.records)
      .field("profiles", report.profiles)
      .field("segments", report.segments)
      .field("difference_count", report.difference_count)
      .field("audit_fault", !audit         ? audit.error().detail
                            : audit->fault ? audit->fault->what
                                           : "")
      .field("agrees", report.difference_count == 0 && audit && !audit->fault);
  out.key("differences").begin_array();
  for (const service::Difference& difference : report.differences) {
    out.begin_object()
        .field("kind", difference.kind)
        .field("of", difference.record)
        .field("detail", difference.detail)
        .end_object();
  }
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step list_memberships(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("memberships").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const service::MembershipRow& row : service::memberships(snapshot)) {
      out.begin_object()
          .field("source", row.key.source)
          .field("record_id", row.key.record_id)
          .field("part", to_string(row.part))
          .field("profile_id", to_string(row.profile))
          .field("has_identity", row.has_identity)
          .end_object();
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step read_standing(const Asked& asked) {
  std::size_t waiting = 0, profiles = 0;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    waiting = snapshot.records().waiting_count();
    profiles = snapshot.profiles().live_count();
  });
  JsonWriter out;
  out.begin_object()
      .field("ready", asked->core.resolver.ready())
      .field("waiting", waiting)
      .field("profiles", profiles)
      .end_object();
  return Finished{json_reply(200, out.take())};
}

}  // namespace concord::api
