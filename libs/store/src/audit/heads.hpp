// Signed heads of the chain: "this was the last entry". Each holds the digest of the one before it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/signature.hpp>
#include <concord/store/audit.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

struct AuditHead {
  std::int64_t number = 0;  // from 1
  Instant at{};
  std::string kind;  // running, stop, segment
  std::string node;
  std::int64_t segment = 0;
  std::int64_t sequence = 0;
  Digest chain{};
  Digest previous{};      // of the head before; zeroes in the first
  std::string signature;  // Ed25519, of signed_text()
  bool operator==(const AuditHead&) const = default;
};

inline constexpr std::string_view kSegmentEnd = "segment";

std::string signed_text(const AuditHead& head);
Digest digest_of(const AuditHead& head);  // SHA-256 of its text and signature

// One line of JSON, without its end, and back; a line in any other form is an error.
std::string to_line(const AuditHead& head);
Result<AuditHead> parse_head(std::string_view line);

void insert_head(sqlite::Connection& db, const AuditHead& head);
std::optional<AuditHead> last_head(sqlite::Connection& db);
std::vector<AuditHead> heads_after(sqlite::Connection& db, std::int64_t number);

}  // namespace concord::store
