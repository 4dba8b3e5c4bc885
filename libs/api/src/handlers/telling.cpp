// The least that answers: whether a part knows the resident; and an identifier in full, with the reason.
#include <algorithm>

#include <concord/wire/record_json.hpp>

#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

bool asked_for(const JsonValue& types, const domain::Identifier& identifier) {
  return std::any_of(types.Begin(), types.End(), [&](const JsonValue& type) {
    return std::string_view(type.GetString(), type.GetStringLength()) == identifier.type;
  });
}

}  // namespace

Step read_involvement(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        const auto told = asked->core.viewer.involvement(snapshot, profile, asked->asker);
        if (!told) {
          return told.error();
        }
        note.categories.emplace_back(to_string(domain::Category::involvement));
        JsonWriter out;
        out.begin_object().field("profile_id", to_string(profile.id)).key("parts").begin_array();
        for (const service::ToldInvolvement& one : *told) {
          const policy::PartRules& owner = asked->core.parts.of(one.part);
          out.begin_object().field("part", to_string(one.part)).field("status", one.status);
          out.maybe("since", one.since ? domain::to_string(*one.since) : "");
          out.maybe("as_of", one.as_of ? to_rfc3339(*one.as_of) : "");
          out.field("team", owner.team).field("ring", owner.ring).end_object();
        }
        return json_reply(200, out.end_array().end_object().take());
      });
}

Step reveal_identifiers(const Asked& asked) {
  const auto json = json_body(*asked, "reveal");
  if (!json) {
    return json.error();
  }
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        const auto revealed = asked->core.viewer.revealed(snapshot, profile, asked->asker);
        if (!revealed) {
          return revealed.error();
        }
        note.categories.emplace_back(to_string(domain::Category::identifiers));
        note.detail = "revealed " + std::string(text_of(*json, "reason"));
        JsonWriter out;
        out.begin_object().field("profile_id", to_string(profile.id)).key("identifiers").begin_array();
        for (const auto& golden : *revealed) {
          if (asked_for((*json)["types"], golden.value)) {
            write_golden_identifier(out, golden);
          }
        }
        return json_reply(200, out.end_array().end_object().take());
      });
}

}  // namespace concord::api
