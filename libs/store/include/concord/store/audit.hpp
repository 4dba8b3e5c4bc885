// Who looked at what, why. Its own file, lane and group commit, so that a look never waits behind
// take-in. Rows form a keyed hash chain, in monthly segments; signed heads of it are written outside the
// database too. Nothing in it is a resident's data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/base/result.hpp>

namespace concord::store {

struct AuditRow {
  Instant at{};
  std::string principal, role, purpose;
  std::string operation;  // a route's operation id
  std::string kind;       // search, opened, exported, intent, outcome, refused ...: docs/audit.md
  std::string request_id;
  std::vector<std::string> profiles;  // ids of profiles shown or opened
  std::string subject;                // a record key, an extract's id ...: what was changed
  std::vector<std::string> categories;
  int status = 0;
  std::string detail;              // names of fields searched by, a reason's code: fixed words
  std::vector<std::string> terms;  // what was searched for, each as AuditLog::term() makes it
  std::string reason;              // why, where a reason was asked: a code
};

struct AuditEntry {
  std::int64_t sequence = 0;
  AuditRow row;
  std::string node;
  int segment = 0;  // 202611; 0: from before segments
  Digest chain{};   // HMAC(key, previous chain || canonical row)
};

// Which entries are asked for; what is empty asks nothing.
struct AuditQuery {
  std::string principal{}, profile{}, kind{};
  std::vector<std::string> terms{};     // all of them
  std::optional<Instant> from{}, to{};  // from <= at < to
  std::int64_t before = INT64_MAX;      // sequence
  std::size_t most = 100;
};

// The first thing that is not as it should be.
struct AuditFault {
  std::int64_t sequence = 0;  // the first bad entry
  std::int64_t head = 0;      // the head that shows it, 0: none is needed
  std::string what;           // a sentence
};

struct AuditProof {
  std::int64_t first = 0, last = 0;  // entries that were walked
  std::int64_t entries = 0;
  std::int64_t heads = 0, heads_outside = 0;  // in the database, in the file
  std::optional<AuditFault> fault;
};

struct ProofOptions {
  std::filesystem::path heads{};  // NDJSON; empty: audit_heads.ndjson beside the log
  bool complete = true;           // the file has every head; a copy of some age hasn't
  std::string public_key{};       // PEM; empty: the log's own
};

struct AuditOptions {
  std::size_t capacity = 8192;    // rows that may wait
  std::string node = "main";      // of which this is the log
  std::filesystem::path heads{};  // where heads are written too; empty: audit_heads.ndjson beside the log
  const Clock* clock = nullptr;   // says when heads are signed; null: the system's
  std::int64_t head_entries = 50'000;   // a head at the latest after so many entries ...
  std::chrono::seconds head_every{60};  // ... and after so long, when there are new ones
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  // `done` is called when the row is durable, on the audit lane, and must not block. False: the lane is
  // full. Rows are numbered and chained at commit, so lanes may hand them over in any order. Whoever keeps
  // the row until then spares the lane to take it down.
  [[nodiscard]] virtual bool append(std::shared_ptr<const AuditRow> row,
                                    std::function<void(Outcome)> done) = 0;
  virtual Outcome append_and_wait(AuditRow row) = 0;
  virtual std::vector<AuditEntry> after(std::int64_t sequence, std::size_t most) = 0;
  // Latest first. With a profile, by an index that is brought up to date first: nothing is missed.
  virtual std::vector<AuditEntry> find(const AuditQuery& query) = 0;
  // "field:keyed hash" of a value that was searched for: the same value gives the same, and nobody without
  // the key can try values. Any thread.
  virtual std::string term(std::string_view field, std::string_view value) const = 0;
  // Walks the chain and the heads. Any thread; hundreds of thousands of entries a second.
  virtual Result<AuditProof> prove(const ProofOptions& options) = 0;
  Result<AuditProof> prove() { return prove({}); }
  // The last durable entry; sequence 0 while there is none.
  virtual AuditEntry head() = 0;
  // Signs and writes a head now, if there are entries since the last one.
  virtual Outcome sign_head() = 0;
  // Takes the entries of the oldest closed segment out. `why` says who: its row stays in the chain.
  // Waits; never from a lane.
  virtual Outcome drop_segment(int segment, AuditRow why) = 0;
  virtual std::string public_key() const = 0;  // PEM
  // Finishes what waits, signs a last head and closes.
  virtual void close() = 0;
};

// audit.sqlite, audit.key (32 random bytes as hex) and audit_signing.key (the same, of Ed25519), owner-only,
// made at first use, in `directory`. Fails with Code::conflict when another process has the log open, and
// refuses a log whose keys are gone or can be read by others.
Result<std::unique_ptr<AuditLog>> open_audit(const std::filesystem::path& directory,
                                             const AuditOptions& options = {});

// Proves a log that no process has open, without writing a byte of it.
Result<AuditProof> prove_audit(const std::filesystem::path& directory, const ProofOptions& options = {});
Result<std::string> audit_public_key(const std::filesystem::path& directory);

}  // namespace concord::store
