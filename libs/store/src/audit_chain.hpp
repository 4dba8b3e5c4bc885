// The keyed hash chain over audit rows. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/store/audit.hpp>

namespace concord::store {

// HMAC-SHA256(key, previous chain || sequence and every field, each with its length before it). The chain
// before the first row is 32 zero bytes. Lengths make it one-to-one: no two rows give the same bytes.
Digest next_chain(std::string_view key, const Digest& previous, std::int64_t sequence, const AuditRow& row);

// Lists stand in the table as JSON arrays of text.
std::string list_to_json(const std::vector<std::string>& list);
std::vector<std::string> list_from_json(std::string_view json);

}  // namespace concord::store
