// Who looked at what, why. Its own file, lane and group commit, so that a look never waits behind
// take-in. Rows form a keyed hash chain; nothing in them is a resident's data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/base/result.hpp>

namespace concord::store {

struct AuditRow {
  Instant at{};
  std::string principal, role, purpose;
  std::string operation;  // a route's operation id
  std::string kind;       // search, shown, opened, changed, intent, outcome, refused
  std::string request_id;
  std::vector<std::string> profiles;  // ids of profiles shown or opened
  std::string subject;                // a record key, an extract's id ...: what was changed
  std::vector<std::string> categories;
  int status = 0;
  std::string detail;  // names of fields searched by, a reason's code: fixed words
};

struct AuditEntry {
  std::int64_t sequence = 0;
  AuditRow row;
  Digest chain{};  // HMAC(key, previous chain || canonical row)
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  // `done` is called when the row is durable, on the audit lane, and must not block. False: the lane is
  // full. Rows are numbered and chained at commit, so lanes may hand them over in any order.
  [[nodiscard]] virtual bool append(AuditRow row, std::function<void(Outcome)> done) = 0;
  virtual Outcome append_and_wait(AuditRow row) = 0;
  virtual std::vector<AuditEntry> after(std::int64_t sequence, std::size_t most) = 0;
  // Walks the chain; the first sequence that does not follow from the one before it, or 0. Finds what was
  // changed, put in, taken out of the middle or the beginning, or moved. Rows cut off the end leave a chain
  // that is whole: only a head that was kept elsewhere shows that. Compare with head().
  virtual Result<std::int64_t> first_broken() = 0;
  // The last durable entry, to be kept elsewhere; sequence 0 while there is none.
  virtual AuditEntry head() = 0;
  // Finishes what waits and closes.
  virtual void close() = 0;
};

// audit.sqlite and audit.key (32 random bytes as hex, owner-only, made at first use) in `directory`. Fails
// with Code::conflict when another process has the log open, and refuses a log whose key is gone or can be
// read by others.
Result<std::unique_ptr<AuditLog>> open_audit(const std::filesystem::path& directory,
                                             std::size_t capacity = 8192);

}  // namespace concord::store
