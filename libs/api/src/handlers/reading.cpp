#include "reading.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <concord/base/hash.hpp>
#include <concord/base/text.hpp>

#include "../schemas.hpp"

namespace concord::api {

Result<Json> json_body(const Context& context, std::string_view schema) {
  const auto type = context.request.header("content-type");
  if (!type || !starts_with_ignoring_case(*type, "application/json")) {
    return fail(Code::unsupported, "send the body as application/json");
  }
  auto json = parse_json(context.request.body);
  if (!json) {
    return json;
  }
  if (auto valid = check_against(schema, *json); !valid) {
    return valid.error();
  }
  return json;
}

Result<Uuid> id_parameter(const Context& context, std::size_t index) {
  auto id = parse_uuid(context.parameters.at(index));
  if (!id) {
    return fail(Code::not_found, "there is nothing with this id: ids are UUIDs");
  }
  return id;
}

std::optional<std::string_view> query_parameter(const Context& context, std::string_view name) {
  const auto& query = context.request.query;
  const auto found =
      std::find_if(query.begin(), query.end(), [&](const auto& pair) { return pair.first == name; });
  return found == query.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

Result<std::size_t> count_parameter(const Context& context, std::string_view name, std::size_t otherwise,
                                    std::size_t most) {
  const auto text = query_parameter(context, name);
  if (!text) {
    return otherwise;
  }
  std::size_t value = 0;
  const auto [at, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || at != text->data() + text->size() || value == 0 || value > most) {
    return error_at(std::string(name), Code::invalid_value,
                    fmt::format("must be a whole number from 1 to {}", most));
  }
  return value;
}

Result<bool> flag_parameter(const Context& context, std::string_view name) {
  const auto text = query_parameter(context, name);
  if (text && *text != "true" && *text != "false") {
    return error_at(std::string(name), Code::invalid_value, "must be true or false");
  }
  return text && *text == "true";
}

std::string make_cursor(std::int64_t position) { return to_hex(fmt::format("c1:{}", position)); }

Result<std::int64_t> cursor_parameter(const Context& context, std::string_view name) {
  const auto text = query_parameter(context, name);
  if (!text) {
    return 0;
  }
  const std::string said = from_hex(*text);
  std::int64_t position = 0;
  const char* const end = said.data() + said.size();
  if (said.starts_with("c1:")) {
    const auto [at, error] = std::from_chars(said.data() + 3, end, position);
    if (error == std::errc() && at == end && position >= 0) {
      return position;
    }
  }
  return error_at(std::string(name), Code::invalid_value, "must be a cursor that a reply gave");
}

std::string make_cursor(std::int64_t place, std::int64_t number) {
  return to_hex(fmt::format("c2:{}:{}", place, number));
}

Result<std::optional<std::pair<std::int64_t, std::int64_t>>> place_parameter(const Context& context) {
  const auto text = query_parameter(context, "cursor");
  if (!text) {
    return std::nullopt;
  }
  const std::string said = from_hex(*text);
  std::pair<std::int64_t, std::int64_t> at{};
  const char* const end = said.data() + said.size();
  if (said.starts_with("c2:")) {
    const auto [colon, error] = std::from_chars(said.data() + 3, end, at.first);
    if (error == std::errc() && colon != end && *colon == ':') {
      const auto [last, wrong] = std::from_chars(colon + 1, end, at.second);
      if (wrong == std::errc() && last == end) {
        return at;
      }
    }
  }
  return error_at("cursor", Code::invalid_value, "must be a cursor that a reply gave");
}

Result<std::string> source_parameter(const Context& context, std::size_t index) {
  auto source = domain::parse_source(context.parameters.at(index));
  if (!source) {
    return source;
  }
  const domain::Principal& principal = context.asker.principal;
  if (principal.kind == domain::PrincipalKind::adapter && principal.source != *source) {
    return fail(Code::forbidden, "this key belongs to another source");
  }
  return source;
}

Result<domain::RecordKey> record_key(const JsonValue& json, std::string_view pointer) {
  auto source = domain::parse_source(text_of(json, "source"));
  auto record_id = domain::parse_record_id(text_of(json, "record_id"));
  if (!source) {
    return error_at(child_pointer(pointer, "source"), Code::invalid_value, source.error().detail);
  }
  if (!record_id) {
    return error_at(child_pointer(pointer, "record_id"), Code::invalid_value, record_id.error().detail);
  }
  return domain::RecordKey{std::move(*source), std::move(*record_id)};
}

std::string entity_tag(std::int64_t version) { return fmt::format("\"{}\"", version); }
std::string tag_of(std::string_view body) { return fmt::format("\"{:016x}\"", hash64(body)); }

}  // namespace concord::api
