// Whether the log is whole: the chain, entry by entry, against itself and against the heads.
#pragma once

#include "audit/heads.hpp"

namespace concord::store {

struct ProofBasis {
  std::string key;         // of the chain
  std::string public_key;  // PEM; what heads must be signed by
  std::filesystem::path heads;
  bool complete = false;  // `heads` must have every head but the last
};

// In a read transaction of `db`. An error: something can't be read at all.
Result<AuditProof> prove_chain(sqlite::Connection& db, const ProofBasis& basis);

}  // namespace concord::store
