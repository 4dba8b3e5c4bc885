#include "body_members.hpp"

namespace concord::api {

Result<Uuid> profile_id_member(const JsonValue& json) {
  const auto id = parse_uuid(text_of(json, "profile_id"));
  if (!id) {
    return error_at("/profile_id", Code::invalid_value, "must be a profile's id");
  }
  return *id;
}

Result<std::optional<Uuid>> subject_request_member(const JsonValue& json) {
  if (member_of(json, "subject_request_id") == nullptr) {
    return std::optional<Uuid>{};
  }
  const auto id = parse_uuid(text_of(json, "subject_request_id"));
  if (!id) {
    return error_at("/subject_request_id", Code::invalid_value, "must be a request's id");
  }
  return std::optional(*id);
}

Result<std::optional<CivilDate>> day_member(const JsonValue& json, std::string_view member) {
  if (member_of(json, member) == nullptr) {
    return std::optional<CivilDate>{};
  }
  const auto day = parse_iso_date(text_of(json, member));
  if (!day) {
    return error_at(child_pointer("", member), Code::invalid_value, "must be a day as in 2026-11-01");
  }
  return std::optional(*day);
}

Result<std::optional<Instant>> time_member(const JsonValue& json, std::string_view member) {
  if (member_of(json, member) == nullptr) {
    return std::optional<Instant>{};
  }
  const auto time = parse_rfc3339(text_of(json, member));
  if (!time) {
    return error_at(child_pointer("", member), Code::invalid_value, time.error().detail);
  }
  return std::optional(*time);
}

}  // namespace concord::api
