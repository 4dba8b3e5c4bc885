#include "audit_chain.hpp"

#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include <concord/base/json.hpp>

namespace concord::store {
namespace {

void add(std::string& bytes, std::string_view field) {
  fmt::format_to(std::back_inserter(bytes), "{}:{}", field.size(), field);
}

void add(std::string& bytes, std::int64_t field) { fmt::format_to(std::back_inserter(bytes), "{};", field); }

void add(std::string& bytes, const std::vector<std::string>& list) {
  add(bytes, static_cast<std::int64_t>(list.size()));
  for (const std::string& field : list) {
    add(bytes, field);
  }
}

}  // namespace

Digest next_chain(std::string_view key, const Digest& previous, std::int64_t sequence, const AuditRow& row) {
  std::string bytes(previous.begin(), previous.end());
  add(bytes, sequence);
  add(bytes, row.at.time_since_epoch().count());
  for (const std::string* field :
       {&row.principal, &row.role, &row.purpose, &row.operation, &row.kind, &row.request_id}) {
    add(bytes, *field);
  }
  add(bytes, row.profiles);
  add(bytes, row.subject);
  add(bytes, row.categories);
  add(bytes, std::int64_t{row.status});
  add(bytes, row.detail);
  return hmac_sha256(key, bytes);
}

std::string list_to_json(const std::vector<std::string>& list) {
  JsonWriter out;
  out.begin_array();
  for (const std::string& text : list) {
    out.text(text);
  }
  out.end_array();
  return out.take();
}

std::vector<std::string> list_from_json(std::string_view json) {
  const Result<Json> parsed = parse_json(json);
  if (!parsed || !parsed->IsArray()) {
    throw std::runtime_error("a list of an audit row can't be read");
  }
  std::vector<std::string> list;
  for (const JsonValue& text : parsed->GetArray()) {
    if (!text.IsString()) {
      throw std::runtime_error("a list of an audit row can't be read");
    }
    list.emplace_back(text.GetString(), text.GetStringLength());
  }
  return list;
}

}  // namespace concord::store
