#include <fmt/format.h>

#include <concord/base/json.hpp>
#include <concord/base/text.hpp>
#include <concord/service/take_in.hpp>

namespace concord::service {
namespace {

// The id that a line says, though the rest of it can't be used.
std::string said_id(std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->IsObject()) {
    return {};
  }
  return domain::parse_record_id(text_of(*json, "record_id")).value_or(std::string());
}

BatchLine parse_line(std::uint64_t number, std::string_view text, bool whole) {
  BatchLine line{number, text, Error{}, {}, {}, {}};
  if (!whole) {
    line.read = fail(Code::malformed,
                     "the line does not end with a line feed: the upload was cut; send the batch again");
    return line;
  }
  line.read = wire::read_line(text);
  line.record_id = line.read ? line.read->record_id() : said_id(text);
  if (line.read) {
    if (const auto* record = std::get_if<domain::Record>(&line.read->what)) {
      line.canonical = wire::to_json(*record);
      line.content = wire::content_hash(line.canonical);
    }
  }
  return line;
}

}  // namespace

Result<ParsedBatch> parse_batch(std::string body, std::size_t most) {
  ParsedBatch parsed;
  parsed.body = std::move(body);
  parsed.hash = sha256(parsed.body);
  const std::string_view all = parsed.body;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < all.size();) {
    ++number;
    const std::size_t end = all.find('\n', at);
    const bool whole = end != std::string_view::npos;
    const std::string_view text = trim(all.substr(at, whole ? end - at : std::string_view::npos));
    at = whole ? end + 1 : all.size();
    if (text.empty()) {
      continue;
    }
    if (parsed.lines.size() == most) {
      return error_at("", Code::too_many, fmt::format("a batch holds at most {} lines: send several", most));
    }
    parsed.lines.push_back(parse_line(number, text, whole));
  }
  return parsed;
}

Result<BatchLine> parse_single(std::string_view body, const domain::RecordKey& key) {
  BatchLine line = parse_line(1, body, true);
  if (!line.read) {
    return line.read.error();
  }
  if (!std::holds_alternative<domain::Record>(line.read->what)) {
    return error_at("/withdrawn", Code::invalid_value, "a PUT holds a record; use DELETE to withdraw one");
  }
  if (line.read->record_id() != key.record_id) {
    return error_at("/record_id", Code::invalid_value, "must be the id in the path");
  }
  if (line.read->version.empty()) {
    return error_at("/as_of", Code::missing_field,
                    "a record outside an extract needs `as_of` or `source_version`");
  }
  return line;
}

}  // namespace concord::service
