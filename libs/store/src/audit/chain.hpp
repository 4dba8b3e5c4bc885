// The keyed hash chain over audit rows. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/hmac.hpp>
#include <concord/base/json.hpp>
#include <concord/store/audit.hpp>

namespace concord::store {

// A row as its columns stand in the table; lists are their JSON. Views last as long as what they look into.
struct RowColumns {
  std::int64_t form = 2, sequence = 0, at = 0, segment = 0, status = 0;
  std::string_view node, principal, role, purpose, operation, kind, request_id, profiles, subject, categories,
      detail, terms, reason;
};

// Adds the bytes that are hashed: sequence and every field, each with its length before it, so that no two
// rows give the same bytes. Form 1 is of rows before there were segments: lengths as text, lists taken
// apart; columns that it doesn't cover must be empty (else, or for another form: false). Form 2 begins with
// a byte that form 1 can't begin with.
bool add_canonical(std::string& bytes, const RowColumns& row);

// HMAC-SHA256(key, previous chain || canonical row). The chain before the first row is 32 zero bytes.
Digest next_chain(HmacSha256& hmac, const Digest& previous, std::string_view canonical);

// Lists stand in the table as JSON arrays of text.
void write_list(JsonWriter& out, const std::vector<std::string>& list);
std::vector<std::string> list_from_json(std::string_view json);

// The month, in UTC, as 202611.
int segment_of(Instant at);

inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};  // the same bytes, unsigned
}

}  // namespace concord::store
