// The audit log on SQLite, once it is open: open_audit.cpp.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <concord/base/hmac.hpp>
#include <concord/base/json.hpp>
#include <concord/base/signature.hpp>
#include <concord/store/audit.hpp>

#include "audit/find.hpp"
#include "audit/signer.hpp"
#include "sqlite/directory_lock.hpp"
#include "sqlite/group_commit.hpp"
#include "sqlite/migrations.hpp"
#include "sqlite/reader_pool.hpp"

namespace concord::store {

// What the log is made of, open and read.
struct OpenedAudit {
  sqlite::DirectoryLock lock;
  std::string key;
  SigningKey signing_key;
  sqlite::OpenFile file;
};

class SqliteAudit final : public AuditLog {
 public:
  SqliteAudit(OpenedAudit opened, const AuditOptions& options, const std::filesystem::path& directory);
  ~SqliteAudit() override { close(); }
  SqliteAudit(const SqliteAudit&) = delete;
  SqliteAudit& operator=(const SqliteAudit&) = delete;

  bool append(std::shared_ptr<const AuditRow> row, std::function<void(Outcome)> done) override {
    return writer_.write(chained(std::move(row)), std::move(done));
  }
  Outcome append_and_wait(AuditRow row) override {
    return writer_.write_and_wait(chained(std::make_shared<const AuditRow>(std::move(row))));
  }
  std::vector<AuditEntry> after(std::int64_t sequence, std::size_t most) override;
  std::vector<AuditEntry> find(const AuditQuery& query) override;
  std::string term(std::string_view field, std::string_view value) const override;
  Result<AuditProof> prove(const ProofOptions& options) override;
  AuditEntry head() override;
  Outcome sign_head() override { return sign_head("running"); }
  Outcome drop_segment(int segment, AuditRow why) override;
  std::string public_key() const override { return signer_.public_key(); }
  void close() override;

 private:
  // At the start of each transaction, from the table unless the last one was kept: so a group that failed
  // leaves no trace in the chain.
  void read_head(sqlite::Connection& db);
  sqlite::GroupCommit::Work chained(std::shared_ptr<const AuditRow> row);
  void insert(sqlite::Connection& db, const AuditRow& row);
  void make_head(sqlite::Connection& db, std::string_view kind);
  Outcome sign_head(std::string_view kind);
  void sign_last_head();
  void delete_dropped();
  void tick();
  void do_tick(bool due);
  void stop_ticking();

  std::optional<sqlite::DirectoryLock> lock_;
  std::string key_, term_key_;
  AuditOptions options_;
  // The head; the audit lane alone uses it.
  bool head_known_ = false;
  std::int64_t sequence_ = 0, segment_ = 0, head_sequence_ = 0;
  Digest chain_{};
  HmacSha256 hmac_;
  std::string canonical_;
  JsonWriter profiles_, categories_, terms_;
  Signer signer_;
  AccessIndex index_;
  sqlite::GroupCommit writer_;
  sqlite::ReaderPool readers_;
  std::mutex ticking_;
  std::condition_variable wake_;
  bool stopping_ = false, head_made_ = false, closed_ = false;
  std::thread ticker_;  // last: it uses all of the above
};

}  // namespace concord::store
