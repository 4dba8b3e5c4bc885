#include <concord/service/why.hpp>

#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "render_why.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostLinks = 20;

// A profile or a record, as the body names it; read once a snapshot is there.
struct Named {
  std::optional<Uuid> profile;
  domain::RecordKey record;
  std::string pointer;
};

Result<Named> named(const JsonValue& body, const char* member) {
  const JsonValue& json = *member_of(body, member);
  Named read{{}, {}, std::string("/") + member};
  const std::string_view id = text_of(json, "profile_id");
  if (id.empty()) {
    auto key = record_key(json, read.pointer);
    if (!key) {
      return key.error();
    }
    read.record = std::move(*key);
    return read;
  }
  auto profile = parse_uuid(id);
  if (!profile) {
    return error_at(read.pointer + "/profile_id", Code::invalid_value, "must be a UUID");
  }
  read.profile = *profile;
  return read;
}

Result<service::NamedSide> side_of(store::Snapshot& snapshot, const Context& context, const Named& named) {
  return named.profile ? service::name_profile(snapshot, context.core.viewer, *named.profile, context.asker,
                                               named.pointer)
                       : service::name_record(snapshot, named.record, context.asker, named.pointer);
}

Step tell_why(const Asked& asked, store::Snapshot& snapshot, const Named& a, const Named& b) {
  auto left = side_of(snapshot, *asked, a);
  auto right = side_of(snapshot, *asked, b);
  if (!left || !right) {
    return left ? right.error() : left.error();
  }
  Result<service::Why> told = Error{};
  asked->core.resolver.read([&](const matching::Index& index) {
    told = service::why(snapshot, index, *left, *right, asked->asker, kMostLinks);
  });
  if (!told) {
    return told.error();
  }
  AuditNote note;
  note.detail = "why";
  note.profiles.push_back(to_string(left->profile.id));
  if (!told->together) {
    note.profiles.push_back(to_string(right->profile.id));
  }
  JsonWriter out;
  write_why(out, snapshot, *told, *left, *right, *asked);
  return Finished{json_reply(200, out.take()), std::move(note)};
}

}  // namespace

Step explain_two(const Asked& asked) {
  auto json = json_body(*asked, "why");
  if (!json) {
    return json.error();
  }
  const auto a = named(*json, "a");
  const auto b = named(*json, "b");
  if (!a || !b) {
    return a ? b.error() : a.error();
  }
  if (!asked->core.resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) { step = tell_why(asked, snapshot, *a, *b); });
  return step;
}

Step read_how(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        if (!asked->core.resolver.ready()) {
          return fail(Code::unavailable, "the match index is being built: try again shortly");
        }
        Result<service::HowTold> told = Error{};
        asked->core.resolver.read([&](const matching::Index& index) {
          told = service::how_of(snapshot, index, profile, asked->asker);
        });
        if (!told) {
          return told.error();
        }
        note.detail = "how";
        JsonWriter out;
        write_how(out, snapshot, profile, *told, *asked);
        return json_reply(200, out.take());
      });
}

}  // namespace concord::api
