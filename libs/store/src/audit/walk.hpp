// Reads the whole chain in order, one thread reading rows and the caller's hashing them.
#pragma once

#include <functional>

#include "audit/chain.hpp"
#include "sqlite/connection.hpp"

namespace concord::store {

struct WalkedEntry {
  std::int64_t sequence = 0;
  std::int64_t segment = 0;
  Digest chain{};  // as it stands in the row
  bool well_formed = true;
  bool drops = false;   // it says that a segment was dropped
  std::size_t end = 0;  // of its bytes in the batch
};

// The entries after `sequence`, each with its canonical bytes, until `visit` says false. Rows are read by
// a thread of their own; `db` is its alone until this returns. Throws what reading throws.
using VisitEntry = std::function<bool(const WalkedEntry&, std::string_view canonical)>;
void walk(sqlite::Connection& db, std::int64_t sequence, const VisitEntry& visit);

// The operation of the entry that says that a segment was dropped.
inline constexpr std::string_view kDropOperation = "dropAuditSegment";

}  // namespace concord::store
