// What handlers read from a request: bodies, ids, cursors, query parameters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <concord/api/route.hpp>
#include <concord/base/ids.hpp>
#include <concord/base/json.hpp>
#include <concord/domain/keys.hpp>

namespace concord::api {

// The body as JSON, checked against the route's request schema.
Result<Json> json_body(const Context& context, std::string_view schema);

Result<Uuid> id_parameter(const Context& context, std::size_t index);
std::optional<std::string_view> query_parameter(const Context& context, std::string_view name);
// A whole number of the query, at least 1 and at most `most`.
Result<std::size_t> count_parameter(const Context& context, std::string_view name, std::size_t otherwise,
                                    std::size_t most);

// True or false; false where it is not there.
Result<bool> flag_parameter(const Context& context, std::string_view name);

// A cursor holds where a list goes on, opaque to whoever carries it.
std::string make_cursor(std::int64_t position);
// Of a list in an order of its own: the place in it, and the number that breaks ties.
std::string make_cursor(std::int64_t place, std::int64_t number);
Result<std::optional<std::pair<std::int64_t, std::int64_t>>> place_parameter(const Context& context);
Result<std::int64_t> cursor_parameter(const Context& context, std::string_view name = "cursor");

// Refuses a source that is not the adapter's own. Staff with the permission may name any.
Result<std::string> source_parameter(const Context& context, std::size_t index);
Result<domain::RecordKey> record_key(const JsonValue& json, std::string_view pointer);

std::string entity_tag(std::int64_t version);  // of a record, for its own source
std::string tag_of(std::string_view body);

}  // namespace concord::api
