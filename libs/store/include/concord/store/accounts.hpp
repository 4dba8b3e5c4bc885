// Local accounts, the sessions that people have, and the browsers in which they signed in before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/domain/access.hpp>

namespace concord::store {

struct AccountRow {
  std::string id;    // "acc_…"
  std::string name;  // as it is typed, in lower case
  std::string role;
  bool enabled = true;
  std::string password;                   // encoded argon2id; empty: nobody can sign in by one
  std::optional<Instant> one_time_until;  // the password is a one-time one and holds until then
  bool must_change = false;               // it was used, and no other is chosen yet
  std::string totp_secret;                // sealed by service::Seal; empty: no second factor yet
  std::int64_t totp_step = 0;             // the last step whose code was used
  Instant created{};
  std::optional<Instant> signed_in{};  // last
};

struct SessionRow {
  Digest token{};         // SHA-256 of the cookie's value
  std::string id;         // "ses_…"
  std::string way;        // "local" or "provider"
  std::string principal;  // what audit rows call whoever it is
  std::string account;    // empty where a provider vouches
  std::string issuer;     // and these where it does not
  std::string subject;
  std::string role;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  Instant created{};
  Instant used{};  // behind the truth by a minute at most
  Instant ends{};
  std::optional<Instant> stepped_up;
  std::string form_token;
  std::string pending_totp;  // a second factor that was shown and is not yet confirmed; sealed, too
  std::optional<Instant> signed_in_before{};  // when its account had signed in the time before
  std::string provider_session{};             // what the provider calls it (`sid`), where it says so
};

class AccountReader {
 public:
  virtual ~AccountReader() = default;
  virtual std::optional<AccountRow> by_name(const std::string& name) const = 0;
  virtual std::optional<AccountRow> by_id(const std::string& id) const = 0;
  virtual std::vector<AccountRow> all() const = 0;
  virtual std::optional<SessionRow> session(const Digest& token) const = 0;
  virtual std::size_t session_count(const std::string& principal) const = 0;
  virtual std::vector<SessionRow> sessions_of(const std::string& principal) const = 0;  // oldest first
  virtual std::size_t recovery_code_count(const std::string& account) const = 0;
  virtual bool has_recovery_code(const std::string& account, const Digest& code) const = 0;
  virtual bool knows_device(const std::string& account, const Digest& token) const = 0;
};

class AccountWriter {
 public:
  virtual ~AccountWriter() = default;
  virtual void add(const AccountRow& account) = 0;
  virtual void change(const AccountRow& account) = 0;  // all but its id, name and day of making
  virtual void add_session(const SessionRow& session) = 0;
  // The session that has `token` becomes what `session` says, a new token included.
  virtual void change_session(const Digest& token, const SessionRow& session) = 0;
  virtual void use_session(const Digest& token, Instant at) = 0;
  virtual void end_session(const Digest& token) = 0;
  virtual void end_sessions_of(const std::string& principal) = 0;
  virtual void end_provider_session(const std::string& issuer, const std::string& provider_session) = 0;
  virtual void drop_sessions_before(Instant end) = 0;
  // At most ten an account are kept: the oldest go.
  virtual void add_device(const std::string& account, const Digest& token, Instant at) = 0;
  virtual void forget_devices_of(const std::string& account) = 0;
  virtual void add_recovery_code(const std::string& account, const Digest& code) = 0;
  virtual void use_recovery_code(const std::string& account, const Digest& code) = 0;
  virtual void forget_recovery_codes_of(const std::string& account) = 0;
};

}  // namespace concord::store
