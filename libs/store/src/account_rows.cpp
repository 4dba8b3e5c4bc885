#include "account_rows.hpp"

#include <stdexcept>

namespace concord::store {
namespace {

using sqlite::Blob;
using sqlite::Statement;

AccountRow read_account(const Statement& row) {
  return {.id = row.text(0),
          .name = row.text(1),
          .role = row.text(2),
          .enabled = row.boolean(3),
          .password = row.text(4),
          .one_time_until = row.maybe_instant(5),
          .must_change = row.boolean(6),
          .totp_secret = row.text(7),
          .totp_step = row.integer(8),
          .created = row.instant(9),
          .signed_in = row.maybe_instant(10)};
}

SessionRow read_session(const Statement& row) {
  const auto purpose = domain::parse_purpose(row.view(8));
  if (!purpose) {
    throw std::runtime_error("a stored session has a purpose that is not known");
  }
  return {.token = row.digest(0),
          .id = row.text(1),
          .way = row.text(2),
          .principal = row.text(3),
          .account = row.text(4),
          .issuer = row.text(5),
          .subject = row.text(6),
          .role = row.text(7),
          .purpose = *purpose,
          .created = row.instant(9),
          .used = row.instant(10),
          .ends = row.instant(11),
          .stepped_up = row.maybe_instant(12),
          .form_token = row.text(13),
          .pending_totp = row.text(14),
          .signed_in_before = row.maybe_instant(15),
          .provider_session = row.text(16)};
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<AccountRow> AccountRows::by_name(const std::string& name) const {
  Statement row = db_.query("SELECT * FROM account WHERE name = ?", name);
  return row.step() ? std::optional(read_account(row)) : std::nullopt;
}

std::optional<AccountRow> AccountRows::by_id(const std::string& id) const {
  Statement row = db_.query("SELECT * FROM account WHERE id = ?", id);
  return row.step() ? std::optional(read_account(row)) : std::nullopt;
}

std::vector<AccountRow> AccountRows::all() const {
  std::vector<AccountRow> accounts;
  Statement row = db_.query("SELECT * FROM account ORDER BY name");
  while (row.step()) {
    accounts.push_back(read_account(row));
  }
  return accounts;
}

std::optional<SessionRow> AccountRows::session(const Digest& token) const {
  Statement row = db_.query("SELECT * FROM session WHERE token = ?", token);
  return row.step() ? std::optional(read_session(row)) : std::nullopt;
}

std::size_t AccountRows::session_count(const std::string& principal) const {
  return static_cast<std::size_t>(db_.number("SELECT count(*) FROM session WHERE principal = ?", principal));
}

std::vector<SessionRow> AccountRows::sessions_of(const std::string& principal) const {
  std::vector<SessionRow> sessions;
  Statement row = db_.query("SELECT * FROM session WHERE principal = ? ORDER BY created_at, id", principal);
  while (row.step()) {
    sessions.push_back(read_session(row));
  }
  return sessions;
}

std::size_t AccountRows::recovery_code_count(const std::string& account) const {
  return static_cast<std::size_t>(
      db_.number("SELECT count(*) FROM recovery_code WHERE account = ?", account));
}

bool AccountRows::has_recovery_code(const std::string& account, const Digest& code) const {
  return db_.number("SELECT count(*) FROM recovery_code WHERE code = ? AND account = ?", code, account) == 1;
}

bool AccountRows::knows_device(const std::string& account, const Digest& token) const {
  return db_.number("SELECT count(*) FROM known_device WHERE token = ? AND account = ?", token, account) == 1;
}

void AccountWrites::add(const AccountRow& account) {
  db_.run(
      "INSERT INTO account (id, name, role, enabled, password, one_time_until, must_change, totp_secret, "
      "totp_step, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      account.id, account.name, account.role, account.enabled, account.password, account.one_time_until,
      account.must_change, Blob{account.totp_secret}, account.totp_step, account.created);
}

void AccountWrites::change(const AccountRow& account) {
  db_.run(
      "UPDATE account SET role = ?, enabled = ?, password = ?, one_time_until = ?, must_change = ?, "
      "totp_secret = ?, totp_step = ?, signed_in_at = ? WHERE id = ?",
      account.role, account.enabled, account.password, account.one_time_until, account.must_change,
      Blob{account.totp_secret}, account.totp_step, account.signed_in, account.id);
}

void AccountWrites::add_session(const SessionRow& session) {
  const std::optional<std::string> account = or_null(session.account);
  db_.run(
      "INSERT INTO session (token, id, way, principal, account, issuer, subject, role, default_purpose, "
      "created_at, used_at, ends_at, stepped_up_at, form_token, pending_totp, signed_in_before, "
      "provider_session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      session.token, session.id, session.way, session.principal, account, session.issuer, session.subject,
      session.role, domain::to_string(session.purpose), session.created, session.used, session.ends,
      session.stepped_up, session.form_token, Blob{session.pending_totp}, session.signed_in_before,
      session.provider_session);
}

void AccountWrites::change_session(const Digest& token, const SessionRow& session) {
  end_session(token);
  add_session(session);
}

void AccountWrites::use_session(const Digest& token, Instant at) {
  db_.run("UPDATE session SET used_at = ?1 WHERE token = ?2 AND used_at < ?1", at, token);
}

void AccountWrites::end_session(const Digest& token) {
  db_.run("DELETE FROM session WHERE token = ?", token);
}

void AccountWrites::end_sessions_of(const std::string& principal) {
  db_.run("DELETE FROM session WHERE principal = ?", principal);
}

void AccountWrites::end_provider_session(const std::string& issuer, const std::string& provider_session) {
  db_.run("DELETE FROM session WHERE issuer = ? AND provider_session = ? AND provider_session <> ''", issuer,
          provider_session);
}

void AccountWrites::drop_sessions_before(Instant end) {
  db_.run("DELETE FROM session WHERE ends_at < ?", end);
}

void AccountWrites::add_device(const std::string& account, const Digest& token, Instant at) {
  db_.run("INSERT OR REPLACE INTO known_device (token, account, created_at) VALUES (?, ?, ?)", token, account,
          at);
  db_.run(
      "DELETE FROM known_device WHERE account = ?1 AND token NOT IN "
      "(SELECT token FROM known_device WHERE account = ?1 ORDER BY created_at DESC LIMIT 10)",
      account);
}

void AccountWrites::forget_devices_of(const std::string& account) {
  db_.run("DELETE FROM known_device WHERE account = ?", account);
}

void AccountWrites::add_recovery_code(const std::string& account, const Digest& code) {
  db_.run("INSERT INTO recovery_code (code, account) VALUES (?, ?)", code, account);
}

void AccountWrites::use_recovery_code(const std::string& account, const Digest& code) {
  db_.run("DELETE FROM recovery_code WHERE code = ? AND account = ?", code, account);
}

void AccountWrites::forget_recovery_codes_of(const std::string& account) {
  db_.run("DELETE FROM recovery_code WHERE account = ?", account);
}

}  // namespace concord::store
