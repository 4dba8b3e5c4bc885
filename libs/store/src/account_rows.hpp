// Accounts, sessions and known devices.
#pragma once

#include <concord/store/accounts.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class AccountRows final : public AccountReader {
 public:
  explicit AccountRows(sqlite::Connection& db) : db_(db) {}
  std::optional<AccountRow> by_name(const std::string& name) const override;
  std::optional<AccountRow> by_id(const std::string& id) const override;
  std::vector<AccountRow> all() const override;
  std::optional<SessionRow> session(const Digest& token) const override;
  std::size_t session_count(const std::string& principal) const override;
  std::vector<SessionRow> sessions_of(const std::string& principal) const override;
  std::size_t recovery_code_count(const std::string& account) const override;
  bool has_recovery_code(const std::string& account, const Digest& code) const override;
  bool knows_device(const std::string& account, const Digest& token) const override;

 private:
  sqlite::Connection& db_;
};

class AccountWrites final : public AccountWriter {
 public:
  explicit AccountWrites(sqlite::Connection& db) : db_(db) {}
  void add(const AccountRow& account) override;
  void change(const AccountRow& account) override;
  void add_session(const SessionRow& session) override;
  void change_session(const Digest& token, const SessionRow& session) override;
  void use_session(const Digest& token, Instant at) override;
  void end_session(const Digest& token) override;
  void end_sessions_of(const std::string& principal) override;
  void end_provider_session(const std::string& issuer, const std::string& provider_session) override;
  void drop_sessions_before(Instant end) override;
  void add_device(const std::string& account, const Digest& token, Instant at) override;
  void forget_devices_of(const std::string& account) override;
  void add_recovery_code(const std::string& account, const Digest& code) override;
  void use_recovery_code(const std::string& account, const Digest& code) override;
  void forget_recovery_codes_of(const std::string& account) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store
