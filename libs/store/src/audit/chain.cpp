#include "audit/chain.hpp"

#include <bit>
#include <cstring>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

namespace concord::store {
namespace {

static_assert(std::endian::native == std::endian::little);  // numbers are hashed as they lie in memory

void add_text_form(std::string& bytes, std::string_view field) {
  fmt::format_to(std::back_inserter(bytes), "{}:{}", field.size(), field);
}

void add_text_form(std::string& bytes, std::int64_t field) {
  fmt::format_to(std::back_inserter(bytes), "{};", field);
}

void add_list(std::string& bytes, std::string_view json) {
  const std::vector<std::string> list = list_from_json(json);
  add_text_form(bytes, static_cast<std::int64_t>(list.size()));
  for (const std::string& field : list) {
    add_text_form(bytes, field);
  }
}

bool add_form_one(std::string& bytes, const RowColumns& row) {
  if (!row.node.empty() || row.segment != 0 || row.terms != "[]" || !row.reason.empty()) {
    return false;
  }
  add_text_form(bytes, row.sequence);
  add_text_form(bytes, row.at);
  for (const std::string_view field :
       {row.principal, row.role, row.purpose, row.operation, row.kind, row.request_id}) {
    add_text_form(bytes, field);
  }
  add_list(bytes, row.profiles);
  add_text_form(bytes, row.subject);
  add_list(bytes, row.categories);
  add_text_form(bytes, row.status);
  add_text_form(bytes, row.detail);
  return true;
}

template <class Number>
char* put(char* at, Number number) {
  std::memcpy(at, &number, sizeof number);
  return at + sizeof number;
}

constexpr char kFormTwo = 'v';

bool add_form_two(std::string& bytes, const RowColumns& row) {
  const std::string_view texts[] = {row.node,   row.principal,  row.role,     row.purpose, row.operation,
                                    row.kind,   row.request_id, row.profiles, row.subject, row.categories,
                                    row.detail, row.terms,      row.reason};
  std::size_t size = 1 + 4 * sizeof(std::int64_t);
  for (const std::string_view text : texts) {
    size += sizeof(std::uint32_t) + text.size();
  }
  const std::size_t before = bytes.size();
  bytes.resize(before + size);
  char* at = bytes.data() + before;
  *at++ = kFormTwo;
  for (const std::int64_t number : {row.sequence, row.at, row.segment, row.status}) {
    at = put(at, number);
  }
  for (const std::string_view text : texts) {
    at = put(at, static_cast<std::uint32_t>(text.size()));
    at = std::copy(text.begin(), text.end(), at);
  }
  return true;
}

}  // namespace

bool add_canonical(std::string& bytes, const RowColumns& row) {
  return row.form == 2 ? add_form_two(bytes, row) : row.form == 1 && add_form_one(bytes, row);
}

Digest next_chain(HmacSha256& hmac, const Digest& previous, std::string_view canonical) {
  return hmac.update(bytes_of(previous)).update(canonical).finish();
}

void write_list(JsonWriter& out, const std::vector<std::string>& list) {
  out.clear();
  out.begin_array();
  for (const std::string& text : list) {
    out.text(text);
  }
  out.end_array();
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

int segment_of(Instant at) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  return static_cast<int>(day.year()) * 100 + static_cast<int>(static_cast<unsigned>(day.month()));
}

}  // namespace concord::store
